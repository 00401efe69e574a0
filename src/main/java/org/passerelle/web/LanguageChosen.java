package org.passerelle.web;

/** Somebody who is signed in chose a language with the switch in the header. */
public record LanguageChosen(Visitor visitor, String language) {}
