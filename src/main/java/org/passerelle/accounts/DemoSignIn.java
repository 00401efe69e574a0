package org.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.web.LanguageResolver;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** In the demo anybody is anybody at one press of a button. The bean does not exist elsewhere. */
@Controller
@Profile("demo")
class DemoSignIn {

    private final Accounts accounts;
    private final LanguageResolver languages;

    DemoSignIn(Accounts accounts, LanguageResolver languages) {
        this.accounts = accounts;
        this.languages = languages;
    }

    Map<String, List<Account>> byRole() {
        var groups = new LinkedHashMap<String, List<Account>>();
        for (var role : Roles.ALL) {
            var people = accounts.demoPeople().stream()
                    .filter(a -> firstRole(a).equals(role))
                    .toList();
            if (!people.isEmpty()) groups.put(role, people);
        }
        return groups;
    }

    private static String firstRole(Account account) {
        return Roles.ALL.stream().filter(account::has).findFirst().orElse("");
    }

    @PostMapping("/sign-in/demo")
    String signIn(@RequestParam long account, HttpServletRequest request, HttpServletResponse response) {
        var chosen = accounts.demoPeople().stream()
                .filter(a -> a.id() == account)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(PasswordSignIn.authenticated(accounts.signedIn(chosen)));
        SecurityContextHolder.setContext(context);
        request.getSession();
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        languages.setLocale(request, response, Locale.forLanguageTag(chosen.language()));
        return "redirect:/";
    }
}
