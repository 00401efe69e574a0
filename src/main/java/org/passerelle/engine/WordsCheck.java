package org.passerelle.engine;

import static org.passerelle.engine.ModelFile.children;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.passerelle.programmes.ProgrammeTexts;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** The words people read: every stage, role, task, field and value of the processes has them in the three languages. */
@Component
class WordsCheck {

    void check(FolderUnderCheck folder) {
        for (var language : ProgrammeTexts.LANGUAGES) {
            var file = "messages_" + language + ".properties";
            Properties words;
            try {
                words = ProgrammeTexts.load(folder.programme().folder(), language);
            } catch (RuntimeException e) {
                folder.fault(file, "-", "cannot be read: " + ExpressionCheck.firstLine(e));
                continue;
            }
            for (var alternatives : needed(folder)) {
                boolean found = alternatives.stream()
                        .anyMatch(key -> !words.getProperty(key, "").isBlank());
                if (!found) folder.fault(file, alternatives.get(0), "is missing");
            }
        }
    }

    /** Lists of keys of which one is enough. */
    private static List<List<String>> needed(FolderUnderCheck folder) {
        var needed = new ArrayList<List<String>>();
        needed.add(List.of("programme.name"));
        folder.programme().stages().forEach(stage -> needed.add(List.of("stage." + stage.code())));
        folder.programme().roles().forEach(role -> needed.add(List.of("role." + role)));
        folder.programme()
                .rules()
                .lines()
                .forEach(line -> line.values().keySet().forEach(rule -> needed.add(List.of("rule." + rule))));
        folder.programme().expenses().keySet().forEach(category -> needed.add(List.of("expense." + category)));
        for (var file : folder.processes()) {
            for (var task : file.elements("userTask")) {
                var id = task.getAttribute("id");
                needed.add(List.of("task." + id));
                needed.add(List.of("task." + id + ".why"));
                for (var field : file.elements("formField")) {
                    if (ModelFile.place(field).equals(id)) addField(needed, id, field);
                }
            }
        }
        return needed;
    }

    private static void addField(List<List<String>> needed, String task, Element field) {
        var id = field.getAttribute("id");
        needed.add(List.of("field." + id, "field." + task + "." + id));
        for (var value : children(field, "value")) {
            var code = value.getAttribute("id");
            needed.add(List.of("value." + id + "." + code, "value." + task + "." + id + "." + code));
        }
    }
}
