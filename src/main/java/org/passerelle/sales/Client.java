package org.passerelle.sales;

/** Somebody who buys from a cooperative, known there by a code: the enterprise number, or the name of who has none. */
public record Client(long id, String cooperative, String code, ClientDetails details) {

    public String name() {
        return details.name();
    }
}
