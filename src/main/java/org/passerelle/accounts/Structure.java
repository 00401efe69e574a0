package org.passerelle.accounts;

/** An association or a cooperative. */
public record Structure(String code, String name) {}
