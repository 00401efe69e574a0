// Measures and wraps text the way bpmn-js does (Arial, its own shortening rule), so that boxes fit what is drawn.

// Widths of the characters 32 to 126 in thousandths of the font size; accented letters measure like their base letter.
const WIDTHS = [278,278,355,556,556,889,667,191,333,333,389,584,278,333,278,278,556,556,556,556,556,556,556,556,556,556,
  278,278,584,584,584,556,1015,667,667,722,722,667,611,778,722,278,500,667,556,833,722,778,667,778,722,667,611,722,667,
  944,667,667,611,278,278,278,469,556,333,556,556,500,556,556,278,556,556,222,222,500,222,833,556,556,556,556,333,500,
  278,556,500,722,500,500,500,334,260,334,584];
const OTHERS = { '’': 222, '…': 1000, '—': 1000, 'œ': 944, 'Œ': 1000, '°': 400, '\u00a0': 278, '\u202f': 200 };

export const LINE = 1.2;

export function widthOf(text, size) {
  let sum = 0;
  for (const c of text.replace(/\s+$/, '')) {
    const base = c.normalize('NFD')[0];
    sum += OTHERS[c] ?? WIDTHS[base.charCodeAt(0) - 32] ?? 556;
  }
  return sum * size / 1000;
}

/** Lines of the text in a box of this width, broken as bpmn-js breaks them; `cut` tells that a word had to be cut. */
export function wrap(text, maxWidth, size) {
  const rest = text.split(/\r?\n/), lines = [];
  let cut = false;
  while (rest.length) {
    const original = rest.shift();
    let line = original;
    for (;;) {
      const width = widthOf(line, size);
      if (line.length < 2 || width <= maxWidth) break;
      const length = Math.max(line.length * (maxWidth / width), 1);
      const kept = [];
      let count = 0;
      const parts = line.split(/(\s|-|\u00AD)/g);
      if (parts.length > 1) {
        for (const part of parts) {
          if (part.length + count >= length) { if (part === '-') kept.pop(); break; }
          kept.push(part);
          count += part.length;
        }
      }
      line = kept.join('');
      if (!line) { line = original.slice(0, Math.max(Math.round(length - 1), 1)); cut = true; }
    }
    if (line.length < original.length) rest.unshift(original.slice(line.length).trim());
    lines.push(line);
  }
  return { lines, cut, width: Math.max(...lines.map(l => widthOf(l, size))) };
}

/** Size of a label outside its element: at most 90 wide, its lines as even as they can be. */
export function labelSize(text, max = 90) {
  let best = wrap(text, max, 11);
  while (best.cut && max < 160) best = wrap(text, max += 10, 11);
  let width = Math.ceil(max);
  for (let w = max; w >= 20; w -= 2) {
    const tried = wrap(text, w, 11);
    if (tried.cut || tried.lines.length > best.lines.length) break;
    if (awkward(tried) > awkward(best)) continue;
    width = w;
    best = tried;
  }
  width = Math.min(width, Math.ceil(best.width) + 4);
  while (wrap(text, width, 11).lines.join('\n') !== best.lines.join('\n') && width < max) width++;
  return { width, height: Math.ceil(best.lines.length * 11 * LINE) + 1 };
}

/** How many lines end with a hyphen or begin with a mark that belongs to the line before. */
const awkward = ({ lines }) => lines.filter((l, i) => (i < lines.length - 1 && l.endsWith('-')) || /^[:;?!»]/.test(l)).length;
