// Below: posts as bars, events as diamonds, in order of time; what is not known exactly fades out.
const LINES = 60, STEP = 22;
const spanOf = ({ situation }) => {
  const { event, line } = classOf(situation);
  if (!event && !line.length) return null; // ages and moods are no posts: their cards have the dates
  if (event && (situation.dateMin || situation.dateMax)) return { event, a: day(situation.dateMin), b: day(situation.dateMax) };
  if (!event && [situation.beginMin, situation.beginMax, situation.endMin, situation.endMax].some(Boolean))
    return { event, a: day(situation.beginMin), b: day(situation.beginMax), c: day(situation.endMin), d: day(situation.endMax) };
  return null;
};
const showTimeline = (items) => {
  const box = $("timeline"), rows = items.map((item) => ({ item, span: spanOf(item) })).filter(({ span }) => span);
  if (!rows.length) { box.replaceChildren(el("p", { class: "note" }, "Nothing here has a date.")); return; }
  const start = ({ span }) => span.a ?? span.b ?? span.c ?? span.d;
  rows.sort((p, q) => p.span.event - q.span.event || start(p) - start(q) || byText(p.item.situation.label, q.item.situation.label));
  const kept = rows.length > LINES ? [...rows].sort((p, q) => weight(q.item) - weight(p.item)).slice(0, LINES) : rows, shown = rows.filter((row) => kept.includes(row));
  const days = shown.flatMap(({ span }) => [span.a, span.b, span.c, span.d]).filter((one) => one !== null && one !== undefined && !Number.isNaN(one));
  const least = Math.min(...days), most = Math.max(...days), slack = Math.max(45, (most - least) * 0.04);
  const width = Math.max(300, box.clientWidth), gutter = Math.min(270, Math.round(width * 0.42)), scale = { low: least - slack, high: most + slack, left: gutter + 12, right: width - 10 };
  scale.x = (at) => scale.left + ((at - scale.low) / (scale.high - scale.low)) * (scale.right - scale.left);
  const height = 26 + shown.length * STEP, root = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": "Posts and events in order of time" });
  root.append(svg("defs", {}, ...["in", "out"].map((way) => svg("linearGradient", { id: `fade-${way}` }, svg("stop", { offset: "0", class: way === "in" ? "none" : "full" }), svg("stop", { offset: "1", class: way === "in" ? "full" : "none" })))), ...gridOf(scale, height));
  shown.forEach((row, index) => root.append(timeRow(row, 26 + index * STEP, scale, gutter)));
  box.replaceChildren(root);
  if (shown.length < rows.length) box.append(el("p", { class: "note" }, `showing ${shown.length} of ${rows.length.toLocaleString("en-GB")}; narrow by name, kind or year`));
  root.querySelector("a")?.setAttribute("tabindex", "0");
};
const gridOf = (scale, height) => {
  const first = new Date(scale.low * 864e5).getUTCFullYear(), last = new Date(scale.high * 864e5).getUTCFullYear(), parts = [];
  const room = Math.max(1, Math.floor((scale.right - scale.left) / 46)), step = [1, 2, 5, 10, 20, 25, 50, 100, 500].find((one) => (last - first) / one <= room) ?? 1000;
  for (let year = Math.ceil((first + 1) / step) * step; year <= last; year += step) {
    const at = scale.x(Date.UTC(year, 0, 1) / 864e5);
    if (at < scale.left - 2) continue;
    parts.push(svg("path", { d: `M${at.toFixed(1)} 18V${height}`, class: "grid" }), svg("text", { x: at.toFixed(1), y: 12, class: "axis", "text-anchor": at > scale.right - 16 ? "end" : at < scale.left + 14 ? "start" : "middle" }, String(year)));
  }
  return parts;
};
const timeRow = ({ item, span }, y, scale, gutter) => {
  const { situation } = item, sure = sureness(item), words = `${situation.label}: ${periodOf(situation)}${sure === "fact" ? "" : `, ${badges(item).join(", ")}`}`;
  const row = svg("a", { href: hrefTo(situation.id), tabindex: "-1", class: `bar ${sure}${situation.id === state.s ? " chosen" : ""}`, "aria-label": words, onclick: (event) => { if (event.ctrlKey || event.metaKey) return; event.preventDefault(); go(leadTo(situation.id)); } });
  const text = sure === "fact" ? situation.label : `${situation.label} (${badges(item)[0]})`;
  row.append(svg("title", {}, words), svg("rect", { x: 0, y, width: scale.right, height: STEP, class: "hit" }), svg("text", { x: 4, y: y + 15 }, short(text, Math.floor(gutter / 6.1))), ...(span.event ? moment(span, y + STEP / 2, scale) : stretch(span, y + 6, scale)));
  return row;
};
// an event on a day is a diamond; within known bounds a diamond on a fading band
const moment = ({ a, b }, y, scale) => {
  const from = scale.x(a ?? scale.low), to = scale.x(b ?? scale.high), middle = a === null ? to : b === null ? from : (from + to) / 2;
  const parts = [];
  if (a === null || middle - from > 4) parts.push(svg("rect", { x: from, y: y - 4, width: Math.max(0, middle - from), height: 8, fill: "url(#fade-in)" }));
  if (b === null || to - middle > 4) parts.push(svg("rect", { x: middle, y: y - 4, width: Math.max(0, to - middle), height: 8, fill: "url(#fade-out)" }));
  return [...parts, svg("path", { d: `M${middle.toFixed(1)} ${y - 6}l6 6-6 6-6-6z`, class: "mark" })];
};
// a state is solid while it certainly held, and fades over the days on which it may have
const stretch = ({ a, b, c, d }, y, scale) => {
  const one = (from, to, kind) => (to - from > 0.5 ? svg("rect", { x: from.toFixed(1), y, width: (to - from).toFixed(1), height: 10, ...kind }) : "");
  const solid = b !== null && c !== null && b <= c ? [scale.x(b), scale.x(c)] : null;
  const from = scale.x(a ?? scale.low), to = scale.x(d ?? scale.high);
  if (solid) return [one(from, solid[0], { fill: "url(#fade-in)" }), one(solid[0], Math.max(solid[1], solid[0] + 2), { class: solid[1] - solid[0] < 8 ? "mark tiny" : "mark" }), one(solid[1], to, { fill: "url(#fade-out)" })].filter(Boolean);
  const known = b !== null ? scale.x(b) : c !== null ? scale.x(c) : a !== null ? from : to;
  return [one(from, known, { fill: "url(#fade-in)" }), one(known, to, { fill: "url(#fade-out)" })].filter(Boolean);
};
