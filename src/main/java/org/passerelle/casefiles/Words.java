package org.passerelle.casefiles;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.letters.LetterNames;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.ProgrammeTexts;

/** The words of one programme in one language, as pages ask for them. */
public final class Words {

    private final ProgrammeTexts texts;
    private final Programme programme;
    private final LetterNames letters;
    private final String language;

    Words(ProgrammeTexts texts, Programme programme, LetterNames letters, String language) {
        this.texts = texts;
        this.programme = programme;
        this.letters = letters;
        this.language = language;
    }

    public @Nullable String of(String key) {
        return texts.find(programme.code(), language, key).orElse(null);
    }

    public String programme() {
        return or("programme.name", programme.code());
    }

    public String stage(String code) {
        return or("stage." + code, code);
    }

    public String task(String key) {
        return or("task." + key, key);
    }

    public String letter(String key) {
        return letters.nameOf(key, language);
    }

    public String role(String code) {
        return or("role." + code, code);
    }

    public String field(String task, String field) {
        var own = of("field." + task + "." + field);
        return own == null ? or("field." + field, field) : own;
    }

    public @Nullable String hint(String task, String field) {
        var own = of("field." + task + "." + field + ".hint");
        return own == null ? of("field." + field + ".hint") : own;
    }

    /** A fact of the case has a name of its own, or that of the field it was asked in. */
    public @Nullable String fact(String name) {
        var own = of("fact." + name);
        return own == null ? of("field." + name) : own;
    }

    /** A code in words; several codes with commas between them; a code without words as it is. */
    public String value(String task, String field, String codes) {
        return Arrays.stream(codes.split(","))
                .map(code -> one(task, field, code))
                .collect(Collectors.joining(", "));
    }

    private String one(String task, String field, String code) {
        for (var key : new String[] {
            "value." + task + "." + field + "." + code, "value." + field + "." + code, field + "." + code
        }) {
            var text = of(key);
            if (text != null) return text;
        }
        if (field.equals("trade")) return trade(code);
        return field.equals("cooperative") ? cooperative(code) : code;
    }

    public String trade(String code) {
        return programme
                .trades()
                .trade(code)
                .map(trade -> trade.label().getOrDefault(language, code))
                .orElse(code);
    }

    public String cooperative(@Nullable String code) {
        if (code == null) return "";
        return programme.cooperative(code).map(c -> c.organisation().name()).orElse(code);
    }

    private String or(String key, String otherwise) {
        return texts.find(programme.code(), language, key).orElse(otherwise);
    }
}
