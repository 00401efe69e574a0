// Lays out one scope (process or sub-process) from the inside out: its sub-processes first, then as boxes of fixed size.
import Elk from 'elkjs';
import { scopeOf, isA } from './model.mjs';
import { orderOf, groupsOf } from './order.mjs';
import { labelSize, widthOf, wrap } from './text.mjs';
import { boundsOf, tidy } from './geometry.mjs';
import { EVENT, OPTIONS, VARIANTS, attach, graphOf, guardPorts, portOf } from './graph.mjs';
import { costOf } from './cost.mjs';
import { snapToCorners } from './corners.mjs';
import { placeLabels } from './labels.mjs';

const elk = new Elk();
const GATEWAY = 50, TASK = { width: 120, height: 80 };
const PADDING = { top: 44, side: 30, bottom: 26 };
const BELOW = 40, BESIDE = 30;

/** Answers { shapes, edges, width, height, mainY } with the scope's own corner at 0, 0. */
export async function layoutScope(container) {
  const scope = scopeOf(container);
  const boxes = new Map();
  for (const node of [...scope.nodes, ...scope.eventScopes]) boxes.set(node.id, await boxFor(node, scope));

  const hosts = new Map(scope.boundaries.map(b => [b.id, b.attachedToRef.id]));
  const flows = scope.flows.map(f => ({
    id: f.id, name: f.name, source: f.sourceRef.id, target: f.targetRef.id, boundary: hosts.has(f.sourceRef.id),
    from: hosts.get(f.sourceRef.id) ?? f.sourceRef.id, to: hosts.get(f.targetRef.id) ?? f.targetRef.id,
  }));
  const ids = scope.nodes.map(n => n.id);
  const parts = [];
  for (const group of groupsOf(ids, flows)) {
    parts.push(await layoutGroup(ids.filter(id => group.has(id)), flows.filter(f => group.has(f.from)), scope, boxes));
  }
  return assemble(parts, scope.eventScopes, boxes, container);
}

async function boxFor(node, scope) {
  const base = { id: node.id, name: node.name, node };
  if (isA(node, 'Event')) return { ...base, kind: 'event', width: EVENT, height: EVENT, middle: EVENT / 2 };
  if (isA(node, 'Gateway')) {
    return { ...base, kind: 'gateway', width: GATEWAY, height: GATEWAY, middle: GATEWAY / 2, marker: isA(node, 'ExclusiveGateway') };
  }
  const guards = scope.boundaries.filter(b => b.attachedToRef.id === node.id);
  if (isA(node, 'SubProcess')) {
    const inner = await layoutScope(node);
    const height = inner.height + (guards.length ? 16 : 0);
    return { ...base, kind: 'scope', expanded: true, inner, guards, width: Math.max(inner.width, guards.length * 120 + 60), height, middle: inner.mainY };
  }
  const width = Math.max(taskWidth(node.name ?? ''), guards.length * 70);
  return { ...base, kind: 'task', guards, width, height: TASK.height, middle: TASK.height / 2 };
}

/** The narrowest box in which the name takes few lines and keeps clear of the icon in the upper left corner. */
function taskWidth(name) {
  const tried = [120, 140, 150, 160].map(width => {
    const { lines, cut } = wrap(name, width - 14, 12);
    const clear = (width - widthOf(lines[0], 12)) / 2;
    return { width, clear: cut || lines.length > 4 ? -1 : lines.length === 1 ? 99 : lines.length > 3 ? 0 : clear };
  });
  return (tried.find(t => t.clear >= 21) ?? tried.reduce((best, t) => t.clear > best.clear ? t : best)).width;
}

/** Draws the group in every way that applies to it and answers the least ugly drawing. */
async function layoutGroup(ids, flows, scope, boxes) {
  const order = orderOf(ids, flows);
  const chain = new Set(flows.map(f => f.source)).size === flows.length && new Set(flows.map(f => f.target)).size === flows.length
    && !flows.some(f => f.boundary) && !order.back.size;
  const symmetric = !chain && !order.back.size && ids.every(id => boxes.get(id).kind !== 'scope' && !boxes.get(id).guards?.length);
  const below = [order.beneath];
  if ([...order.aside].some(id => !order.beneath.has(id))) below.push(order.aside);
  const tries = [];
  for (const beneath of below) {
    const ports = guardPorts(ids, boxes);
    const edges = flows.map(f => ({ ...f, ...attach(f, { ...order, beneath }, (id, side) => portOf(boxes.get(id), side, ports)) }));
    edges.sort((a, b) => order.happyFlows.has(b.id) - order.happyFlows.has(a.id));
    // elk sometimes crosses lines that leave downwards; when they leave to the right below their host, it does not.
    const sideways = new Set(edges.filter(e => e.boundary && !e.turned).map(e => e.source));
    for (const leaving of sideways.size ? [new Set(), sideways] : [sideways]) {
      for (const { sorting, ...variant } of chain ? VARIANTS.slice(0, 1) : VARIANTS) tries.push({ ports, edges, leaving, sorting, variant });
    }
  }
  const drawings = [];
  const draw = async (how, compaction) => {
    const { ports, edges, leaving, sorting, variant } = how;
    const options = { ...OPTIONS, ...variant, 'elk.layered.compaction.postCompaction.strategy': compaction };
    const done = await elk.layout({ ...graphOf(order[sorting], edges, ports, boxes, order, leaving), layoutOptions: options });
    for (const answer of symmetric ? [done, mirrored(done)] : [done]) {
      const drawing = { how, ...drawn(answer, edges, scope, boxes, ports) };
      drawings.push({ ...drawing, cost: costOf(drawing, order) });
    }
    drawings.sort((a, b) => a.cost - b.cost);
  };
  for (const how of tries) await draw(how, 'NONE');
  if (!chain) {
    const promising = [...new Set(drawings.map(d => d.how))].slice(0, 5);
    for (const how of promising) {
      for (const compaction of ['LEFT', 'EDGE_LENGTH']) await draw(how, compaction).catch(() => {}); // some graphs elk cannot compact
    }
  }
  return { ...drawings[0], main: order.happy[0] };
}

/** The same drawing upside down, where nothing in it has an upper and a lower side. */
function mirrored(done) {
  const flip = p => p && { ...p, y: -p.y };
  return {
    ...done,
    children: done.children.map(c => ({ ...c, y: -c.y - c.height })),
    edges: done.edges.map(e => ({ ...e, sections: e.sections.map(s => ({ startPoint: flip(s.startPoint), endPoint: flip(s.endPoint), bendPoints: s.bendPoints?.map(flip) })) })),
  };
}

/** Turns what elk answers into shapes and lines with corners and labels as BPMN wants them. */
function drawn(done, edges, scope, boxes, ports) {
  const shapes = done.children.map(c => ({ ...boxes.get(c.id), x: Math.round(c.x), y: Math.round(c.y) }));
  const byId = new Map(shapes.map(s => [s.id, s]));
  for (const guard of scope.boundaries.filter(b => byId.has(b.attachedToRef.id))) {
    const host = byId.get(guard.attachedToRef.id);
    const shape = { id: guard.id, name: guard.name, kind: 'boundary', node: guard, host: host.id, width: EVENT, height: EVENT,
      x: host.x + ports.get(guard.id).x - EVENT / 2, y: host.y + host.height - EVENT / 2 };
    shapes.push(shape);
    byId.set(shape.id, shape);
  }
  const lines = done.edges.map((e, i) => {
    const section = e.sections[0];
    const points = [section.startPoint, ...section.bendPoints ?? [], section.endPoint].map(p => ({ x: Math.round(p.x), y: Math.round(p.y) }));
    if (edges[i].turned) points.reverse();
    if (edges[i].boundary) {
      const guard = byId.get(edges[i].source), middle = guard.x + EVENT / 2, bottom = guard.y + EVENT;
      if (points[0].x === middle) points[0].y = bottom;
      else points.splice(0, 1, { x: middle, y: bottom }, { x: middle, y: points[0].y });
    }
    for (const [end, point] of [[edges[i].source, points[0]], [edges[i].target, points.at(-1)]]) {
      const shape = byId.get(end);
      if (point.y > shape.y + shape.height) point.y = shape.y + shape.height;
    }
    return { id: e.id, name: edges[i].name, source: edges[i].source, target: edges[i].target, points: tidy(points) };
  });
  snapToCorners(shapes, lines);
  return { shapes, lines, labelCost: placeLabels(shapes, lines) };
}

/** Stacks unconnected parts, puts the event sub-processes below, and moves all to the scope's own corner. */
function assemble(parts, eventScopes, boxes, container) {
  const shapes = [], lines = [];
  let bottom = 0, right = 0, mainY = TASK.height / 2;
  const put = (someShapes, someLines, dx, dy) => {
    for (const s of someShapes) shapes.push({ ...s, x: s.x + dx, y: s.y + dy, label: moved(s.label, dx, dy) });
    for (const l of someLines) lines.push({ ...l, points: l.points.map(p => moved(p, dx, dy)), label: moved(l.label, dx, dy) });
  };
  const framed = parts.map(part => {
    const box = boundsOf([...part.shapes, ...labelsOf(part)], part.lines.map(l => l.points));
    return { part, box, lead: (part.shapes.find(s => s.id === part.main)?.x ?? box.x) - box.x };
  });
  const lead = Math.max(0, ...framed.map(f => f.lead));
  framed.forEach(({ part, box, lead: own }, i) => {
    const top = i ? bottom + BELOW : 0;
    put(part.shapes, part.lines, lead - own - box.x, top - box.y);
    const first = part.shapes.find(s => s.id === part.main);
    if (i === 0 && first) mainY = first.y + first.middle - box.y;
    bottom = top + box.height;
    right = Math.max(right, lead - own + box.width);
  });
  if (eventScopes.length) {
    const rows = [];
    const limit = Math.max(right, 1000);
    for (const box of eventScopes.map(e => boxes.get(e.id))) {
      const row = rows.at(-1);
      if (row && row.width + BESIDE + box.width <= limit) { row.boxes.push(box); row.width += BESIDE + box.width; } else rows.push({ boxes: [box], width: box.width });
    }
    for (const row of rows) {
      let x = 0;
      const height = Math.max(...row.boxes.map(b => b.height)), y = parts.length || row !== rows[0] ? bottom + BELOW : 0;
      for (const box of row.boxes) {
        put([{ ...box, height, drop: Math.floor((height - box.height) / 2) }], [], x, y);
        shapes.at(-1).x = x;
        shapes.at(-1).y = y;
        shapes.at(-1).label = undefined;
        x += box.width + BESIDE;
      }
      bottom = y + height;
      right = Math.max(right, row.width);
    }
  }
  const nested = isA(container, 'SubProcess');
  const markers = nested && (container.loopCharacteristics || isA(container, 'AdHocSubProcess'));
  const pad = nested ? { ...PADDING, bottom: PADDING.bottom + (markers ? 12 : 0) } : { top: 0, side: 0, bottom: 0 };
  const title = nested && container.name ? Math.min(labelSize(container.name, 260).width * 1.1 + 30, 320) : 0;
  const width = Math.max(right + 2 * pad.side, title, nested ? TASK.width : 0);
  const height = Math.max(bottom + pad.top + pad.bottom, nested ? TASK.height : 0);
  return { ...flatten(shapes, lines, Math.round((width - right) / 2), pad.top), width: Math.ceil(width), height: Math.ceil(height), mainY: mainY + pad.top };
}

const labelsOf = part => [...part.shapes, ...part.lines].map(e => e.label).filter(Boolean);
const moved = (p, dx, dy) => p && { ...p, x: p.x + dx, y: p.y + dy };

/** Writes each sub-process before what it holds, all in the coordinates of this scope. */
function flatten(shapes, lines, dx, dy) {
  const all = { shapes: [], edges: [] };
  for (const { inner, node, drop = 0, ...shape } of shapes) {
    const s = { ...shape, x: shape.x + dx, y: shape.y + dy, label: moved(shape.label, dx, dy) };
    all.shapes.push(s);
    if (!inner) continue;
    const shift = Math.round((s.width - inner.width) / 2);
    for (const child of inner.shapes) all.shapes.push({ ...child, x: child.x + s.x + shift, y: child.y + s.y + drop, label: moved(child.label, s.x + shift, s.y + drop) });
    for (const edge of inner.edges) all.edges.push({ ...edge, points: edge.points.map(p => moved(p, s.x + shift, s.y + drop)), label: moved(edge.label, s.x + shift, s.y + drop) });
  }
  for (const l of lines) all.edges.push({ id: l.id, points: l.points.map(p => moved(p, dx, dy)), label: moved(l.label, dx, dy) });
  return all;
}
