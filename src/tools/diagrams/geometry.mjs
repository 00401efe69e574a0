// Rectangles { x, y, width, height } and orthogonal lines [{ x, y }, …].

export function overlap(a, b, gap = 0) {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap
    && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

export function inside(a, b) {
  return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
}

export function segments(points) {
  return points.slice(1).map((p, i) => [points[i], p]);
}

export function boxOf([a, b]) {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** Whether a segment runs through a rectangle (touching its border does not count). */
export function cuts(segment, rectangle, gap = 0) {
  return overlap(boxOf(segment), rectangle, gap);
}

/** Whether two segments cross in their interiors. */
export function cross([a, b], [c, d]) {
  const horizontal = a.y === b.y;
  if (horizontal === (c.y === d.y)) return false;
  const [h1, h2, v1, v2] = horizontal ? [a, b, c, d] : [c, d, a, b];
  return v1.x > Math.min(h1.x, h2.x) && v1.x < Math.max(h1.x, h2.x)
    && h1.y > Math.min(v1.y, v2.y) && h1.y < Math.max(v1.y, v2.y);
}

/** Length on which two parallel segments lie on each other. */
export function shared([a, b], [c, d]) {
  if (a.y === b.y && c.y === d.y && a.y === c.y) {
    return Math.min(Math.max(a.x, b.x), Math.max(c.x, d.x)) - Math.max(Math.min(a.x, b.x), Math.min(c.x, d.x));
  }
  if (a.x === b.x && c.x === d.x && a.x === c.x) {
    return Math.min(Math.max(a.y, b.y), Math.max(c.y, d.y)) - Math.max(Math.min(a.y, b.y), Math.min(c.y, d.y));
  }
  return 0;
}

/** Drops points that lie on a straight line between their neighbours. */
export function tidy(points) {
  const kept = points.filter((p, i) => i === 0 || p.x !== points[i - 1].x || p.y !== points[i - 1].y);
  return kept.filter((p, i) => i === 0 || i === kept.length - 1
    || !((kept[i - 1].x === p.x && p.x === kept[i + 1].x) || (kept[i - 1].y === p.y && p.y === kept[i + 1].y)));
}

export function boundsOf(rectangles, lines) {
  const points = [...rectangles.flatMap(r => [r, { x: r.x + r.width, y: r.y + r.height }]), ...lines.flat()];
  const xs = points.map(p => p.x), ys = points.map(p => p.y);
  const x = Math.min(...xs), y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
