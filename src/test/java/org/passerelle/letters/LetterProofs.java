package org.passerelle.letters;

import java.util.ArrayList;
import java.util.List;

/** Reads every letter of a case as the press would, without setting it: what a letter lacks comes out in the test that asked for it. */
public final class LetterProofs {

    private final StoredLetters stored;
    private final LetterTemplates templates;

    public LetterProofs(Object stored, LetterTemplates templates) {
        this.stored = (StoredLetters) stored;
        this.templates = templates;
    }

    /** One line for each letter that cannot be made; empty when all can. */
    public List<String> faultsOf(String caseNumber) {
        var faults = new ArrayList<String>();
        for (var row : stored.ofCase(caseNumber)) {
            var work = stored.take(row.id()).orElseThrow();
            try {
                templates.html(work.programme(), work.key(), work.language(), work.facts());
            } catch (Failure e) {
                faults.add(work.key() + "_" + work.language() + ": " + e.reason());
            }
        }
        return faults;
    }

    /** The letter of that key as HTML with plain spaces, the newest when there are several. */
    public String html(String caseNumber, String key) {
        var row = stored.ofCase(caseNumber).stream().filter(r -> r.key().equals(key)).findFirst().orElseThrow();
        var work = stored.take(row.id()).orElseThrow();
        return templates.html(work.programme(), work.key(), work.language(), work.facts())
                .replace("&nbsp;", " ")
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }
}
