package org.passerelle.spending;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.Refusals;
import org.passerelle.expenses.HandingIn;
import org.passerelle.expenses.Outlay;
import org.passerelle.expenses.OutlayDrafts;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Writing an outlay. Everything is kept before it is looked at, and a file in a form of its own, so that neither a mistake nor a photo
 * that is too large loses what was typed.
 */
@Controller
@RequestMapping("/outlays/{id:\\d{1,18}}")
class OutlayDraftPages {

    /** Where what the core refuses belongs to a field; the rest belongs to the page. */
    private static final Map<String, String> FIELDS = Map.of(
            "total-differs", "gross",
            "supplier-paper-twice", "number",
            "due-before-date", "dueOn");

    private final OutlayDesk desk;
    private final OutlayForms forms;
    private final OutlayDrafts drafts;
    private final HandingIn handingIn;
    private final TypedFields typed;

    OutlayDraftPages(OutlayDesk desk, OutlayForms forms, OutlayDrafts drafts, HandingIn handingIn, TypedFields typed) {
        this.desk = desk;
        this.forms = forms;
        this.drafts = drafts;
        this.handingIn = handingIn;
        this.typed = typed;
    }

    /** A line begins with its photo, or without one. */
    @PostMapping("/lines")
    String addLine(
            @PathVariable long id,
            @RequestParam(defaultValue = "purchase") String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after)
            throws IOException {
        var outlay = desk.outlay(id, who);
        try {
            if (file == null) return "redirect:" + linePath(id, drafts.addLine(id, kind.equals("kilometres")));
            // First the file: one that is refused leaves no empty line behind.
            var content = file.getBytes();
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return "redirect:" + linePath(id, drafts.addLineWith(id, name, content, desk.actor(outlay, who)));
        } catch (Refused refused) {
            return told(after, refused, OutlayDesk.path(id), file == null ? "main" : "file");
        }
    }

    @PostMapping("/lines/{line}")
    @KeepsTyped
    String keepLine(
            @PathVariable long id,
            @PathVariable long line,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        desk.outlay(id, who);
        var form = Form.of(request);
        try {
            drafts.keepLine(id, line, OutlayForms.typedLine(form));
            typed.done(request, linePath(id, line));
        } catch (Refused refused) {
            return told(after, refused, OutlayDesk.path(id));
        }
        var outlay = desk.outlay(id, who);
        var kept = outlay.lines().stream()
                .filter(one -> one.id() == line)
                .findFirst()
                .orElseThrow();
        boolean holds = forms.checked(outlay, kept).accepted();
        return "redirect:" + (holds ? OutlayDesk.path(id) : linePath(id, line) + "?check");
    }

    @PostMapping("/lines/{line}/draft")
    ResponseEntity<Void> autosaveLine(
            @PathVariable long id,
            @PathVariable long line,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who) {
        desk.outlay(id, who);
        return kept(() -> drafts.keepLine(id, line, OutlayForms.typedLine(Form.of(request))));
    }

    @PostMapping("/lines/{line}/remove")
    String removeLine(
            @PathVariable long id,
            @PathVariable long line,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        desk.outlay(id, who);
        try {
            drafts.removeLine(id, line);
        } catch (Refused refused) {
            return told(after, refused, OutlayDesk.path(id));
        }
        return "redirect:" + OutlayDesk.path(id);
    }

    /** @param line of a claim; none for a paper of a supplier */
    @PostMapping("/papers")
    String attach(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long line,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after)
            throws IOException {
        var outlay = desk.outlay(id, who);
        var back = line == null ? OutlayDesk.path(id) : linePath(id, line);
        try {
            if (file == null) throw new Refused("document-empty");
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            drafts.attach(id, line, name, file.getBytes(), desk.actor(outlay, who));
        } catch (Refused refused) {
            return told(after, refused, back, "file");
        }
        return "redirect:" + back;
    }

    @PostMapping("/papers/{document}/remove")
    String detach(
            @PathVariable long id,
            @PathVariable long document,
            @RequestParam(required = false) @Nullable Long line,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        desk.outlay(id, who);
        var back = line == null ? OutlayDesk.path(id) : linePath(id, line);
        try {
            drafts.detach(id, line, document);
        } catch (Refused refused) {
            return told(after, refused, back);
        }
        return "redirect:" + back;
    }

    @PostMapping("/draft")
    ResponseEntity<Void> autosave(
            @PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
        var outlay = desk.outlay(id, who);
        return kept(() -> drafts.keep(id, OutlayForms.typed(outlay, Form.of(request))));
    }

    @PostMapping("/send")
    @KeepsTyped(page = "/outlays/{id}")
    String send(
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var form = Form.of(request);
        try {
            drafts.keep(id, OutlayForms.typed(desk.outlay(id, who), form));
            typed.done(request, OutlayDesk.path(id));
            var outlay = desk.outlay(id, who);
            if (form.has("keep")) {
                after.addFlashAttribute("notice", "task.kept");
                return "redirect:" + OutlayDesk.path(id);
            }
            if (!holds(outlay)) return "redirect:" + OutlayDesk.path(id) + "?check";
            handIn(outlay, who);
        } catch (Refused refused) {
            return told(after, refused, OutlayDesk.path(id));
        }
        after.addFlashAttribute("notice", "outlay.sent");
        return "redirect:" + OutlayDesk.path(id);
    }

    private boolean holds(Outlay outlay) {
        if (!outlay.kind().isClaim()) return forms.checked(outlay).accepted();
        var iban = OutlayForms.form(outlay.typed());
        OutlayForms.checkIban(iban);
        return iban.has("iban")
                && iban.accepted()
                && outlay.lines().stream()
                        .allMatch(line -> forms.checked(outlay, line).accepted());
    }

    private void handIn(Outlay outlay, SignedIn who) {
        var actor = desk.actor(outlay, who);
        if (!outlay.kind().isClaim()) {
            handingIn.supplierPaper(outlay.id(), forms.paper(outlay), actor);
            return;
        }
        var lines =
                outlay.lines().stream().map(line -> forms.line(outlay, line)).toList();
        handingIn.claim(outlay.id(), outlay.typed().getOrDefault("iban", ""), lines, actor);
    }

    @PostMapping("/remove")
    String remove(@PathVariable long id, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        var outlay = desk.outlay(id, who);
        try {
            drafts.remove(id);
        } catch (Refused refused) {
            return told(after, refused, OutlayDesk.path(id));
        }
        after.addFlashAttribute("notice", "outlay.removed");
        return "redirect:/outlays/of/" + outlay.caseNumber();
    }

    private static ResponseEntity<Void> kept(Runnable keeping) {
        try {
            keeping.run();
            return ResponseEntity.noContent().build();
        } catch (Refused gone) {
            return ResponseEntity.status(409).build();
        }
    }

    private static String told(RedirectAttributes after, Refused refused, String page) {
        return told(after, refused, page, FIELDS.getOrDefault(refused.code(), "main"));
    }

    /** The page shows it at the field once it is loaded again. */
    private static String told(RedirectAttributes after, Refused refused, String page, String field) {
        var form = Form.empty();
        Refusals.tell(form, field, refused);
        after.addFlashAttribute("refused", form.fault(field));
        return "redirect:" + page;
    }

    private static String linePath(long outlay, long line) {
        return OutlayDesk.path(outlay) + "/lines/" + line;
    }
}
