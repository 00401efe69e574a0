package org.passerelle.blocks;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.engine.NeedsCheck;
import org.passerelle.letters.LetterNames;
import org.passerelle.letters.LetterTemplates;
import org.passerelle.programmes.Fault;
import org.passerelle.programmes.Programme;
import org.springframework.stereotype.Component;

/** Every letter of a programme has a template that parses and a name, in the three languages. */
@Component
class ProgrammeLetters implements NeedsCheck {

    private final LetterTemplates templates;
    private final LetterNames names;

    ProgrammeLetters(LetterTemplates templates, LetterNames names) {
        this.templates = templates;
        this.names = names;
    }

    @Override
    public List<Fault> faultsOf(Programme programme) {
        var faults = new ArrayList<Fault>();
        var keys = programme.letters().keySet();
        templates
                .missing(programme.code(), keys)
                .forEach(file -> faults.add(new Fault(
                        "programme.yaml", "letters." + keyOf(file), "the letter has no template " + file + ".ftlh")));
        templates
                .faulty(programme.code(), keys)
                .forEach((file, message) -> faults.add(new Fault(file, keyOf(file), message)));
        for (var language : LetterTemplates.LANGUAGES) {
            for (var key : keys) {
                // A letter without a name of its own is called by its key.
                if (names.nameOf(key, language).equals(key)) {
                    faults.add(new Fault("names_" + language + ".properties", "letter." + key, "is missing"));
                }
            }
        }
        return faults;
    }

    private static String keyOf(String file) {
        var name = file.substring(file.indexOf('/') + 1);
        return name.substring(0, name.lastIndexOf('_'));
    }
}
