package org.passerelle.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The account's language, else the one chosen on this device, else the browser's, else French. */
@Component("localeResolver")
public class LanguageResolver implements LocaleResolver {

    public static final List<String> LANGUAGES = List.of("fr", "nl", "en");
    private static final String COOKIE = "lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Locale.forLanguageTag(language(request));
    }

    private String language(HttpServletRequest request) {
        var visitor = visitor();
        if (visitor != null) return visitor.language();
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null && LANGUAGES.contains(cookie.getValue())) return cookie.getValue();
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return LANGUAGES.get(0);
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(LANGUAGES.get(0));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null || locale == null) return;
        var cookie = ResponseCookie.from(COOKIE, locale.getLanguage())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    static @Nullable Visitor visitor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Visitor visitor ? visitor : null;
    }
}
