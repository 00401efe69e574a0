package org.passerelle.engine;

import static org.passerelle.engine.ModelFile.children;

import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Decision tables. The engine takes a table whose FEEL is wrong without complaint and fails at the first case, so each entry is parsed. */
@Component
class TableCheck {

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();

    void check(FolderUnderCheck folder) {
        for (var file : folder.tables()) {
            var decisions = file.elements("decision");
            if (decisions.stream().noneMatch(decision -> decision.getAttribute("id").equals(file.baseName()))) {
                folder.fault(file.name(), "-", "holds no table '" + file.baseName() + "'");
            }
            for (var decision : decisions) {
                if (decision.getAttributeNS(ModelFile.CAMUNDA_DMN, "historyTimeToLive").isEmpty()) {
                    folder.fault(file, decision, "has no historyTimeToLive");
                }
            }
            file.elements("inputExpression", "literalExpression", "outputEntry").forEach(e -> checkExpression(folder, file, e));
            file.elements("inputEntry").forEach(entry -> checkTests(folder, file, entry));
            checkRequirements(folder, file);
        }
    }

    private void checkExpression(FolderUnderCheck folder, ModelFile file, Element element) {
        var text = text(element);
        if (text.isEmpty() || !isFeel(element)) return;
        report(folder, file, element, text, feel.parseExpression(text));
    }

    private void checkTests(FolderUnderCheck folder, ModelFile file, Element entry) {
        var text = text(entry);
        if (text.isEmpty() || !isFeel(entry)) return;
        report(folder, file, entry, text, feel.parseUnaryTests(text));
    }

    private static void report(FolderUnderCheck folder, ModelFile file, Element element, String text, ParseResult result) {
        if (!result.isFailure()) return;
        folder.fault(file, element, "the entry " + text + " does not parse: " + result.failure().message());
    }

    private static boolean isFeel(Element element) {
        var language = element.getAttribute("expressionLanguage");
        return language.isEmpty() || language.toLowerCase(java.util.Locale.ROOT).contains("feel");
    }

    private static String text(Element element) {
        return children(element, "text").stream().map(text -> text.getTextContent().strip()).findFirst().orElse("");
    }

    private static void checkRequirements(FolderUnderCheck folder, ModelFile file) {
        var ids = file.ids();
        for (var required : file.elements("requiredDecision", "requiredInput")) {
            var target = required.getAttribute("href");
            if (target.startsWith("#") && !ids.contains(target.substring(1))) {
                folder.fault(file, required, "requires '" + target.substring(1) + "', which does not exist");
            }
        }
    }
}
