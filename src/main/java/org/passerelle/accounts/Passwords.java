package org.passerelle.accounts;

import java.nio.charset.StandardCharsets;
import org.passerelle.web.Form;

/** What a new password must be: long. Nothing is asked of its characters, as NIST SP 800-63B advises. */
final class Passwords {

    static final int SHORTEST = 12;
    /** bcrypt looks at no more. */
    private static final int MOST_BYTES = 72;

    private Passwords() {}

    /** Reads {@code password} and {@code passwordAgain}, as typed: blanks count in a password. */
    static String check(Form form) {
        var typed =
                form.values("password").isEmpty() ? "" : form.values("password").get(0);
        var again = form.values("passwordAgain").isEmpty()
                ? ""
                : form.values("passwordAgain").get(0);
        if (typed.codePointCount(0, typed.length()) < SHORTEST) {
            form.refuse("password", "password.too-short", SHORTEST);
        } else if (typed.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            form.refuse("password", "password.too-long");
        } else if (!typed.equals(again)) {
            form.refuse("passwordAgain", "password.differs");
        }
        return typed;
    }
}
