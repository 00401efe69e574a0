// Lets branches leave and join a gateway at its upper and lower corner instead of bending just beside it.
import { boxOf, cross, cuts, overlap, segments, shared, tidy } from './geometry.mjs';

export function snapToCorners(shapes, lines) {
  for (const gateway of shapes.filter(s => s.kind === 'gateway')) {
    for (const line of lines) {
      if (line.source === gateway.id) line.points = snapped(line, line.points, gateway, shapes, lines);
      if (line.target === gateway.id) line.points = snapped(line, [...line.points].reverse(), gateway, shapes, lines).reverse();
    }
  }
  for (const line of lines) {
    line.points = unstepped(line, line.points, shapes, lines);
    line.points = unstepped(line, [...line.points].reverse(), shapes, lines).reverse();
  }
}

const related = (a, b) => a.source === b.source || a.target === b.target;

/** Turns a staircase that begins upwards or downwards (two steps the same way) into one step. */
function unstepped(line, points, shapes, lines) {
  const [a, b, c, d, e] = points;
  if (points.length < 5 || a.x !== b.x || b.y !== c.y || c.x !== d.x || d.y !== e.y) return points;
  if (Math.sign(b.y - a.y) !== Math.sign(d.y - c.y) || Math.sign(c.x - b.x) !== Math.sign(e.x - d.x)) return points;
  const turn = { x: a.x, y: d.y };
  const fresh = [[a, turn], [turn, e]];
  const ends = [line.source, line.target];
  const free = fresh.every(s => shapes.every(shape => ends.includes(shape.id) ? !cuts(s, shape) : !overlap(boxOf(s), shape, 8)));
  const clear = lines.every(l => l === line || segments(l.points).every(o => fresh.every(f => !cross(f, o) && (related(l, line) || shared(f, o) <= 0))));
  return free && clear ? tidy([a, turn, ...points.slice(4)]) : points;
}

function snapped(line, points, gateway, shapes, lines) {
  const [start, bend, far] = points;
  const middle = { x: gateway.x + gateway.width / 2, y: gateway.y + gateway.height / 2 };
  if (points.length < 4 || start.y !== middle.y || bend.y !== start.y || far.x !== bend.x) return points;
  const corner = { x: middle.x, y: far.y > middle.y ? gateway.y + gateway.height : gateway.y };
  if (Math.abs(far.y - corner.y) < 12) return points;
  const turn = { x: middle.x, y: far.y };
  const fresh = [[corner, turn], [turn, far]];
  const free = fresh.every(s => shapes.every(shape => shape === gateway || !overlap(boxOf(s), shape, 8)));
  const others = lines.filter(l => l !== line);
  const clear = others.every(l => segments(l.points).every(o => fresh.every(f => !cross(f, o) && (related(l, line) || shared(f, o) <= 0))));
  const mixed = others.some(l => (l.source === gateway.id) !== (line.source === gateway.id)
    && [l.points[0], l.points.at(-1)].some(p => p.x === corner.x && p.y === corner.y));
  return free && clear && !mixed ? tidy([corner, turn, ...points.slice(2)]) : points;
}
