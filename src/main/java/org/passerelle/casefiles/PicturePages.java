package org.passerelle.casefiles;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.engine.ProcessPictures;
import org.passerelle.engine.ProcessPictures.Picture;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The picture of the process a case is in, with the present step marked, and the same in words for who cannot see it. */
@Controller
class PicturePages {

    public record Tab(String process, String label, boolean current, boolean over) {}

    private final CaseGuard guard;
    private final CaseHead head;
    private final Wording wording;
    private final ProcessPictures pictures;

    PicturePages(CaseGuard guard, CaseHead head, Wording wording, ProcessPictures pictures) {
        this.guard = guard;
        this.head = head;
        this.wording = wording;
        this.pictures = pictures;
    }

    @GetMapping("/cases/{number}/process")
    String page(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String of,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var projectCase = guard.forStaff(number, who);
        var words = wording.of(projectCase);
        var all = pictures.of(number);
        var shown = all.stream()
                .filter(picture -> of == null
                        ? picture.process().equals(projectCase.stage())
                        : picture.process().equals(of))
                .findFirst()
                .or(() -> of == null && !all.isEmpty() ? Optional.of(all.get(all.size() - 1)) : Optional.empty())
                .orElseThrow(CaseGuard::notFound);
        model.addAttribute("head", head.of(projectCase));
        model.addAttribute(
                "tabs",
                all.stream()
                        .map(picture ->
                                new Tab(picture.process(), label(words, picture), picture == shown, picture.over()))
                        .toList());
        model.addAttribute("picture", shown);
        model.addAttribute("label", label(words, shown));
        model.addAttribute("now", tasks(words, List.copyOf(shown.here())));
        model.addAttribute("next", tasks(words, shown.next()));
        return "case-process";
    }

    @GetMapping("/cases/{number}/process/{process}.bpmn")
    ResponseEntity<String> model(
            @PathVariable String number, @PathVariable String process, @AuthenticationPrincipal SignedIn who) {
        guard.forStaff(number, who);
        return pictures.model(number, process)
                .map(text -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_XML)
                        .body(text))
                .orElseThrow(CaseGuard::notFound);
    }

    /** Steps that are tasks of people; others have words in the picture only. */
    private static List<String> tasks(Words words, List<String> ids) {
        return ids.stream()
                .filter(id -> words.of("task." + id) != null)
                .map(words::task)
                .toList();
    }

    private static String label(Words words, Picture picture) {
        var stage = words.of("stage." + picture.process());
        if (stage != null) return stage;
        var own = words.of("process." + picture.process());
        return own == null ? picture.name() : own;
    }
}
