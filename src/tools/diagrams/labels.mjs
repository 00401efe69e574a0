// Puts the names of events, gateways and flows where they touch nothing: the cheapest of a few places each.
import { cuts, overlap, segments, shared } from './geometry.mjs';
import { labelSize } from './text.mjs';

/** Gives labels to the shapes and lines, and answers what they cost together: where a label touches something, much. */
export function placeLabels(shapes, lines) {
  const placed = [];
  let total = 0;
  const choose = (size, places, owner) => {
    let best;
    places.forEach(([x, y, taste, own], i) => {
      const r = { x: Math.round(x), y: Math.round(y), ...(own ?? size) };
      let cost = taste ?? i;
      for (const s of shapes) if (overlap(r, s, s === owner ? 0 : 2)) cost += 1000;
      for (const l of placed) if (overlap(r, l, 2)) cost += 1000;
      for (const l of lines) for (const s of segments(l.points)) if (cuts(s, r, l === owner ? 1 : 2)) cost += 300;
      if (!best || cost < best.cost) best = { r, cost };
    });
    placed.push(best.r);
    total += best.cost < 300 ? best.cost * 0.3 : best.cost * 3;
    return best.r;
  };
  const order = { gateway: 0, event: 1, boundary: 2 };
  const named = shapes.filter(s => s.name && s.kind in order).sort((a, b) => order[a.kind] - order[b.kind]);
  for (const s of named.filter(s => s.kind !== 'boundary')) s.label = choose(labelSize(s.name), around(s), s);
  for (const s of named.filter(s => s.kind === 'boundary')) s.label = choose(labelSize(s.name), beneath(s, labelSize(s.name), lines), s);
  for (const l of lines.filter(l => l.name)) l.label = choose(labelSize(l.name), along(l, labelSize(l.name), lines), l);
  return total;
}

function around(s) {
  const cx = s.x + s.width / 2, cy = s.y + s.height / 2, foot = s.y + s.height;
  const straight = ({ width, height }, taste) => [
    [cx - width / 2, foot + 4, taste, { width, height }],
    [cx - width / 2, s.y - height - 4, taste + 1, { width, height }],
  ];
  const beside = ({ width, height }, taste) => {
    const corner = s.kind === 'gateway' ? 14 : 2, size = { width, height };
    return [
      [cx - width - 5, s.y + corner - height, taste, size], [cx - width - 5, foot - corner, taste + 1, size],
      [cx + 5, foot - corner, taste + 2, size], [cx + 5, s.y + corner - height, taste + 3, size],
      [cx - width - 12, s.y - height - 4, taste + 4, size], [cx - width - 5, foot + 4, taste + 5, size],
      [cx + 5, foot + 4, taste + 6, size],
      [s.x + s.width + 4, cy - height - 4, taste + 7, size], [s.x - width - 4, cy - height - 4, taste + 8, size],
    ];
  };
  return [...straight(labelSize(s.name), 0), ...beside(labelSize(s.name, 70), 4), ...beside(labelSize(s.name, 56), 14), ...beside(labelSize(s.name), 20)];
}

function beneath(s, { width, height }, lines) {
  const cx = s.x + s.width / 2, bottom = s.y + s.height, side = s.y + s.height / 2 + 5;
  const leaves = lines.some(l => l.source === s.id);
  if (!leaves) return [[cx - width / 2, bottom + 3], [cx - width - 20, side], [cx + 20, side]];
  return [
    [cx - width - 5, bottom + 2], [cx + 5, bottom + 2],
    [cx - width - 21, side], [cx + 21, side],
    [cx - width - 5, bottom + 12], [cx + 5, bottom + 12],
  ];
}

/** Places beside a line, the nearer to its start the better, but not where it still runs together with another. */
function along(line, { width, height }, lines) {
  const places = [];
  const others = lines.filter(l => l !== line && l.source === line.source).flatMap(l => segments(l.points));
  let walked = 0;
  segments(line.points).forEach(([a, b], i) => {
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const common = Math.max(0, ...others.map(o => shared([a, b], o)));
    const place = (x, y, taste, away) => places.push([x, y, taste + (walked + away) * 0.35 + (away < common + 4 && common > 4 ? 150 : 0)]);
    const middle = length / 2;
    if (a.y === b.y) {
      const tight = length < width + 6 ? 40 : 0, dir = Math.sign(b.x - a.x);
      for (const away of tight ? [middle] : [6 + width / 2, common + 8 + width / 2, middle]) {
        if (away + width / 2 > length && !tight) continue;
        const x = a.x + dir * away - width / 2, lead = Math.max(0, away - width / 2 - 6);
        place(x, a.y - height - 2, tight, lead);
        place(x, a.y + 3, tight + 8, lead);
      }
    } else {
      const tight = length < height + 4 ? 40 : 0, dir = Math.sign(b.y - a.y), trunk = common > 4 ? 40 : 0;
      for (const away of tight ? [middle] : [4 + height / 2, common + 8 + height / 2, middle]) {
        if (away + height / 2 > length && !tight) continue;
        const y = a.y + dir * away - height / 2, lead = Math.max(0, away - height / 2 - 4);
        const leftward = line.points[i + 2] && line.points[i + 2].x < b.x;
        place(a.x + 5, y, tight + 22 + trunk + (leftward ? 12 : 0), lead);
        place(a.x - width - 5, y, tight + 26 + trunk, lead);
      }
    }
    walked += length;
  });
  return places;
}
