// The graph that elk is given: boxes with ports where lines may join them, and room kept for names.
import { labelSize } from './text.mjs';

export const EVENT = 36;

export const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.thoroughness': '60',
  'elk.layered.spacing.nodeNodeBetweenLayers': '50',
  'elk.layered.spacing.edgeNodeBetweenLayers': '22',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '16',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '22',
  'elk.spacing.edgeEdge': '18',
  'elk.spacing.labelNode': '4',
  'elk.spacing.edgeLabel': '3',
  'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'TAIL_LAYER',
  'elk.layered.edgeLabels.sideSelection': 'ALWAYS_UP',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
};

// Every scope is drawn in each of these ways; the least ugly drawing is kept.
export const VARIANTS = [
  { 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX' },
  { 'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF', 'elk.layered.nodePlacement.favorStraightEdges': 'true' },
  { 'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF', 'elk.layered.nodePlacement.bk.fixedAlignment': 'LEFTUP' },
].flatMap(placement => [
  { sorting: 'written', 'elk.layered.considerModelOrder.longEdgeStrategy': 'DUMMY_NODE_OVER' },
  { sorting: 'nested', 'elk.layered.considerModelOrder.longEdgeStrategy': 'DUMMY_NODE_OVER' },
  { sorting: 'written', 'elk.layered.considerModelOrder.longEdgeStrategy': 'DUMMY_NODE_OVER', 'elk.layered.crossingMinimization.forceNodeModelOrder': 'true' },
  { sorting: 'nested', 'elk.layered.considerModelOrder.longEdgeStrategy': 'DUMMY_NODE_OVER', 'elk.layered.crossingMinimization.forceNodeModelOrder': 'true' },
  { sorting: 'written', 'elk.layered.considerModelOrder.strategy': 'NONE' },
].map(order => ({ ...placement, ...order })));

/** Boundary events stand on the lower side of their host, the first written rightmost. */
export function guardPorts(ids, boxes) {
  const ports = new Map();
  for (const box of ids.map(id => boxes.get(id))) {
    const guards = box.guards ?? [];
    guards.forEach((guard, i) => {
      const slot = box.kind === 'scope' ? 120 : box.width / guards.length;
      const x = guards.length === 1 && box.kind === 'task' ? box.width - 28 : box.width - slot * (i + 0.5);
      ports.set(guard.id, { id: guard.id, x: Math.round(x), y: box.height, width: 0, height: 0, host: box.id, layoutOptions: { 'elk.port.side': 'SOUTH' } });
    });
  }
  return ports;
}

export function portOf(box, side, ports) {
  const id = `${box.id}|${side}`;
  const [x, y] = {
    WEST: [0, box.middle], EAST: [box.width, box.middle], NORTH: [box.width / 2, 0],
    SOUTH: [box.guards?.length ? Math.min(24, box.width / 5) : box.width / 2, box.height],
  }[side];
  ports.set(id, { id, x, y, width: 0, height: 0, host: box.id, layoutOptions: { 'elk.port.side': side } });
  return id;
}

export function graphOf(sorted, edges, ports, boxes, { happyFlows }, sideways) {
  const all = [...ports.values()];
  return {
    id: 'root',
    children: sorted.map(id => elkNode(boxes.get(id), all.filter(p => p.host === id), sideways)),
    edges: edges.map(e => ({
      id: e.id, sources: [e.tail], targets: [e.head],
      labels: e.name && !e.turned ? [{ id: e.id + '_label', text: e.name, ...labelSize(e.name), layoutOptions: { 'elk.edgeLabels.placement': 'CENTER' } }] : [],
      layoutOptions: happyFlows.has(e.id) ? { 'elk.layered.priority.straightness': '50', 'elk.layered.priority.shortness': '5' }
        : { 'elk.layered.priority.straightness': e.boundary ? '20' : '5' },
    })),
  };
}

/** Which ports a flow joins, and whether it is given to elk the other way round. */
export function attach(f, { back, returning, beneath }, port) {
  const out = returning.has(f.source), into = returning.has(f.target);
  if (out && into) return { tail: port(f.target, 'EAST'), head: port(f.source, 'WEST'), turned: true };
  if (into) return { tail: port(f.target, 'EAST'), head: f.boundary ? f.source : port(f.source, 'SOUTH'), turned: true };
  if (out) return { tail: port(f.target, 'SOUTH'), head: port(f.source, 'WEST'), turned: true };
  if (back.has(f.id)) {
    if (f.from === f.to) return { tail: f.boundary ? f.source : port(f.from, 'EAST'), head: port(f.to, 'WEST'), turned: false };
    if (f.boundary) return { tail: port(f.target, 'SOUTH'), head: f.source, turned: true };
    const side = beneath.has(f.id) ? 'SOUTH' : 'NORTH';
    return { tail: port(f.target, side), head: port(f.source, side), turned: true };
  }
  return { tail: f.boundary ? f.source : port(f.source, 'EAST'), head: port(f.target, 'WEST'), turned: false };
}

function elkNode(box, ports, sideways) {
  const labels = [];
  const room = (place, size) => labels.push({ id: `${box.id}_${labels.length}`, text: ' ', ...size, layoutOptions: { 'elk.nodeLabels.placement': `OUTSIDE ${place} H_CENTER` } });
  if (box.name && box.kind === 'event') room('V_BOTTOM', labelSize(box.name));
  if (box.name && box.kind === 'gateway') {
    room('V_BOTTOM', labelSize(box.name));
    room('V_TOP', labelSize(box.name));
  }
  let { height } = box;
  const guards = box.guards ?? [];
  const label = Math.max(0, ...guards.map(g => g.name ? labelSize(g.name).height : 0));
  const turned = guards.filter(g => sideways.has(g.id));
  if (turned.length) height += EVENT / 2 + Math.max(label + 4, 12 + 14 * turned.length);
  else if (guards.length) room('V_BOTTOM', { width: box.width, height: EVENT / 2 + label });
  const placed = ports.map(({ host, ...port }) => {
    const at = turned.findIndex(g => g.id === port.id);
    if (at >= 0) return { ...port, x: box.width, y: box.height + EVENT / 2 + 20 + 14 * at, layoutOptions: { 'elk.port.side': 'EAST' } };
    return { ...port, y: port.y === box.height && port.layoutOptions['elk.port.side'] === 'SOUTH' ? height : port.y };
  });
  return { id: box.id, width: box.width, height, labels, ports: placed, layoutOptions: { 'elk.portConstraints': 'FIXED_POS' } };
}
