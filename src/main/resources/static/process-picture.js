"use strict";
// Draws the process that the page names and marks where the case is. The page says the same in words without this file.

/** At reading size, the present step in view and no empty space beside the picture. */
function showHere(canvas, here) {
  const view = canvas.viewbox();
  const all = view.inner;
  const width = view.outer.width / 0.8;
  const height = view.outer.height / 0.8;
  const within = (middle, size, from, length) =>
    length + 80 < size ? from - (size - length) / 2 : Math.min(Math.max(middle - size / 2, from - 40), from + length + 40 - size);
  canvas.viewbox({
    x: within(here ? here.x + here.width / 2 : all.x, width, all.x, all.width),
    y: within(here ? here.y + here.height / 2 : all.y, height, all.y, all.height),
    width: width,
    height: height,
  });
}

async function draw(place) {
  const answer = await fetch(place.dataset.model);
  if (!answer.ok) return;
  const viewer = new BpmnJS({container: place});
  await viewer.importXML(await answer.text());
  const canvas = viewer.get("canvas");
  const elements = ids => ids.split(" ").map(id => viewer.get("elementRegistry").get(id)).filter(Boolean);
  elements(place.dataset.past).forEach(element => canvas.addMarker(element, "past"));
  elements(place.dataset.here).forEach(element => canvas.addMarker(element, "here"));
  showHere(canvas, elements(place.dataset.here)[0]);
  const whole = document.getElementById("whole");
  whole.hidden = false;
  whole.addEventListener("click", () => canvas.zoom("fit-viewport", "auto"));
  place.dataset.drawn = "yes";
}

const place = document.getElementById("picture");
if (place) draw(place);
