package org.passerelle.web;

/** Paths that need no sign-in, declared as a bean by the module that owns the pages. */
public record PublicPaths(String... patterns) {}
