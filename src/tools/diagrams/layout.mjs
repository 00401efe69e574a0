// node layout.mjs FILE.bpmn…: gives each file a complete diagram; all else in the file stays as it was written.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { read, processesOf } from './model.mjs';
import { layoutScope } from './scope.mjs';

const NAMESPACES = {
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
};

export async function layout(file) {
  const { text, definitions, warnings } = await read(file);
  if (warnings.length) throw new Error(warnings.join('\n'));
  if (definitions.rootElements.some(e => e.$type === 'bpmn:Collaboration')) throw new Error('pools and lanes are not drawn');
  const root = text.match(/<(?:[\w-]+:)?definitions\b[^>]*>/)[0];
  const prefixes = {}, missing = [];
  for (const [usual, uri] of Object.entries(NAMESPACES)) {
    prefixes[usual] = root.match(new RegExp(`xmlns:([\\w-]+)\\s*=\\s*["']${uri}["']`))?.[1] ?? usual;
    if (!root.includes(uri)) missing.push(` xmlns:${usual}="${uri}"`);
  }
  const diagrams = [];
  for (const process of processesOf(definitions)) {
    diagrams.push(diagram(process, await layoutScope(process), prefixes, missing.join('')));
  }
  const bare = text.replace(/\s*<([\w-]+:)?BPMNDiagram\b[\s\S]*?<\/\1BPMNDiagram>/g, '');
  const end = [...bare.matchAll(/\s*<\/(?:[\w-]+:)?definitions\s*>/g)].at(-1).index;
  writeFileSync(file, bare.slice(0, end) + '\n' + diagrams.join('') + bare.slice(end).trim() + '\n');
}

function diagram(process, { shapes, edges }, { bpmndi, dc, di }, namespaces) {
  const origin = { x: 160, y: 80 };
  const bounds = (r, indent) => `${indent}<${dc}:Bounds x="${r.x + origin.x}" y="${r.y + origin.y}" width="${r.width}" height="${r.height}" />\n`;
  const label = r => r ? `        <${bpmndi}:BPMNLabel>\n${bounds(r, '          ')}        </${bpmndi}:BPMNLabel>\n` : '';
  const lines = [`  <${bpmndi}:BPMNDiagram${namespaces} id="BPMNDiagram_${process.id}">\n`,
    `    <${bpmndi}:BPMNPlane id="BPMNPlane_${process.id}" bpmnElement="${process.id}">\n`];
  for (const s of shapes) {
    const kind = s.expanded ? ' isExpanded="true"' : s.marker ? ' isMarkerVisible="true"' : '';
    lines.push(`      <${bpmndi}:BPMNShape id="${s.id}_di" bpmnElement="${s.id}"${kind}>\n${bounds(s, '        ')}${label(s.label)}      </${bpmndi}:BPMNShape>\n`);
  }
  for (const e of edges) {
    const points = e.points.map(p => `        <${di}:waypoint x="${p.x + origin.x}" y="${p.y + origin.y}" />\n`).join('');
    lines.push(`      <${bpmndi}:BPMNEdge id="${e.id}_di" bpmnElement="${e.id}">\n${points}${label(e.label)}      </${bpmndi}:BPMNEdge>\n`);
  }
  lines.push(`    </${bpmndi}:BPMNPlane>\n  </${bpmndi}:BPMNDiagram>\n`);
  return lines.join('');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = process.argv.slice(2);
  if (!files.length) {
    console.error('usage: node layout.mjs FILE.bpmn…');
    process.exit(2);
  }
  for (const file of files) {
    try {
      await layout(file);
      console.log(`${file}: laid out`);
    } catch (failure) {
      console.error(`${file}: ${failure.message}`);
      process.exitCode = 1;
    }
  }
}
