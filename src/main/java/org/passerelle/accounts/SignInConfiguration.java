package org.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;
import org.passerelle.web.Form;
import org.passerelle.web.LanguageResolver;
import org.passerelle.web.NavItem;
import org.passerelle.web.PublicPaths;
import org.passerelle.web.TypedFields;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** What follows a sign-in, good or not, and where the module's pages are. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    PublicPaths accountsPublicPaths() {
        return new PublicPaths("/sign-in", "/sign-in/**", "/first-administrator/*", "/welcome/*");
    }

    @Bean
    NavItem administrationItem() {
        return new NavItem("administration", "/administration/accounts", "lock", 90, Set.of(Roles.ADMINISTRATOR));
    }

    /** Back to the page that was asked for, in the language of the account. */
    @Bean
    AuthenticationSuccessHandler afterSignIn(LanguageResolver languages) {
        var back = new SavedRequestAwareAuthenticationSuccessHandler();
        return (request, response, authentication) -> {
            if (authentication.getPrincipal() instanceof SignedIn who) {
                languages.setLocale(request, response, Locale.forLanguageTag(who.language()));
            }
            back.onAuthenticationSuccess(request, response, authentication);
        };
    }

    @Bean
    AuthenticationFailureHandler afterFailedSignIn(TypedFields typed) {
        return (HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) -> {
            var form = Form.of(request);
            if (failure instanceof PasswordSignIn.TooSoon soon) {
                form.refuse("email", "sign-in.too-soon", soon.minutes());
            } else {
                form.refuse("email", "sign-in.wrong");
            }
            var again = typed.again(request, "/sign-in", form);
            response.sendRedirect(again.substring("redirect:".length()));
        };
    }
}
