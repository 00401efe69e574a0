package org.passerelle.letters;

import freemarker.cache.FileTemplateLoader;
import freemarker.core.InvalidReferenceException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The texts of the letters: one file per letter and language, in the folder of the programme or in the common one. A template sees plain
 * values and four functions, can reach nothing else, and a fact it lacks is an error: a letter with a gap is never sent.
 */
@Component
public class LetterTemplates {

    public static final List<String> LANGUAGES = List.of("fr", "nl", "en");

    private static final String COMMON = "common";
    private static final int LONGEST = 1_000_000;

    private record Mention(Template template, String namespace) {}

    private final Path folder;
    private final Configuration freemarker;
    private final Map<Mention, Boolean> mentions = new ConcurrentHashMap<>();

    public LetterTemplates(@Value("${passerelle.templates:./templates}") Path folder) throws IOException {
        this.folder = folder;
        this.freemarker = configuration(folder);
    }

    public boolean exists(String programme, String key, String language) {
        return inProgramme(programme, key, language) || exists(COMMON, key + "_" + language);
    }

    /** Whether the letter may say something of that namespace: its name stands in the text, or in a macro that the text calls. */
    public boolean mentions(String programme, String key, String language, String namespace) {
        return exists(programme, key, language)
                && mentions.computeIfAbsent(
                        new Mention(template(programme, key, language), namespace),
                        asked -> asked.template().toString().contains(namespace));
    }

    /** For the check at start: the files that these letters lack, as {@code key_language}. */
    public List<String> missing(String programme, Collection<String> keys) {
        var missing = new ArrayList<String>();
        for (var key : keys) {
            for (var language : LANGUAGES) {
                if (!exists(programme, key, language)) missing.add(key + "_" + language);
            }
        }
        return missing;
    }

    /** For the check at start: what is wrong with the templates of these letters, by file. */
    public Map<String, String> faulty(String programme, Collection<String> keys) {
        var faulty = new LinkedHashMap<String, String>();
        for (var key : keys) {
            for (var language : LANGUAGES) {
                if (!exists(programme, key, language)) continue;
                var file = fileOf(programme, key, language);
                try {
                    freemarker.getTemplate(file);
                } catch (IOException e) {
                    faulty.put(
                            file,
                            "does not parse: "
                                    + String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse(""));
                }
            }
        }
        return faulty;
    }

    /** The letter as HTML. The facts hold everything, the language too. */
    String html(String programme, String key, String language, Map<String, Object> facts) {
        var model = new HashMap<String, Object>(facts);
        model.putAll(LetterFunctions.in(language));
        var html = new Bounded();
        try {
            template(programme, key, language).process(model, html);
        } catch (InvalidReferenceException e) {
            throw new Failure("fact-missing", place(e) + " " + e.getBlamedExpressionString());
        } catch (TemplateException e) {
            throw new Failure("template-faulty", place(e));
        } catch (IOException e) {
            throw new Failure("letter-too-long", key + "_" + language);
        }
        return html.toString();
    }

    private Template template(String programme, String key, String language) {
        if (!exists(programme, key, language)) throw new Failure("template-missing", key + "_" + language);
        var file = fileOf(programme, key, language);
        try {
            return freemarker.getTemplate(file);
        } catch (freemarker.core.ParseException e) {
            throw new Failure("template-faulty", e.getTemplateName() + ":" + e.getLineNumber());
        } catch (IOException e) {
            throw new Failure("template-unreadable", file);
        }
    }

    private String fileOf(String programme, String key, String language) {
        return (inProgramme(programme, key, language) ? programme : COMMON) + "/" + key + "_" + language + ".ftlh";
    }

    private boolean inProgramme(String programme, String key, String language) {
        return exists(programme, key + "_" + language);
    }

    private boolean exists(String programme, String file) {
        return LetterRequest.isName(programme)
                && LetterRequest.isName(file.substring(0, file.length() - 3))
                && LANGUAGES.contains(file.substring(file.length() - 2))
                && Files.isRegularFile(folder.resolve(programme).resolve(file + ".ftlh"));
    }

    private static String place(TemplateException e) {
        return e.getTemplateSourceName() + ":" + e.getLineNumber();
    }

    private static Configuration configuration(Path folder) throws IOException {
        var freemarker = new Configuration(Configuration.VERSION_2_3_34);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("There is no folder of letter templates at " + folder.toAbsolutePath()
                    + ". Name it with --passerelle.templates=FOLDER.");
        }
        freemarker.setTemplateLoader(new FileTemplateLoader(folder.toFile()));
        freemarker.setDefaultEncoding("UTF-8");
        freemarker.setLocalizedLookup(false);
        freemarker.setNumberFormat("computer");
        freemarker.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setAPIBuiltinEnabled(false);
        freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        // Its log would quote the facts.
        freemarker.setLogTemplateExceptions(false);
        freemarker.setWrapUncheckedExceptions(true);
        return freemarker;
    }

    /** A list without end in a template must not fill the memory. */
    private static final class Bounded extends Writer {

        private final StringWriter out = new StringWriter();

        @Override
        public void write(char[] chars, int from, int length) throws IOException {
            if (out.getBuffer().length() + length > LONGEST) throw new IOException("too long");
            out.write(chars, from, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return out.toString();
        }
    }
}
