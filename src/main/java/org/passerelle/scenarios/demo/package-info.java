/**
 * The demo: an office that is filled at its first start by people who behave as their {@link org.passerelle.scenarios.demo.Route}
 * says, on a virtual clock that walks through thirty months, and a clock that runs on from there. What they write and who they are
 * stands in {@code demo/words.yaml} and {@code demo/people.yaml}.
 */
@NullMarked
package org.passerelle.scenarios.demo;

import org.jspecify.annotations.NullMarked;
