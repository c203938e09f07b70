// Right: one card for each statement, every value with its own evidence, every quote in its sentence.
const CARDS = 60, VOICES = 3;
let cardsShown = CARDS;
const chip = (kind, text) => el("span", { class: `badge ${kind}` }, text);
const sourceLine = (source) => [source.publisher, source.issued ? plainDate(source.issued) : ""].filter(Boolean).join(", ");
const roleLabel = (situation, role) => el("dt", { title: classOf(situation).roles[role] ?? null }, labelOf(role));
const filler = (value, kind) => (kind === "id" && (entities.has(value) || situations.has(value)) ? link(value) : kind === "id" || /^(\d+|true|false)$/.test(value) ? nameOf(value) : `“${value}”`);
// said beside a value only where it does not come from every source that the card quotes
const onlyFrom = (numbers, spoken, alone) => {
  const curated = numbers.every((number) => data.sources[number].curated);
  if (!numbers.length || numbers.length >= spoken.size || (alone && !curated)) return "";
  const told = numbers.slice(0, 2).map((number) => (data.sources[number].curated ? data.sources[number].title : sourceLine(data.sources[number]) || data.sources[number].title));
  return el("span", { class: "from" }, ` from ${told.join("; ")}${numbers.length > 2 ? ` and ${numbers.length - 2} more` : ""}`);
};
const roleRows = (situation, spoken) => {
  const rows = [], byRole = new Map();
  for (const entry of situation.roles) push(byRole, entry[0], entry);
  for (const [role, entries] of byRole)
    rows.push(roleLabel(situation, role), el("dd", {}, ...entries.flatMap(([, value, kind, numbers], index) => [index ? el("br") : "", filler(value, kind), onlyFrom(numbers, spoken, entries.length === 1)])));
  return rows;
};
const TIMES = ["date", "begin", "end", "duration", "durationLessThan"];
const dateFrom = (number, claims) => {
  const source = data.sources[number];
  if (source.curated) return `from ${source.title}`;
  return claims.some((claim) => claim.source === number) ? `from ${sourceLine(source) || source.title}` : `from ${source.title}`;
};
const timeRows = (situation) => TIMES.filter((prop) => situation[prop]).flatMap((prop) => {
  const given = situation.by[prop] ?? [], agreeing = given.filter(([value]) => value === situation[prop]), others = given.filter(([value]) => value !== situation[prop] && !/^\[\.\.|\.\.\]$/.test(value)); // "by then" is no other date
  const claims = claimsOf.get(situation.id) ?? [];
  return [el("dt", {}, labelOf(prop)), el("dd", {}, inWords(situation[prop], prop),
    agreeing.length ? el("span", { class: "from" }, " " + [...new Set(agreeing.map(([, number]) => dateFrom(number, claims)))].slice(0, 2).join("; ")) : "",
    ...[...grouped(others)].slice(0, 3).map(([value, pairs]) => el("span", { class: "from other" }, `${inWords(value, prop)} ${pairs.map(([, number]) => dateFrom(number, claims)).slice(0, 2).join("; ")}`)))];
});
const stageRows = (situation) => (situation.stage ? [el("dt", {}, labelOf("stage")), el("dd", {}, labelOf(`stage-${situation.stage}`).replace(/^stage-/, ""))] : []);
const reference = (url) => el("li", {}, outward(url, safe(url) ? new URL(url).hostname.replace(/^www\./, "") : url));
const verdicts = (claim) => (claim.decisions ?? []).map((decision) => el("p", { class: "verdict" }, chip(["Realised", "Accepted"].includes(decision.verdict) ? "fact" : "alleged", labelOf(decision.verdict)),
  ` ${[decision.made && `decided ${plainDate(decision.made)}`, decision.reason].filter(Boolean).join(": ")} `,
  ...(decision.because ?? []).flatMap((id) => { const basis = byClaim().get(id); return basis ? [" rests on ", link(basis.about)] : []; })));
let claimsById = null;
const byClaim = () => (claimsById ??= new Map(data.claims.map((claim) => [claim.id, claim])));
const axes = (claim) => [isDenied(claim) ? "denied" : "", claim.polarity === "Open" ? "left open" : "", claim.modality === "Actual" ? "" : labelOf(claim.modality),
  ["Certain", "Unspecified"].includes(claim.certainty) ? "" : labelOf(claim.certainty)].filter(Boolean).join(", ");
const evidence = (claim) => {
  const source = sourceOf(claim), how = axes(claim), kind = isDenied(claim) ? "denied" : claim.modality === "Alleged" ? "alleged" : "expected";
  const node = el("section", { class: "evidence" }, el("p", { class: "who" }, how ? chip(kind, how) : "", how ? " " : "", voice(claim)));
  if (claim.condition) node.append(el("p", { class: "who" }, "if: ", situations.has(claim.condition) ? link(claim.condition) : "something that is withheld"));
  if (claim.supports) node.append(el("p", { class: "who" }, `these words support: ${claim.supports.map(labelOf).join(", ")}`));
  if (claim.quote) node.append(el("blockquote", {}, claim.before, el("mark", {}, claim.quote), claim.after));
  for (const words of claim.more ?? []) node.append(el("blockquote", {}, el("mark", {}, words)));
  if (!source.curated) node.append(el("p", { class: "from" }, outward(source.url, source.title), ` · ${sourceLine(source)}`, claim.end ? ` · characters ${claim.start}–${claim.end}` : ""));
  if (claim.references) node.append(el("ul", { class: "refs", "aria-label": "Public sources of this entry" }, ...claim.references.map(reference)));
  node.append(...verdicts(claim));
  return node;
};
const voices = (claims) => {
  const shown = claims.slice(0, VOICES).map(evidence);
  return claims.length > VOICES ? [...shown, el("details", {}, el("summary", {}, `${plural(claims.length - VOICES, "more mention")}`), ...claims.slice(VOICES).map(evidence))] : shown;
};
const card = (item) => {
  const { situation, claims } = item, sure = sureness(item), hidden = deniedOf(situation), chosen = situation.id === state.s;
  const spoken = new Set(claims.map((claim) => claim.source));
  return el("article", { class: `${sure}${chosen ? " chosen" : ""}`, tabindex: "-1", "data-id": situation.id, "aria-current": chosen ? "true" : null },
    el("p", { class: "kind" }, ...badges(item).map((text) => chip(sure, text)), el("span", { title: classOf(situation).comment ?? null }, classOf(situation).label), brief(situation) ? ` · ${brief(situation)}` : ""),
    el("h3", {}, sure === "denied" ? el("s", {}, link(situation.id)) : link(situation.id)),
    el("dl", {}, ...roleRows(situation, spoken), ...stageRows(situation), ...timeRows(situation)), ...voices(claims),
    hidden ? el("p", { class: "who" }, `${plural(hidden, "denial")} not shown `, el("button", { type: "button", class: "plain", onclick: () => go({ d: true }) }, "show")) : "");
};
const showCards = (items) => {
  const sorted = [...items].sort((a, b) => (b.situation.id === state.s) - (a.situation.id === state.s) || (firstDay(a.situation) || "9999").localeCompare(firstDay(b.situation) || "9999") || byText(a.situation.label, b.situation.label));
  const shown = sorted.slice(0, cardsShown), parts = [];
  let year = null;
  for (const item of shown) {
    const next = item.situation.id === state.s ? "This statement" : state.s ? "Linked to it" : firstDay(item.situation).slice(0, 4) || "Without a date";
    if (next !== year) parts.push(el("p", { class: "year" }, next));
    year = next;
    parts.push(card(item));
  }
  $("cards-title").textContent = plural(items.length, "statement");
  $("cards").replaceChildren(...parts);
  if (items.length > shown.length) $("cards").append(el("p", { class: "note" }, `showing ${shown.length} of ${items.length.toLocaleString("en-GB")}; narrow by name, kind or source, or `, el("button", { type: "button", class: "plain", onclick: () => { cardsShown += CARDS; showCards(items); } }, "show more")));
  if (!items.length) $("cards").append(el("p", { class: "note" }, state.s || state.e ? "Nothing here under these filters, or nothing is known under this link." : "Nothing matches."));
  const stop = $("cards").querySelector("article");
  if (stop) stop.tabIndex = 0;
};
