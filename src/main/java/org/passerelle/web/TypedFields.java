package org.passerelle.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Forms that wait in the session for their page to be shown again: refused ones, and those that a dead session would have lost. The
 * page shows them when it is asked for with {@code ?again}, in whatever language. What one person typed is never shown to another: a
 * form carries a mark of the account it was made for.
 */
@Component
public class TypedFields {

    private static final String ATTRIBUTE = TypedFields.class.getName();
    /** A page of twenty fields with a long text in each comes back whole; what a machine floods us with does not. */
    private static final int MOST_CHARACTERS = 400_000;

    private static final int MOST_FORMS = 5;

    private record Kept(Form form, @Nullable String by) implements Serializable {}

    private final Secret secret;

    TypedFields(Secret secret) {
        this.secret = secret;
    }

    /** Keeps {@code form} for the page at {@code path} and answers where to send the browser. Passwords are not kept. */
    public String again(HttpServletRequest request, String path, Form form) {
        keep(request, path, form, markOf(LanguageResolver.visitor()));
        return "redirect:" + path + "?again";
    }

    /** The form that waits for this page, or an empty one. */
    public Form at(HttpServletRequest request, String path) {
        var form = waiting(request, path);
        return form == null ? Form.empty() : form;
    }

    public @Nullable Form waiting(HttpServletRequest request, String path) {
        if (!request.getParameterMap().containsKey("again")) return null;
        var kept = all(request.getSession(false)).get(path);
        if (kept == null) return null;
        return Objects.equals(kept.by(), markOf(LanguageResolver.visitor())) ? kept.form() : null;
    }

    public void done(HttpServletRequest request, String path) {
        var session = request.getSession(false);
        if (session == null) return;
        var all = all(session);
        if (all.remove(path) != null) session.setAttribute(ATTRIBUTE, all);
    }

    /** After the death of a session: who typed it is known from the mark in the page alone. */
    boolean rescue(HttpServletRequest request, String path) {
        var form = Form.of(request);
        var visitor = LanguageResolver.visitor();
        if (visitor != null && !Objects.equals(markOf(visitor), request.getParameter("_by"))) return false;
        return keep(request, path, form, request.getParameter("_by"));
    }

    private boolean keep(HttpServletRequest request, String path, Form form, @Nullable String by) {
        var secret = form.values().keySet().stream().filter(name -> name.startsWith("password"));
        secret.toList().forEach(form::forget);
        if (form.size() > MOST_CHARACTERS) return false;
        var session = request.getSession();
        var all = all(session);
        all.remove(path);
        while (all.size() >= MOST_FORMS) all.remove(all.keySet().iterator().next());
        all.put(path, new Kept(form, by == null || by.isEmpty() ? null : by));
        session.setAttribute(ATTRIBUTE, all);
        return true;
    }

    @Nullable
    String markOf(@Nullable Visitor visitor) {
        return visitor == null ? null : secret.mark("typed-by", visitor.key());
    }

    @SuppressWarnings("unchecked")
    private static LinkedHashMap<String, Kept> all(@Nullable HttpSession session) {
        var found = session == null ? null : (LinkedHashMap<String, Kept>) session.getAttribute(ATTRIBUTE);
        return found == null ? new LinkedHashMap<>() : new LinkedHashMap<>(found);
    }
}
