/**
 * The end of a month of a cooperative as people do it: the checklist with what is still in the way, the preview, the second person who
 * approves, the list of payments, and the entries behind each amount. The process is {@code processes/cooperative/month-close.bpmn}, one
 * for a cooperative and month; what is booked is worked out by the treasury. Owns the tables {@code months_*}; its lists are SQL of its
 * own.
 */
@ApplicationModule(allowedDependencies = {"shared", "web", "accounts", "programmes", "engine", "treasury", "casefiles"})
@NullMarked
package org.passerelle.months;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
