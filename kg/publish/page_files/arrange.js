// The picture of one thing: it stands in the middle, what links it to others beside it, the others in a column on either side.
const ROW = 28, LEAST = 6;
const eventLabel = (item) => [classOf(item.situation).label, brief(item.situation)].filter(Boolean).join(" ");
const marked = (item, text) => { const sure = sureness(item); return sure === "fact" ? text : `${text}${text ? "\n" : ""}${sure === "denied" ? "✗ " : ""}${badges(item).join(", ")}`; };
// what a statement says of the thing in the middle: through what it goes, and to whom
const spoke = (item, focus) => {
  const { situation } = item, line = classOf(situation).line, others = participants(situation).filter((id) => id !== focus && id !== situation.id);
  const ends = line.map((role) => partsOf(situation).find(([name]) => name === role)?.[1]);
  if (ends.length && ends.includes(focus) && ends.every((id) => entities.has(id) || situations.has(id))) return { item, kind: "line", to: ends.find((id) => id !== focus) ?? focus, label: brief(situation) || classOf(situation).label };
  const sorted = others.sort((a, b) => rank(a) - rank(b));
  if (ends.length && sorted.length > 1) return { item, kind: "line", to: sorted[0], label: [short(nameOf(sorted[1]), 26), brief(situation)].filter(Boolean).join(" ") };
  return { item, kind: "event", to: sorted[0] ?? "", label: eventLabel(item) };
};
const spokesOf = (items, focus) => {
  const spokes = [];
  for (const item of items) {
    if (item.situation.id === focus) {
      for (const [role, id] of partsOf(item.situation)) if (entities.has(id) || situations.has(id)) spokes.push({ item, kind: "role", to: id, label: labelOf(role), weight: 99 });
    } else if (participants(item.situation).includes(focus)) spokes.push({ ...spoke(item, focus), weight: weight(item) });
  }
  const ranked = spokes.filter((one) => one.to !== focus).sort((a, b) => (b.to !== "") - (a.to !== "") || b.weight - a.weight || byText(a.item.situation.id, b.item.situation.id));
  // what is only said, expected or alleged has every third place: it is news as well
  const facts = ranked.filter((one) => sureness(one.item) === "fact"), others = ranked.filter((one) => sureness(one.item) !== "fact" && one.to), mixed = [];
  while (facts.length || others.length) mixed.push(...facts.splice(0, 2), ...others.splice(0, 1));
  return [...mixed, ...ranked.filter((one) => !one.to && sureness(one.item) !== "fact")];
};
const groupsOf = (spokes) => {
  const groups = new Map();
  for (const one of spokes) push(groups, one.to || `alone:${one.item.situation.id}`, one);
  for (const group of groups.values()) group.sort((a, b) => byText(firstDay(a.item.situation) || "9999", firstDay(b.item.situation) || "9999"));
  return [...groups].sort(([a, first], [b, second]) => rank(a) - rank(b) || byText(firstDay(first[0].item.situation), firstDay(second[0].item.situation)) || byText(a, b));
};
// rows that a group takes: one for each spoke, or what its name needs in lines of the room beside it
let room = 110;
const namedAs = (id) => short(nameOf(id), 64);
const heightOf = ([to, group]) => Math.max(1.1, group.length, (Math.ceil((namedAs(to).length * 6.4) / room) * 14 + 8) / ROW);
const tall = (groups) => groups.reduce((sum, group) => sum + heightOf(group), 0);
// as many spokes as the room allows, the weightiest first
const fitting = (spokes, rows) => {
  let low = Math.min(LEAST, spokes.length), high = spokes.length;
  while (low < high) { const middle = (low + high + 1) >> 1; if (tall(groupsOf(spokes.slice(0, middle))) <= rows) low = middle; else high = middle - 1; }
  return spokes.slice(0, low);
};
const curve = (from, to, bend = 0.5) => {
  // an S between two columns: two control points, as weight along and distance from the straight line
  const dx = to.x - from.x, dy = to.y - from.y, length = Math.hypot(dx, dy) || 1, nx = -dy / length, ny = dx / length;
  const points = [[from.x + dx * bend, from.y], [from.x + dx * bend, to.y]].map(([x, y]) => [((x - from.x) * dx + (y - from.y) * dy) / (length * length), (x - from.x) * nx + (y - from.y) * ny]);
  return { weights: points.map(([w]) => w.toFixed(4)).join(" "), distances: points.map(([, d]) => d.toFixed(2)).join(" ") };
};
const arrange = (items, focus, width, height) => {
  const sides = width < 520 ? [1] : [-1, 1], spokes = spokesOf(items, focus);
  const half = width / sides.length - (sides.length === 1 ? 16 : 0), far = Math.min(half * 0.55, 290), close = far * 0.34, origin = { x: 0, y: 0 };
  room = half - far - 18;
  const kept = state.w ? spokes : fitting(spokes, Math.floor((height - 24) / ROW) * sides.length), groups = groupsOf(kept);
  const nodes = [{ data: { id: focus, label: situations.has(focus) ? classOf(situations.get(focus)).label : nameOf(focus), room: Math.max(76, close * 1.4) }, classes: `focus ${kindOf(focus)}`, position: origin }], edges = [];
  const halfway = tall(groups) / 2, columns = sides.map(() => []);
  let used = 0;
  for (const group of groups) { columns[sides.length === 2 && used + heightOf(group) / 2 > halfway ? 1 : 0].push(group); used += heightOf(group); }
  columns.forEach((column, index) => {
    const side = sides[index], step = Math.max(ROW, Math.min(46, (height - 40) / Math.max(1, tall(column))));
    let y = (-tall(column) * step) / 2;
    for (const [to, group] of column) {
      const middle = y + (heightOf([to, group]) * step) / 2, alone = to.startsWith("alone:"), end = { x: side * far, y: middle };
      if (!alone) nodes.push({ data: { id: to, label: namedAs(to), room }, classes: `${kindOf(to)} ${side < 0 ? "leftward" : "rightward"}`, position: end });
      group.forEach((one, place) => {
        const sure = sureness(one.item), at = { x: side * close, y: y + (heightOf([to, group]) - group.length) * step / 2 + (place + 0.5) * step }, id = `${one.item.situation.id}|${place}|${to}`;
        const label = one.kind === "role" ? one.label : marked(one.item, one.label);
        nodes.push({ data: { id, s: one.item.situation.id, label, full: one.item.situation.label, room: far - close - 24 }, classes: `${one.kind === "event" ? "event" : "pin"} spoke ${sure} ${side < 0 ? "leftward" : "rightward"}`, position: at });
        edges.push({ data: { id: `${id}|in`, s: one.item.situation.id, source: focus, target: id, ...curve(origin, at, 0.74) }, classes: `curved ${sure}` });
        if (!alone) edges.push({ data: { id: `${id}|out`, s: one.item.situation.id, source: id, target: to, ...curve(at, end) }, classes: `curved ${sure} ${headed(one, focus)}` });
      });
      y += heightOf([to, group]) * step;
    }
  });
  return { nodes, edges, shown: new Set(kept.map((one) => one.item.situation.id)).size, of: new Set(spokes.map((one) => one.item.situation.id)).size };
};
// an arrow where the statement goes from the middle to the other: its first role is the one who acts
const headed = (one, focus) => {
  const first = classOf(one.item.situation).order[0], agent = partsOf(one.item.situation).some(([role, id]) => role === first && id === focus);
  return one.kind === "role" || !agent ? "" : "arrow";
};
