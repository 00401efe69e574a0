package org.passerelle.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST whose fields are kept when the session has died meanwhile, and come back on the page after the next sign-in. The page with
 * the form has the same path, unless {@link #page} names another, with variables of the path in braces.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface KeepsTyped {

    String page() default "";
}
