package org.passerelle.shared;

import java.util.regex.Pattern;

/** Text as people type or paste it, on its way to the database. */
public final class Texts {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+\\.[^@\\s.<>,;\"]{2,}");

    private Texts() {}

    /** At most so much of a text, and never half a character, which PostgreSQL does not store. */
    public static String start(String text, int length) {
        if (text.length() <= length) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** Without the zero character, which no keyboard types and PostgreSQL does not store. */
    public static String storable(String text) {
        return text.replace("\0", "");
    }

    public static boolean isEmailAddress(String text) {
        return EMAIL.matcher(text).matches();
    }
}
