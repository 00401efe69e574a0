// Reads a BPMN file and tells each scope (process or sub-process) apart: its nodes, flows and boundary events.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';

const camunda = createRequire(import.meta.url)('camunda-bpmn-moddle/resources/camunda.json');

export async function read(file) {
  const text = readFileSync(file, 'utf8');
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(text);
  return { text, definitions: rootElement, warnings: warnings.map(w => w.message) };
}

export const isA = (element, type) => element.$instanceOf('bpmn:' + type);
export const isScope = element => isA(element, 'Process') || isA(element, 'SubProcess');
export const isEventScope = element => isA(element, 'SubProcess') && element.triggeredByEvent === true;

export function scopeOf(container) {
  const elements = container.flowElements ?? [];
  const links = (container.artifacts ?? []).filter(a => isA(a, 'Association')
    && a.sourceRef && a.targetRef && isA(a.sourceRef, 'FlowNode') && isA(a.targetRef, 'FlowNode'));
  return {
    nodes: elements.filter(e => isA(e, 'FlowNode') && !isA(e, 'BoundaryEvent') && !isEventScope(e)),
    boundaries: elements.filter(e => isA(e, 'BoundaryEvent')),
    eventScopes: elements.filter(isEventScope),
    flows: [...elements.filter(e => isA(e, 'SequenceFlow')), ...links],
  };
}

export function processesOf(definitions) {
  return (definitions.rootElements ?? []).filter(e => isA(e, 'Process'));
}
