package org.passerelle.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code ?lang=nl} on any page: remembers the language on the device and in the account, and goes on to the same page without it.
 * A page that shows what somebody typed is always reached by GET, so nothing typed is lost by the switch.
 */
@Component
class LanguageSwitch extends OncePerRequestFilter {

    private final LanguageResolver languages;
    private final ApplicationEventPublisher events;

    LanguageSwitch(LanguageResolver languages, ApplicationEventPublisher events) {
        this.languages = languages;
        this.events = events;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || request.getQueryString() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var language = request.getParameter("lang");
        if (language == null || !LanguageResolver.LANGUAGES.contains(language)) {
            chain.doFilter(request, response);
            return;
        }
        languages.setLocale(request, response, Locale.forLanguageTag(language));
        var visitor = LanguageResolver.visitor();
        if (visitor != null && !visitor.language().equals(language)) {
            events.publishEvent(new LanguageChosen(visitor, language));
            remember(request, visitor.speaking(language));
        }
        response.sendRedirect(sameWithoutLanguage(request));
    }

    /** A path such as //elsewhere.example would send the browser to another site. */
    private static String sameWithoutLanguage(HttpServletRequest request) {
        var path = request.getRequestURI().replaceFirst("^/+", "/");
        return UriComponentsBuilder.fromPath("")
                .path(path)
                .query(request.getQueryString())
                .replaceQueryParam("lang")
                .build(true)
                .toUriString();
    }

    private static void remember(HttpServletRequest request, Visitor visitor) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        var after = UsernamePasswordAuthenticationToken.authenticated(visitor, null, before.getAuthorities());
        after.setDetails(before.getDetails());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(after);
        SecurityContextHolder.setContext(context);
        request.getSession().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
    }
}
