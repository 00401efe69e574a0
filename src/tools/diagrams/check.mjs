// node check.mjs [--max-crossings=N] FILE.bpmn…: tells what is missing from a diagram or lies on something else.
import { pathToFileURL } from 'node:url';
import { read, processesOf, scopeOf, isScope, isA } from './model.mjs';
import { cross, cuts, inside, overlap, segments, shared } from './geometry.mjs';

export async function check(file) {
  const { definitions, warnings } = await read(file);
  const drawn = new Map();
  const faults = [...warnings];
  for (const plane of (definitions.diagrams ?? []).map(d => d.plane)) {
    for (const part of plane?.planeElement ?? []) {
      if (!part.bpmnElement) faults.push(`${part.id} draws nothing that exists`);
      else if (drawn.has(part.bpmnElement.id)) faults.push(`${part.bpmnElement.id} is drawn twice`);
      else drawn.set(part.bpmnElement.id, part);
    }
  }
  const counted = { nodes: 0, flows: 0, crossings: 0 };
  const crossings = [];
  for (const process of processesOf(definitions)) checkScope(process, drawn, faults, crossings, counted);
  counted.crossings = crossings.length;
  return { faults, crossings, counted };
}

function checkScope(container, drawn, faults, crossings, counted) {
  const scope = scopeOf(container);
  const parent = drawn.get(container.id)?.bounds;
  const shapes = [], lines = [], labels = [];
  for (const node of [...scope.nodes, ...scope.eventScopes, ...scope.boundaries]) {
    counted.nodes++;
    const shape = drawn.get(node.id);
    if (!shape?.bounds) { faults.push(`${node.id} has no shape`); continue; }
    const host = isA(node, 'BoundaryEvent') ? node.attachedToRef?.id : undefined;
    shapes.push({ id: node.id, host, ...rectangle(shape.bounds) });
    if (shape.label?.bounds) labels.push({ id: node.id, ...rectangle(shape.label.bounds) });
    else if (node.name && (isA(node, 'Event') || isA(node, 'Gateway'))) faults.push(`the label of ${node.id} has no bounds`);
    if (isScope(node)) {
      if (shape.isExpanded !== true) faults.push(`${node.id} is not expanded`);
      checkScope(node, drawn, faults, crossings, counted);
    }
  }
  for (const flow of scope.flows) {
    counted.flows++;
    const edge = drawn.get(flow.id);
    if (!(edge?.waypoint?.length >= 2)) { faults.push(`${flow.id} has no edge`); continue; }
    lines.push({ id: flow.id, source: flow.sourceRef?.id, target: flow.targetRef?.id, points: edge.waypoint.map(p => ({ x: p.x, y: p.y })) });
    if (edge.label?.bounds) labels.push({ id: flow.id, ...rectangle(edge.label.bounds) });
    else if (flow.name) faults.push(`the label of ${flow.id} has no bounds`);
  }

  if (parent) {
    for (const s of [...shapes, ...labels]) if (!inside(s, parent)) faults.push(`${s.id} reaches out of ${container.id}`);
    for (const l of lines) if (!l.points.every(p => inside({ ...p, width: 0, height: 0 }, parent))) faults.push(`${l.id} reaches out of ${container.id}`);
  }
  pairs(shapes, (a, b) => {
    if (a.host === b.id || b.host === a.id) {
      const [event, host] = a.host === b.id ? [a, b] : [b, a];
      const middle = { x: event.x + event.width / 2, y: event.y + event.height / 2, width: 0, height: 0 };
      const within = { x: host.x + 1, y: host.y + 1, width: host.width - 2, height: host.height - 2 };
      if (!inside(middle, host) || inside(middle, within)) faults.push(`${event.id} is not on the border of ${host.id}`);
    } else if (overlap(a, b)) faults.push(`${a.id} and ${b.id} overlap`);
  });
  pairs(labels, (a, b) => overlap(a, b) && faults.push(`the labels of ${a.id} and ${b.id} overlap`));
  for (const label of labels) {
    for (const s of shapes) if (overlap(label, s)) faults.push(`the label of ${label.id} lies on ${s.id}`);
    for (const l of lines) if (segments(l.points).some(s => cuts(s, label))) faults.push(`${l.id} runs through the label of ${label.id}`);
  }
  for (const l of lines) {
    for (const s of shapes) if (s.id !== l.source && s.id !== l.target && segments(l.points).some(x => cuts(x, s))) faults.push(`${l.id} runs through ${s.id}`);
    for (const [end, point] of [[l.source, l.points[0]], [l.target, l.points.at(-1)]]) {
      const shape = shapes.find(s => s.id === end);
      if (shape && !(overlap({ ...point, width: 0, height: 0 }, shape, 2))) faults.push(`${l.id} does not touch ${end}`);
    }
  }
  pairs(lines, (a, b) => {
    const related = a.source === b.source || a.target === b.target;
    for (const s of segments(a.points)) {
      for (const o of segments(b.points)) {
        if (cross(s, o)) crossings.push(`${a.id} and ${b.id} cross`);
        if (!related && shared(s, o) > 1) faults.push(`${a.id} and ${b.id} lie on each other`);
      }
    }
  });
}

const rectangle = ({ x, y, width, height }) => ({ x, y, width, height });
const pairs = (list, visit) => list.forEach((a, i) => list.slice(i + 1).forEach(b => visit(a, b)));

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = process.argv.slice(2).filter(a => !a.startsWith('--'));
  const most = Number(process.argv.find(a => a.startsWith('--max-crossings='))?.split('=')[1] ?? Infinity);
  if (!files.length) {
    console.error('usage: node check.mjs [--max-crossings=N] FILE.bpmn…');
    process.exit(2);
  }
  for (const file of files) {
    const { faults, crossings, counted } = await check(file);
    console.log(`${file}: ${counted.nodes} nodes, ${counted.flows} flows, ${counted.crossings} crossings, ${faults.length} faults`);
    [...faults, ...crossings].forEach(f => console.log(`  ${f}`));
    if (faults.length || crossings.length > most) process.exitCode = 1;
  }
}
