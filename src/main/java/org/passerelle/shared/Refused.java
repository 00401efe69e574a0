package org.passerelle.shared;

import java.util.Arrays;
import java.util.List;

/**
 * A request that the rules of the field do not allow. Nothing was changed. The code is a message key ({@code refused.<code>}) of the
 * three bundles, its arguments are shown to the person who asked.
 */
public class Refused extends RuntimeException {

    private final String code;
    private final List<Object> arguments;

    public Refused(String code, Object... arguments) {
        super(code + Arrays.toString(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
