package org.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.LanguageResolver;
import org.passerelle.web.TypedFields;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The administrator's pages on accounts: who there is, a new one, roles, shutting out and letting in again. Whoever administers some
 * structures sees and changes accounts of these alone, and gives no right beyond them.
 */
@Controller
@RequestMapping(AccountPages.LIST)
class AccountPages {

    static final String LIST = "/administration/accounts";
    private static final String NEW = LIST + "/new";
    private static final String EVERYWHERE = "*";

    private final Accounts accounts;
    private final FirstAdministrator links;
    private final TypedFields typed;

    AccountPages(Accounts accounts, FirstAdministrator links, TypedFields typed) {
        this.accounts = accounts;
        this.links = links;
        this.typed = typed;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute(
                "accounts",
                accounts.all().stream()
                        .filter(account -> mayChange(account, who))
                        .toList());
        withStructures(who, model);
        return "accounts";
    }

    @GetMapping("/new")
    String blank(HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute("form", typed.at(request, NEW));
        withStructures(who, model);
        return "account-new";
    }

    @PostMapping("/new")
    @KeepsTyped
    String create(HttpServletRequest request, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        var form = Form.of(request);
        form.required("name", "account.name.missing");
        form.atMost("name", 120);
        form.required("email", "account.email.missing");
        form.email("email");
        form.atMost("email", 200);
        form.oneOf("language", LanguageResolver.LANGUAGES, "account.language.missing");
        var grant = grant(form, who);
        if (accounts.idOf(form.value("email")).isPresent()) form.refuse("email", "account.email.taken");
        if (!form.accepted()) return typed.again(request, NEW, form);
        var account = new NewAccount(
                form.value("email"), form.value("name"), form.value("language"), null, List.of(grant), false);
        long id = accounts.create(account, who.actorAs(Roles.ADMINISTRATOR));
        typed.done(request, NEW);
        after.addFlashAttribute("link", links.invitation(id));
        return "redirect:" + page(id);
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute("account", found(id, who));
        model.addAttribute("form", typed.at(request, page(id)));
        withStructures(who, model);
        return "account";
    }

    @PostMapping("/{id}/roles")
    String grant(
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var account = found(id, who);
        var form = Form.of(request);
        var grant = grant(form, who);
        if (!form.accepted()) return typed.again(request, page(id), form);
        accounts.grant(account.id(), grant, who.actorAs(Roles.ADMINISTRATOR));
        typed.done(request, page(id));
        after.addFlashAttribute("notice", "account.role.given");
        return "redirect:" + page(id);
    }

    @PostMapping("/{id}/roles/remove")
    String revoke(
            @PathVariable long id,
            @RequestParam String role,
            @RequestParam String structure,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var grant = new Grant(role, structure.equals(EVERYWHERE) ? null : structure);
        accounts.revoke(found(id, who).id(), grant, who.actorAs(Roles.ADMINISTRATOR));
        after.addFlashAttribute("notice", "account.role.taken");
        // Without any role left the account is no longer of this administrator's structures.
        boolean gone =
                accounts.account(id).filter(account -> mayChange(account, who)).isEmpty();
        return "redirect:" + (gone ? LIST : page(id));
    }

    @PostMapping("/{id}/deactivate")
    String deactivate(@PathVariable long id, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        accounts.deactivate(found(id, who).id(), who.actorAs(Roles.ADMINISTRATOR));
        after.addFlashAttribute("notice", "account.deactivated");
        return "redirect:" + page(id);
    }

    @PostMapping("/{id}/reactivate")
    String reactivate(@PathVariable long id, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        accounts.reactivate(found(id, who).id(), who.actorAs(Roles.ADMINISTRATOR));
        after.addFlashAttribute("notice", "account.reactivated");
        return "redirect:" + page(id);
    }

    @PostMapping("/{id}/link")
    String link(@PathVariable long id, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        after.addFlashAttribute("link", links.invitation(found(id, who).id()));
        return "redirect:" + page(id);
    }

    /** A role asks for the structure in which it is held, or for all of them by an explicit choice. */
    private Grant grant(Form form, SignedIn who) {
        var role = form.oneOf("role", Roles.ALL, "account.role.missing");
        var structure = structureOf(form, who);
        return new Grant(role, structure);
    }

    private @Nullable String structureOf(Form form, SignedIn who) {
        if (form.value("structure").equals(EVERYWHERE) && administersEverything(who)) return null;
        var codes = structures(who).stream().map(Structure::code).collect(Collectors.toSet());
        return form.oneOf("structure", codes, "account.structure.missing");
    }

    private Account found(long id, SignedIn who) {
        return accounts.account(id)
                .filter(account -> mayChange(account, who))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** An account that also has a role elsewhere is for who administers everything: a link for it would open both. */
    private boolean mayChange(Account account, SignedIn who) {
        if (administersEverything(who)) return true;
        var own = structures(who).stream().map(Structure::code).collect(Collectors.toSet());
        return !account.grants().isEmpty()
                && account.grants().stream()
                        .allMatch(grant -> grant.structure() != null && own.contains(grant.structure()));
    }

    private boolean administersEverything(SignedIn who) {
        return administers(who).anyMatch(grant -> grant.structure() == null);
    }

    private List<Structure> structures(SignedIn who) {
        if (administersEverything(who)) return accounts.structures();
        var own = administers(who).map(Grant::structure).collect(Collectors.toSet());
        return accounts.structures().stream()
                .filter(structure -> own.contains(structure.code()))
                .toList();
    }

    /** As it is now, not as it was at the sign-in. */
    private Stream<Grant> administers(SignedIn who) {
        return accounts.account(who.accountId()).filter(Account::active).stream()
                .flatMap(account -> account.grants().stream())
                .filter(grant -> grant.role().equals(Roles.ADMINISTRATOR));
    }

    private void withStructures(SignedIn who, Model model) {
        model.addAttribute("structures", structures(who));
        model.addAttribute("everywhere", administersEverything(who));
        model.addAttribute("roles", Roles.ALL);
    }

    private static String page(long id) {
        return LIST + "/" + id;
    }
}
