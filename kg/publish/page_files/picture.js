// Centre: the picture. A canvas has no text that can be read aloud, so everything in it stands in the cards too.
const LIMIT = 600, CALM = 40; // nodes that the layout places in about two seconds without a GPU; nodes that are still calm
const INK = "#1c1b19", SOFT = "#625d54", PAPER = "#fdfcf9", EXPECTED = "#7a5200", ALLEGED = "#9b2226", FOCUS = "#12466b";
const FACE = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';
const TONE = { fact: INK, said: SOFT, expected: EXPECTED, alleged: ALLEGED, denied: ALLEGED };
const toned = Object.keys(SURE).flatMap((sure) => [
  { selector: `edge.${sure}`, style: { "line-color": TONE[sure], "target-arrow-color": TONE[sure], ...(SURE[sure].dash ? { "line-style": "dashed", "line-dash-pattern": SURE[sure].dash } : {}) } },
  { selector: `node.event.${sure}`, style: { "border-color": TONE[sure], "background-color": sure === "fact" ? INK : PAPER, ...(SURE[sure].dash ? { "border-style": sure === "alleged" || sure === "denied" ? "dotted" : "dashed" } : {}) } },
  { selector: `node.spoke.${sure}`, style: { color: TONE[sure] } },
]);
const STYLE = [
  { selector: "node", style: { label: "data(label)", "font-family": FACE, "font-size": 12, color: INK, "text-wrap": "wrap", "text-max-width": 116, "background-color": "#fff", "border-color": INK, "border-width": 1.5, width: 14, height: 14, "text-valign": "bottom", "text-margin-y": 4, "text-background-color": PAPER, "text-background-opacity": 0.88, "text-background-padding": 1.5, "line-height": 1.08, "overlay-opacity": 0 } },
  { selector: ".person", style: { shape: "ellipse", "background-color": "#d8d1c0" } },
  { selector: ".body, .party, .group", style: { shape: "ellipse", "border-style": "double", "border-width": 4, width: 15, height: 15 } },
  { selector: ".post, .contest, .topic", style: { shape: "round-rectangle", width: 22, height: 13, "background-color": "#fff" } },
  { selector: ".contest", style: { "background-color": "#d8d1c0" } },
  { selector: ".event", style: { shape: "diamond", width: 13, height: 13, "font-size": 11 } },
  { selector: "[room]", style: { "text-max-width": "data(room)" } },
  { selector: ".leftward", style: { "text-halign": "left", "text-valign": "center", "text-margin-x": -5, "text-margin-y": 0, "text-justification": "right" } },
  { selector: ".rightward", style: { "text-halign": "right", "text-valign": "center", "text-margin-x": 5, "text-margin-y": 0, "text-justification": "left" } },
  { selector: ".spoke", style: { "font-size": 10.5, color: SOFT } },
  { selector: ".pin", style: { width: 1, height: 1, "border-width": 0, "background-opacity": 0 } },
  { selector: "edge", style: { width: 1.4, "curve-style": "bezier", "control-point-step-size": 34, "line-color": INK, "target-arrow-shape": "none", "arrow-scale": 0.8, "font-family": FACE, "font-size": 10, color: SOFT, "text-background-color": PAPER, "text-background-opacity": 0.9, "text-background-padding": 1, "min-zoomed-font-size": 7, "overlay-opacity": 0 } },
  { selector: "edge[label]", style: { label: "data(label)" } },
  { selector: "edge.curved", style: { "curve-style": "unbundled-bezier", "control-point-weights": "data(weights)", "control-point-distances": "data(distances)", "edge-distances": "node-position" } },
  ...toned,
  { selector: "edge.arrow", style: { "target-arrow-shape": "triangle" } },
  { selector: "edge.denied", style: { "target-arrow-shape": "tee", width: 2 } },
  { selector: "edge.alleged", style: { width: 2 } },
  { selector: ".focus", style: { width: 30, height: 30, "background-color": FOCUS, "border-color": FOCUS, "font-size": 14, "font-weight": "bold", color: INK, "z-index": 9 } },
  { selector: ".middle", style: { "background-color": FOCUS, "border-color": FOCUS, width: 22, height: 22, "font-weight": "bold" } },
  { selector: "edge.faded", style: { opacity: 0.15 } },
  { selector: "node.faded", style: { opacity: 0.3 } },
];
// without one thing in the middle: everything linked to everything, spread by the layout from fixed places
const mesh = (items) => {
  const nodes = new Map(), edges = [];
  const node = (id) => { if (!nodes.has(id)) nodes.set(id, { data: { id, label: short(nameOf(id), 46) }, classes: `${kindOf(id)}${id === state.e ? " middle" : ""}` }); return id; };
  const most = state.w ? LIMIT : CALM, ranked = [...items].sort((a, b) => weight(b) - weight(a) || byText(a.situation.id, b.situation.id));
  let shown = 0, linkable = 0;
  for (const item of ranked) {
    const { situation } = item, ends = participants(situation), sure = sureness(item);
    if (!ends.length) continue;
    linkable += 1;
    if (nodes.size + ends.filter((id) => !nodes.has(id)).length + 1 > most) continue;
    shown += 1;
    const line = classOf(situation).line.map((role) => partsOf(situation).find(([name]) => name === role)?.[1]);
    if (line.length && line.every((id) => entities.has(id) || situations.has(id)) && line[0] !== line[1]) {
      edges.push({ data: { id: situation.id + "|", s: situation.id, source: node(line[0]), target: node(line[1]), label: items.length <= 40 ? marked(item, brief(situation)).replace("\n", " ") : "" }, classes: `${sure} arrow` });
      continue;
    }
    node(situation.id);
    Object.assign(nodes.get(situation.id), { classes: `event spoke ${sure}`, data: { id: situation.id, s: situation.id, full: situation.label, label: marked(item, items.length > 40 ? "" : items.length > 12 ? eventLabel(item) : short(situation.label, 60)) } });
    const first = classOf(situation).order[0];
    for (const [role, id] of partsOf(situation)) if (entities.has(id) || situations.has(id))
      edges.push({ data: { id: `${situation.id}|${role}|${id}`, s: situation.id, source: situation.id, target: node(id), label: items.length <= 12 && role !== first ? labelOf(role) : "" }, classes: `${sure} ${role === first ? "" : "arrow"}` });
  }
  const placed = [...nodes.values()].sort((a, b) => byText(a.data.id, b.data.id)), wide = 40 * Math.sqrt(placed.length) + 120;
  placed.forEach((one, index) => { const angle = index * 2.399963, far = wide * Math.sqrt((index + 0.5) / placed.length); one.position = { x: 1.35 * far * Math.cos(angle), y: far * Math.sin(angle) }; });
  return { nodes: placed, edges, shown, of: linkable };
};
const spread = (nodes) => ({
  name: "fcose", randomize: false, animate: false, fit: true, padding: 40, quality: nodes > 250 ? "default" : "proof", nodeDimensionsIncludeLabels: true, packComponents: nodes < 250,
  idealEdgeLength: () => (nodes > 120 ? 60 : 105), nodeRepulsion: () => 9000, nodeSeparation: 90, gravity: 0.3, gravityRange: 3, numIter: nodes > 250 ? 400 : 2500, tile: true, tilingPaddingVertical: 24, tilingPaddingHorizontal: 24,
});
// names that lie on each other are moved apart, each pair along the side on which it takes less, until none do
const ROUNDS = 150, GAP = 4;
const parted = () => {
  const nodes = picture.nodes(), boxes = nodes.map((node) => {
    const at = node.position(), box = node.boundingBox({ includeEdges: false, includeOverlays: false }), x = (box.x1 + box.x2) / 2, y = (box.y1 + box.y2) / 2;
    return { x, y, dx: at.x - x, dy: at.y - y, w: box.w / 2 + GAP, h: box.h / 2 + GAP };
  });
  let moved = true;
  for (let round = 0; moved && round < ROUNDS; round++) {
    moved = false;
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
      const a = boxes[i], b = boxes[j], over = [a.w + b.w - Math.abs(a.x - b.x), a.h + b.h - Math.abs(a.y - b.y)];
      if (over[0] <= 0 || over[1] <= 0) continue;
      const axis = over[0] < over[1] ? "x" : "y", step = (Math.min(...over) / 2 + 0.5) * (a[axis] > b[axis] || (a[axis] === b[axis] && i > j) ? 1 : -1);
      a[axis] += step; b[axis] -= step; moved = true;
    }
  }
  picture.batch(() => nodes.forEach((node, index) => node.position({ x: boxes[index].x + boxes[index].dx, y: boxes[index].y + boxes[index].dy })));
};
let picture = null, drawn = null;
// never larger than the type of the page, and with one thing in the middle never too small to read
const fitted = () => {
  picture.fit(undefined, 18);
  const middle = picture.nodes(".focus"), zoom = Math.min(1, Math.max(middle.length ? 0.72 : 0, picture.zoom()));
  if (zoom !== picture.zoom()) { picture.zoom(zoom); if (middle.length && picture.elements().boundingBox().h * zoom > picture.height()) picture.center(middle); else picture.center(); }
};
// the layout gives the order, the room gives the distances: letters keep their size
const stretched = (width, height) => {
  const nodes = picture.nodes(), places = nodes.map((node) => node.position()), count = nodes.length;
  const range = (axis) => { const all = places.map((place) => place[axis]); return [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))]; };
  const [left, right] = range("x"), [top, bottom] = range("y"), area = Math.max(1, Math.sqrt((count * 11000) / (width * height)));
  const wide = (width * area - 150) / Math.max(1, right - left), high = (height * area - 80) / Math.max(1, bottom - top);
  picture.batch(() => nodes.positions((node) => ({ x: node.position("x") * Math.min(wide, 3), y: node.position("y") * Math.min(high, 3) })));
};
const showPicture = (items) => {
  drawn = items;
  const box = $("canvas"), focus = state.s || state.e, known = !isMesh() && (situations.has(focus) || entities.has(focus));
  const parts = known ? arrange(items, focus, box.clientWidth, box.clientHeight) : mesh(items);
  picture?.destroy();
  const narrow = box.clientWidth < 520;
  picture = cytoscape({ container: box, elements: [...parts.nodes, ...parts.edges], style: STYLE, minZoom: 0.08, maxZoom: 3, layout: { name: "preset" }, autoungrabify: false, boxSelectionEnabled: false, userPanningEnabled: !narrow, userZoomingEnabled: !narrow, textureOnViewport: parts.nodes.length > 400, hideEdgesOnViewport: parts.nodes.length > 800 });
  if (!known && parts.nodes.length) { picture.layout(spread(parts.nodes.length)).run(); stretched(box.clientWidth, box.clientHeight); parted(); }
  fitted();
  told(parts, items);
  const pick = (event) => { const id = event.target.data("s") ?? event.target.id(); if (entities.has(id) || situations.has(id)) go(leadTo(id)); };
  picture.on("tap", "node, edge", pick);
  picture.on("mouseover", "node, edge", (event) => lit(event));
  picture.on("mouseout", "node, edge", () => { $("tip").hidden = true; picture.elements().removeClass("faded"); box.classList.remove("over"); });
};
const lit = (event) => {
  const target = event.target, id = target.data("s") ?? target.id(), item = situations.get(id);
  const around = item ? picture.elements().filter((one) => one.data("s") === id || one.id() === id).closedNeighborhood() : target.closedNeighborhood();
  picture.elements().difference(around.union(around.neighborhood(".spoke")).union(around.nodes())).addClass("faded");
  $("canvas").classList.add("over");
  const tip = $("tip"), at = event.renderedPosition;
  tip.textContent = item ? [item.label, periodOf(item)].filter(Boolean).join(", ") : nameOf(id);
  tip.hidden = false;
  const box = $("canvas");
  tip.style.left = `${Math.min(Math.max(8, at.x + 12), Math.max(8, box.clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.min(at.y + 16, box.clientHeight - tip.offsetHeight - 8)}px`;
};
const told = (parts, items) => {
  const note = $("shown"), left = parts.of - parts.shown, most = parts.nodes.length >= LIMIT * 0.95;
  note.replaceChildren();
  if (left > 0) note.append(`showing ${parts.shown.toLocaleString("en-GB")} of ${parts.of.toLocaleString("en-GB")} in the picture; narrow by name, kind or year`, most ? "" : ", or ", most ? "" : el("button", { type: "button", class: "plain", onclick: () => go({ w: true }) }, state.w ? "" : "show more"));
  else if (state.w) note.append(el("button", { type: "button", class: "plain", onclick: () => go({ w: false }) }, "show fewer"));
  else if (!parts.nodes.length) note.append("Nothing to draw here.");
  $("canvas").setAttribute("aria-label", `Picture of ${plural(parts.shown, "statement")} of ${items.length}; each of them is also a card in the list of statements`);
};
const setUpPicture = () => {
  const zoom = (by) => () => picture?.zoom({ level: picture.zoom() * by, renderedPosition: { x: $("canvas").clientWidth / 2, y: $("canvas").clientHeight / 2 } });
  $("closer").addEventListener("click", zoom(1.3));
  $("farther").addEventListener("click", zoom(1 / 1.3));
  $("fit").addEventListener("click", () => fitted());
  let width = 0, height = 0, waiting = 0;
  new ResizeObserver(([entry]) => {
    const box = entry.contentRect;
    if (width && (Math.abs(box.width - width) > 4 || Math.abs(box.height - height) > 4)) { clearTimeout(waiting); waiting = setTimeout(() => { if (drawn) showPicture(drawn); }, 120); }
    width = box.width; height = box.height;
  }).observe($("canvas"));
  const sample = (sure) => svg("svg", { width: 30, height: 8, "aria-hidden": "true", class: `line ${sure}` }, svg("path", { d: "M0 4H30" }));
  const shape = (kind, d) => svg("svg", { width: 18, height: 14, "aria-hidden": "true", class: `shape ${kind}` }, svg("path", { d }));
  $("legend").append(...Object.entries(SURE).map(([sure, { legend }]) => el("li", { class: `l-${sure}` }, sample(sure), legend)),
    el("li", {}, shape("person", "M9 1.5a5.5 5.5 0 1 0 .01 0z"), "person"), el("li", {}, shape("body", "M9 1.5a5.5 5.5 0 1 0 .01 0zM9 4a3 3 0 1 0 .01 0z"), "body, party"),
    el("li", {}, shape("post", "M3 2.5h12q2 0 2 2v5q0 2-2 2h-12q-2 0-2-2v-5q0-2 2-2z"), "post"), el("li", {}, shape("contest", "M3 2.5h12q2 0 2 2v5q0 2-2 2h-12q-2 0-2-2v-5q0-2 2-2z"), "contest"),
    el("li", {}, shape("event", "M9 1l6 6-6 6-6-6z"), "event"));
};
