package org.passerelle.scenarios;

/** A file that is not a scenario: which line, and what is wrong with it. */
public class NotAScenario extends Exception {

    private final int line;

    NotAScenario(int line, String reason) {
        super(reason);
        this.line = line;
    }

    public int line() {
        return line;
    }
}
