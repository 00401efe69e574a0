/**
 * Letters: the text comes from the templates of the programme's folder, the facts from whoever asks. A request is one row in the
 * transaction of the step that calls for the letter; the press turns it into a frozen PDF (PDF/A-3a, PDF/UA-1) afterwards and posts it.
 * Owns {@code letters_letter} (the outbox and the register) and {@code letters_pdf} (what was sent, never changed). Knows no programme
 * and no letter by name: both are folders and files.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.passerelle.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
