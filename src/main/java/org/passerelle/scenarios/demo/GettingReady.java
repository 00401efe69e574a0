package org.passerelle.scenarios.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Until the demo is ready, answers every request with how far it is; the page asks again by itself. */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE)
class GettingReady extends OncePerRequestFilter {

    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.forLanguageTag("nl"), Locale.ENGLISH);

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta http-equiv="refresh" content="2"><title>Passerelle – %d %%</title>
            <style>body{font:1.15rem/1.5 sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;color:#1d2b25}
            progress{width:100%%;height:1.2rem;accent-color:#1f6b4f}</style></head>
            <body><h1>Passerelle</h1><p role="status">%s</p><progress max="100" value="%d"></progress><p>%s</p></body></html>
            """;

    private final Progress progress;
    private final MessageSource messages;

    GettingReady(Progress progress, MessageSource messages) {
        this.progress = progress;
        this.messages = messages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return progress.isReady() || request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var language = language(request);
        int percent = progress.percent();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "2");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        var page = PAGE.formatted(
                language.getLanguage(),
                percent,
                messages.getMessage("demo.getting-ready", new Object[] {percent}, language),
                percent,
                messages.getMessage("demo.getting-ready.once", null, language));
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private static Locale language(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) return Locale.FRENCH;
        var wanted = Locale.lookup(Locale.LanguageRange.parse(request.getHeader("Accept-Language")), LANGUAGES);
        return wanted == null ? Locale.FRENCH : wanted;
    }
}
