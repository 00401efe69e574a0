package org.passerelle.casefiles;

import org.passerelle.cases.ProjectCase;
import org.passerelle.letters.LetterNames;
import org.passerelle.programmes.ProgrammeTexts;
import org.passerelle.programmes.Programmes;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words of a case's programme in the language of the page. */
@Component
public class Wording {

    private final ProgrammeTexts texts;
    private final Programmes programmes;
    private final LetterNames letters;

    Wording(ProgrammeTexts texts, Programmes programmes, LetterNames letters) {
        this.texts = texts;
        this.programmes = programmes;
        this.letters = letters;
    }

    public Words of(ProjectCase projectCase) {
        return of(projectCase.programme());
    }

    public Words of(String programme) {
        return new Words(texts, programmes.programme(programme), letters, language());
    }

    /** Of the page being made. */
    public static String language() {
        var language = LocaleContextHolder.getLocale().getLanguage();
        return ProgrammeTexts.LANGUAGES.contains(language) ? language : "fr";
    }
}
