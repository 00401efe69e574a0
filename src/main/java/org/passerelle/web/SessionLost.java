package org.passerelle.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tells apart the ways in which a request is refused before it reaches a page: no right, an upload above the limit (whose fields, the
 * token among them, the server does not read), or a session that ended while somebody was typing, whose fields are kept.
 */
@Component
class SessionLost implements AccessDeniedHandler {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final TypedFields typed;
    private final DataSize largest;

    SessionLost(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            TypedFields typed,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
        this.mappings = mappings;
        this.typed = typed;
        this.largest = largest;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        if (request.getContentLengthLong() > largest.toBytes()) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        if (!(refusal instanceof CsrfException)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var page = ours(request) ? pageOf(request) : null;
        if (page != null && typed.rescue(request, page)) {
            response.sendRedirect(page + "?again");
            return;
        }
        request.setAttribute(Errors.REASON, "session");
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** A form on another site must neither begin a session here nor put words into our pages. */
    private static boolean ours(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin");
    }

    @SuppressWarnings("unchecked")
    private @Nullable String pageOf(HttpServletRequest request) {
        if (request.getRequestURI().equals("/sign-in")) return "/sign-in";
        try {
            if (!ServletRequestPathUtils.hasParsedRequestPath(request)) ServletRequestPathUtils.parseAndCache(request);
            var found = mappings.getObject().getHandler(request);
            if (found == null || !(found.getHandler() instanceof HandlerMethod method)) return null;
            var keeps = method.getMethodAnnotation(KeepsTyped.class);
            if (keeps == null) return null;
            if (keeps.page().isEmpty()) return request.getRequestURI();
            var variables = (Map<String, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
            return UriComponentsBuilder.fromPath(keeps.page())
                    .buildAndExpand(variables)
                    .toUriString();
        } catch (Exception noSuchPage) {
            return null;
        }
    }
}
