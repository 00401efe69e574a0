package org.passerelle.engine;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.impl.el.JuelElProvider;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.RuleUnit;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Expressions in processes: each parses, calls beans that exist, and names dates, rules and lists that programme.yaml has. */
@Component
class ExpressionCheck {

    private static final Set<String> GIVEN = Set.of("execution", "task");
    private static final Pattern TEXT_LITERAL = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern METHOD_CALL = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\s*\\.\\s*\\w+\\s*\\(");
    private static final Pattern DATE =
            Pattern.compile("\\bdates\\.(of|every|reached|ahead|isAhead)\\([^,()]*,\\s*'([^']*)'\\s*(,)?");
    private static final Pattern RULE =
            Pattern.compile("\\b(?:rules\\.(period|throughLastDay|count)|dates\\.(in))\\([^,()]*,\\s*'([^']*)'");
    private static final Pattern LIST = Pattern.compile("\\blists\\.of\\([^,()]*,\\s*'([^']*)'");

    private final JuelElProvider juel = new JuelElProvider();
    private final BeanFactory beans;

    ExpressionCheck(BeanFactory beans) {
        this.beans = beans;
    }

    void check(FolderUnderCheck folder) {
        for (var file : folder.processes()) {
            for (var element : file.elements()) {
                if (element.getLocalName().equals("documentation")) continue;
                var attributes = element.getAttributes();
                for (int i = 0; i < attributes.getLength(); i++) {
                    var attribute = attributes.item(i);
                    if (!attribute.getNodeName().equals("name")) check(folder, file, element, attribute.getNodeValue());
                }
                for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node instanceof Text text)
                        check(folder, file, element, text.getData().strip());
                }
                checkProperty(folder, file, element);
            }
        }
    }

    private void check(FolderUnderCheck folder, ModelFile file, Element element, String text) {
        if (!text.contains("${") && !text.contains("#{")) return;
        try {
            juel.createExpression(text);
        } catch (RuntimeException e) {
            folder.fault(file, element, "the expression " + text + " does not parse: " + firstLine(e));
            return;
        }
        var calls = METHOD_CALL.matcher(TEXT_LITERAL.matcher(text).replaceAll("''"));
        while (calls.find()) {
            var name = calls.group(1);
            if (!GIVEN.contains(name) && !beans.containsBean(name)) {
                folder.fault(file, element, "the expression " + text + " calls '" + name + "', which does not exist");
            }
        }
        checkNames(folder, file, element, text);
    }

    private static void checkNames(FolderUnderCheck folder, ModelFile file, Element element, String text) {
        var dates = DATE.matcher(text);
        while (dates.find()) {
            var name = dates.group(2);
            boolean every = dates.group(1).equals("every");
            boolean series = dates.group(3) != null;
            Map<String, ?> known =
                    every ? folder.programme().recurring() : folder.programme().dates();
            boolean found =
                    series ? known.keySet().stream().anyMatch(k -> k.startsWith(name)) : known.containsKey(name);
            if (!found) {
                folder.fault(
                        file,
                        element,
                        "the " + (every ? "recurring date '" : "date '") + name + "' is not in programme.yaml");
            }
        }
        var rules = RULE.matcher(text);
        while (rules.find()) {
            var unit = "count".equals(rules.group(1)) ? RuleUnit.COUNT : RuleUnit.PERIOD;
            var name = rules.group(3);
            if (folder.programme().units().get(name) == unit) continue;
            folder.fault(file, element, "there is no rule '" + name + "' in programme.yaml that is a " + unit.code());
        }
        var lists = LIST.matcher(text);
        while (lists.find()) checkList(folder, file, element, lists.group(1));
    }

    /** Properties of fields and tasks that name something of programme.yaml. */
    private static void checkProperty(FolderUnderCheck folder, ModelFile file, Element element) {
        if (!element.getLocalName().equals("property")) return;
        var value = element.getAttribute("value");
        var key = element.getAttribute("id") + element.getAttribute("name");
        if (key.equals("notBefore") && !folder.programme().dates().containsKey(value)) {
            folder.fault(file, element, "the date '" + value + "' is not in programme.yaml");
        }
        if (key.equals("list")) checkList(folder, file, element, value);
    }

    private static void checkList(FolderUnderCheck folder, ModelFile file, Element element, String list) {
        Programme programme = folder.programme();
        boolean found = list.equals("trades")
                || list.equals("cooperatives")
                || programme.lists().containsKey(list);
        if (!found) folder.fault(file, element, "the list '" + list + "' is not in programme.yaml");
    }

    static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    }
}
