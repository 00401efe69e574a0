/**
 * How a case comes in: the questions of an application, which the public form and the staff ask alike; an application that an advisor
 * or a coordinator types in for somebody, kept until it is complete; and contacts, people met before any application, with what was said and when
 * to call again. A contact without application is forgotten after the time that {@code programme.yaml} says ({@code contactsKept}).
 * Owns {@code intake_draft} and {@code intake_contact}.
 */
@ApplicationModule(allowedDependencies = {"shared", "web", "accounts", "people", "programmes", "cases", "casefiles"})
@NullMarked
package org.passerelle.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
