package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the processes: whoever opens one sees every element, and none hidden under another. */
class DiagramTests {

    static List<Path> processes() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyElementIsDrawn(Path file) {
        var model = Bpmn.readModelFromFile(file.toFile());
        var drawn = Stream.concat(
                        model.getModelElementsByType(BpmnShape.class).stream().map(shape -> shape.getBpmnElement().getId()),
                        model.getModelElementsByType(BpmnEdge.class).stream().map(edge -> edge.getBpmnElement().getId()))
                .collect(Collectors.toSet());
        var elements = model.getModelElementsByType(FlowElement.class).stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .map(FlowElement::getId)
                .toList();
        assertThat(elements).isNotEmpty();
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(elements);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noElementLiesOverAnother(Path file) {
        var model = Bpmn.readModelFromFile(file.toFile());
        var nodes = model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof BoundaryEvent))
                .toList();
        for (var one : nodes) {
            for (var other : nodes) {
                if (one == other || one.getParentElement() != other.getParentElement()) continue;
                assertThat(overlap(bounds(model, one), bounds(model, other)))
                        .as(one.getId() + " over " + other.getId())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyElementLiesInsideItsSubProcess(Path file) {
        var model = Bpmn.readModelFromFile(file.toFile());
        for (var node : model.getModelElementsByType(FlowNode.class)) {
            if (!(node.getParentElement() instanceof FlowNode parent)) continue;
            assertThat(inside(bounds(model, node), bounds(model, parent)))
                    .as(node.getId() + " inside " + parent.getId())
                    .isTrue();
        }
    }

    private static Bounds bounds(BpmnModelInstance model, FlowNode node) {
        return model.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() == node || shape.getBpmnElement().getId().equals(node.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(node.getId() + " has no shape"))
                .getBounds();
    }

    private static boolean overlap(Bounds one, Bounds other) {
        return one.getX() < other.getX() + other.getWidth()
                && other.getX() < one.getX() + one.getWidth()
                && one.getY() < other.getY() + other.getHeight()
                && other.getY() < one.getY() + one.getHeight();
    }

    private static boolean inside(Bounds inner, Bounds outer) {
        boolean boundary = inner.getWidth() <= 36 && inner.getHeight() <= 36;
        double slack = boundary ? 18 : 0;
        return inner.getX() >= outer.getX() - slack
                && inner.getY() >= outer.getY() - slack
                && inner.getX() + inner.getWidth() <= outer.getX() + outer.getWidth() + slack
                && inner.getY() + inner.getHeight() <= outer.getY() + outer.getHeight() + slack;
    }
}
