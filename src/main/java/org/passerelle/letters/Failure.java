package org.passerelle.letters;

/**
 * Why a letter could not be made or posted, as a code that pages translate and logs may show: never a name, an address or a text of the
 * letter. {@code detail} is the place in the template, or the answer code of the mail server.
 */
class Failure extends RuntimeException {

    private final String reason;

    Failure(String code, String detail) {
        this(detail.isEmpty() ? code : code + " " + detail);
    }

    Failure(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** The class alone: the message of a foreign exception may quote the letter. */
    static String reasonOf(Throwable cause) {
        return cause instanceof Failure failure
                ? failure.reason()
                : "unexpected " + cause.getClass().getSimpleName();
    }
}
