package org.passerelle.web;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.BusinessClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The words every page may use: {@code t(key, arguments…)}, {@code fmt}, {@code asset(path)}, {@code csrf()}, {@code inLanguage(code)},
 * {@code me}, {@code nav}, {@code lang}, {@code path}, {@code today}. All text passes through FreeMarker's escaping.
 */
@Component
class PageModel {

    private final MessageSource messages;
    private final ObjectProvider<ResourceUrlProvider> assets;
    private final List<NavItem> navigation;
    private final TypedFields typed;
    private final BusinessClock clock;
    private final ObjectProvider<ClockControl> clockControl;

    PageModel(
            MessageSource messages,
            ObjectProvider<ResourceUrlProvider> assets,
            ObjectProvider<NavItem> navigation,
            TypedFields typed,
            BusinessClock clock,
            ObjectProvider<ClockControl> clockControl) {
        this.messages = messages;
        this.assets = assets;
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavItem::order))
                .toList();
        this.typed = typed;
        this.clock = clock;
        this.clockControl = clockControl;
    }

    void fill(Map<String, Object> model, HttpServletRequest request) {
        var locale = RequestContextUtils.getLocale(request);
        var visitor = LanguageResolver.visitor();
        model.put("lang", locale.getLanguage());
        model.put("languages", LanguageResolver.LANGUAGES);
        model.put("fmt", Formats.in(locale.getLanguage()));
        model.put("today", clock.today());
        model.put("path", request.getRequestURI());
        model.put("clockMoves", clockControl.getIfAvailable() != null);
        model.put("t", text(locale));
        model.put("has", known(locale));
        model.put("asset", function(arguments -> asset(arguments.get(0).toString())));
        model.put("csrf", function(arguments -> token(request)));
        model.put(
                "inLanguage",
                function(arguments -> inLanguage(request, arguments.get(0).toString())));
        model.put("nav", visitor == null ? List.of() : navigationOf(visitor));
        if (visitor != null) {
            model.put("me", visitor);
            model.put("by", Objects.requireNonNull(typed.markOf(visitor)));
        }
    }

    List<NavItem> navigationOf(Visitor visitor) {
        return navigation.stream()
                .filter(item -> item.roles().stream().anyMatch(visitor.roles()::contains))
                .toList();
    }

    private TemplateMethodModelEx text(Locale locale) {
        return function(arguments -> {
            var rest = arguments.subList(1, arguments.size());
            // A list as the only argument stands for the arguments themselves, as a Form.Fault keeps them.
            var values = rest.size() == 1 && rest.get(0) instanceof List<?> list ? list.toArray() : rest.toArray();
            return messages.getMessage(arguments.get(0).toString(), values.length == 0 ? null : values, locale);
        });
    }

    private TemplateMethodModelEx known(Locale locale) {
        return function(arguments -> messages.getMessage(arguments.get(0).toString(), null, null, locale) != null);
    }

    private String asset(String path) {
        var hashed = assets.getObject().getForLookupPath(path);
        if (hashed == null) throw new IllegalArgumentException("No static file " + path);
        return hashed;
    }

    private static @Nullable CsrfToken token(HttpServletRequest request) {
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        // Asking for the value begins the session; the page has not been sent yet.
        if (token != null) token.getToken();
        return token;
    }

    /** The page being shown, in another language; after a refused POST there is only its address to go back to. */
    private static String inLanguage(HttpServletRequest request, String language) {
        var asked = request.getAttribute("jakarta.servlet.error.request_uri");
        var path = asked == null ? request.getRequestURI() : asked.toString();
        return UriComponentsBuilder.fromPath("")
                .path(path)
                .query(request.getMethod().equals("GET") ? request.getQueryString() : null)
                .replaceQueryParam("lang", language)
                .build()
                .toUriString();
    }

    private interface Body {
        @Nullable
        Object apply(List<Object> arguments) throws TemplateModelException;
    }

    private static TemplateMethodModelEx function(Body body) {
        return arguments -> {
            var plain = new java.util.ArrayList<Object>();
            for (Object argument : arguments) plain.add(DeepUnwrap.unwrap((TemplateModel) argument));
            return body.apply(plain);
        };
    }
}
