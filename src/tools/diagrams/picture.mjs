// node picture.mjs FILE.bpmn OUT.png [scale]: draws the file with bpmn-js in headless Chromium.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';

const [file, out, wanted = '2'] = process.argv.slice(2);
if (!file || !out) {
  console.error('usage: node picture.mjs FILE.bpmn OUT.png [scale]');
  process.exit(2);
}
const MARGIN = 20, LARGEST = 12000;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><style>body{margin:0;background:#fff}#c{width:1200px;height:800px}</style><div id="c"></div>');
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
  const { warnings, svg } = await page.evaluate(async xml => {
    const viewer = new BpmnJS({ container: '#c' });
    const { warnings } = await viewer.importXML(xml);
    return { warnings: warnings.map(w => w.message), svg: (await viewer.saveSVG()).svg };
  }, readFileSync(file, 'utf8'));
  warnings.forEach(w => console.warn(`${file}: ${w}`));

  const [width, height] = ['width', 'height'].map(a => Math.ceil(Number(svg.match(new RegExp(`<svg[^>]* ${a}="([\\d.]+)"`))[1])));
  const scale = Math.min(Number(wanted), LARGEST / Math.max(width + 2 * MARGIN, height + 2 * MARGIN));
  await page.setViewport({ width: width + 2 * MARGIN, height: height + 2 * MARGIN, deviceScaleFactor: scale });
  await page.setContent(`<!doctype html><style>body{margin:${MARGIN}px;background:#fff}svg{display:block}</style>`
    + svg.slice(svg.indexOf('<svg')));
  await page.screenshot({ path: out });
  console.log(`${out}: ${width} x ${height} at ${scale.toFixed(2)}, ${warnings.length} warnings`);
} catch (failure) {
  console.error(`${file}: ${failure.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
