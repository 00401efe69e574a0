package org.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.passerelle.shared.Actor;
import org.passerelle.web.Form;
import org.passerelle.web.LanguageResolver;
import org.passerelle.web.TypedFields;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The pages behind one-time links: the first administrator, and an invited person who chooses a password. */
@Controller
class LinkPages {

    private final Links links;
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final TypedFields typed;
    private final TransactionTemplate transaction;

    LinkPages(
            Links links,
            Accounts accounts,
            PasswordEncoder encoder,
            TypedFields typed,
            TransactionTemplate transaction) {
        this.links = links;
        this.accounts = accounts;
        this.encoder = encoder;
        this.typed = typed;
        this.transaction = transaction;
    }

    @GetMapping("/first-administrator/{token}")
    ModelAndView first(@PathVariable String token, HttpServletRequest request) {
        if (links.valid(token).filter(link -> link.accountId() == null).isEmpty()) return dead();
        return page("first-administrator", request);
    }

    @PostMapping("/first-administrator/{token}")
    ModelAndView createFirst(@PathVariable String token, HttpServletRequest request, RedirectAttributes after) {
        var link = links.valid(token).filter(found -> found.accountId() == null).orElse(null);
        if (link == null) return dead();
        var form = Form.of(request);
        form.required("name", "account.name.missing");
        form.atMost("name", 120);
        form.required("email", "account.email.missing");
        form.email("email");
        form.atMost("email", 200);
        var password = Passwords.check(form);
        if (!form.accepted()) return again(request, form);
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> {
            if (accounts.hasAdministrator() || !links.use(link)) return false;
            createAdministrator(form, password, language(request));
            return true;
        }));
        return first ? toSignIn(request, after) : dead();
    }

    private void createAdministrator(Form form, String password, String language) {
        var name = form.value("name");
        var everywhere = List.of(new Grant(Roles.ADMINISTRATOR, null));
        var by = new Actor(null, name, Roles.ADMINISTRATOR);
        long id = accounts.create(new NewAccount(form.value("email"), name, language, null, everywhere, false), by);
        accounts.choosePassword(id, encoder.encode(password), by);
    }

    @GetMapping("/welcome/{token}")
    ModelAndView invited(@PathVariable String token, HttpServletRequest request) {
        var account = links.valid(token)
                .map(Links.Link::accountId)
                .flatMap(accounts::account)
                .orElse(null);
        if (account == null || !account.active()) return dead();
        return page("welcome-account", request).addObject("account", account);
    }

    @PostMapping("/welcome/{token}")
    ModelAndView choosePassword(@PathVariable String token, HttpServletRequest request, RedirectAttributes after) {
        var link = links.valid(token).orElse(null);
        var account = link == null || link.accountId() == null
                ? null
                : accounts.account(link.accountId()).orElse(null);
        if (link == null || account == null || !account.active()) return dead();
        var form = Form.of(request);
        var password = Passwords.check(form);
        if (!form.accepted()) return again(request, form);
        var role = account.grants().isEmpty()
                ? Roles.PROJECT_HOLDER
                : account.grants().get(0).role();
        boolean done = Boolean.TRUE.equals(transaction.execute(status -> {
            if (!links.use(link)) return false;
            accounts.choosePassword(
                    account.id(), encoder.encode(password), new Actor(account.id(), account.name(), role));
            return true;
        }));
        return done ? toSignIn(request, after) : dead();
    }

    private ModelAndView page(String name, HttpServletRequest request) {
        return new ModelAndView(name)
                .addObject("form", typed.at(request, request.getRequestURI()))
                .addObject("shortest", Passwords.SHORTEST);
    }

    private ModelAndView again(HttpServletRequest request, Form form) {
        return new ModelAndView(typed.again(request, request.getRequestURI(), form));
    }

    private ModelAndView toSignIn(HttpServletRequest request, RedirectAttributes after) {
        typed.done(request, request.getRequestURI());
        after.addFlashAttribute("notice", "password.chosen");
        return new ModelAndView("redirect:/sign-in");
    }

    private static ModelAndView dead() {
        return new ModelAndView("link-over", HttpStatus.NOT_FOUND);
    }

    private static String language(HttpServletRequest request) {
        var language = RequestContextUtils.getLocale(request).getLanguage();
        return LanguageResolver.LANGUAGES.contains(language) ? language : "fr";
    }
}
