// Judges a drawing, so that the least ugly of several can be kept.
import { boundsOf, cross, cuts, segments, shared } from './geometry.mjs';

/** How ugly a drawing is: what touches or crosses weighs most, then bends of the happy path, other bends, and length. */
export function costOf({ shapes, lines, labelCost }, { happy, happyFlows }) {
  let cost = labelCost;
  lines.forEach((line, i) => {
    const own = segments(line.points);
    for (const other of lines.slice(i + 1)) {
      const related = line.source === other.source || line.target === other.target;
      for (const s of own) {
        for (const o of segments(other.points)) {
          if (cross(s, o)) cost += 2000;
          if (!related && shared(s, o) > 0) cost += 3000;
        }
      }
    }
    for (const s of shapes) if (s.id !== line.source && s.id !== line.target && s.host !== line.source && s.host !== line.target && own.some(o => cuts(o, s, 2))) cost += 4000;
    cost += (line.points.length - 2) * (happyFlows.has(line.id) ? 300 : 25);
    cost += own.reduce((sum, [a, b]) => sum + Math.abs(a.x - b.x) + Math.abs(a.y - b.y), 0) * 0.06;
    cost += own.filter(([a, b]) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < 12).length * 60;
  });
  const box = boundsOf(shapes, lines.map(l => l.points));
  const main = shapes.find(s => s.id === happy[0]);
  for (const s of shapes) {
    if (!happy.includes(s.id) && s.kind !== 'boundary' && s.y + s.middle < main.y + main.middle - 10) cost += 120;
    cost += s.x * 0.005;
  }
  return cost + box.width * 0.1 + box.height * 0.3;
}
