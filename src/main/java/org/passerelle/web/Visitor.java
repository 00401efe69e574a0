package org.passerelle.web;

import java.util.Set;

/** What the shells need to know of the person who is signed in. */
public interface Visitor {

    /** The same for the whole life of the account; never shown. */
    String key();

    String name();

    String language();

    Set<String> roles();

    /** The same person after choosing another language. */
    Visitor speaking(String language);
}
