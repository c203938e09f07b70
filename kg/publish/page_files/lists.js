// Left: search, filters, names.
const LISTED = 300;
const option = (value, text) => el("option", { value }, text);
const counted = (pairs) => { const count = new Map(); for (const key of pairs) count.set(key, (count.get(key) ?? 0) + 1); return count; };
const setUpFilters = () => {
  // where the server gave only a part, it tells how much there is of everything
  const whole = (name, pairs) => (SERVED?.offers ? new Map(Object.entries(SERVED.offers[name])) : counted(pairs));
  const modalities = whole("modalities", data.claims.filter((claim) => !isDenied(claim)).map((claim) => claim.modality));
  const box = (id, text, change, mark) => {
    const input = el("input", { type: "checkbox", id, onchange: (event) => change(event.target.checked) });
    return el("label", { class: "row", for: id }, input, mark, el("span", {}, text));
  };
  const sample = (sure) => svg("svg", { width: 26, height: 8, "aria-hidden": "true", class: `line ${sure}` }, svg("path", { d: "M0 4H26" }));
  $("f-modality").append(box("f-fact", `facts only (${data.situations.filter((situation) => situation.fact).length})`, (on) => go({ f: on }), sample("fact")));
  for (const modality of MODALITIES.filter((name) => modalities.has(name))) {
    // what is said to be so may be a fact or not: it has no line of its own
    const sure = modality === "Actual" ? "none" : modality === "Alleged" ? "alleged" : "expected", text = modalityText(modality);
    $("f-modality").append(box(`f-${modality}`, `${text} (${modalities.get(modality)})`, (on) => go({ m: MODALITIES.filter((name) => (name === modality ? on : state.m.includes(name))) }), sample(sure)));
  }
  const denied = data.claims.filter(isDenied).length;
  if (denied) $("f-modality").append(box("f-denied", `show what is denied (${denied})`, (on) => go({ d: on }), sample("denied")));
  const classes = whole("classes", data.situations.map((situation) => situation.cls));
  const byLabel = [...classes.keys()].sort((a, b) => byText(classOf({ cls: a }).label, classOf({ cls: b }).label));
  $("f-class").append(option("", "every kind of event or state"), ...byLabel.map((cls) => option(cls, `${classOf({ cls }).label} (${classes.get(cls)})`)));
  const holders = counted(data.claims.filter((claim) => !isOwnVoice(claim)).map((claim) => claim.holder));
  const byName = [...holders.keys()].sort((a, b) => byText(nameOf(a), nameOf(b)));
  $("f-holder").append(option("", "whoever says so"), option("own", "articles and curators themselves"), ...byName.map((id) => option(id, `${nameOf(id)} (${holders.get(id)})`)));
  const offered = new Map((SERVED?.offers ? Object.keys(SERVED.offers.sources).sort() : data.sources.map((source) => source.id)).map((id) => [id, id]));
  for (const source of data.sources) offered.set(source.id, [source.issued, source.title].filter(Boolean).join("  "));
  $("f-source").append(option("", "every source"), ...[...offered].map(([id, title]) => option(id, title)));
  $("reach").hidden = !SERVED;
  $("f-depth").addEventListener("change", (event) => go({ depth: event.target.value }));
  for (const id of ["f-from", "f-to"]) Object.assign($(id), { min: FIRST, max: LAST, step: 1 });
  const years = () => { const [from, to] = [Number($("f-from").value) || FIRST, Number($("f-to").value) || LAST]; go({ y: [Math.min(from, to), Math.max(from, to)] }); };
  for (const [id, key] of [["f-class", "c"], ["f-holder", "h"], ["f-source", "src"]]) $(id).addEventListener("change", (event) => go({ [key]: event.target.value }));
  for (const id of ["f-from", "f-to"]) $(id).addEventListener("change", years);
  // a search is over everything; the person looked at stays only while nothing is searched
  $("search").addEventListener("input", (event) => { $("names").open = true; go({ q: event.target.value, e: "", s: "" }, { typing: true }); });
  $("reset").addEventListener("click", () => go({ ...blank(), e: state.e, s: state.s, q: state.q }));
};
const showFilters = () => {
  for (const modality of MODALITIES) if ($(`f-${modality}`)) $(`f-${modality}`).checked = state.m.includes(modality);
  $("f-fact").checked = state.f;
  if ($("f-denied")) $("f-denied").checked = state.d;
  $("f-class").value = state.c; $("f-holder").value = state.h; $("f-source").value = state.src; $("f-depth").value = state.depth;
  $("f-from").value = state.y[0]; $("f-to").value = state.y[1];
  const on = filtersOn().length;
  $("active").textContent = on ? ` · ${on} on` : "";
  $("reset").hidden = !on;
  if (document.activeElement !== $("search")) $("search").value = state.q;
};
const nameButton = (entity, count) => el("button", { type: "button", "data-id": entity.id, "aria-pressed": String(entity.id === state.e), tabindex: "-1", onclick: () => go(leadTo(entity.id)) },
  el("span", {}, entity.label), " ", el("small", {}, String(count)));
const showList = (all) => {
  const focused = document.activeElement?.closest("#list") ? document.activeElement.dataset.id : null, wanted = asked();
  const count = counted(all.flatMap(({ situation }) => participants(situation)));
  const found = data.entities.filter((entity) => count.has(entity.id) && matches(namesOf(entity), wanted));
  const groups = new Map();
  for (const entity of found) push(groups, kindOf(entity.id), entity);
  let room = LISTED;
  const parts = [];
  for (const [kind, title] of KINDS) {
    const members = (groups.get(kind) ?? []).sort((a, b) => count.get(b.id) - count.get(a.id) || byText(a.label, b.label)), shown = members.slice(0, room);
    room -= shown.length;
    if (shown.length) parts.push(el("h3", { id: `of-${kind}` }, title, " ", el("small", {}, String(members.length))), el("ul", { "aria-labelledby": `of-${kind}` }, ...shown.map((entity) => el("li", {}, nameButton(entity, count.get(entity.id))))));
  }
  $("list").replaceChildren(...parts);
  if (found.length > LISTED) $("list").append(el("p", { class: "note" }, `showing ${LISTED} of ${found.length.toLocaleString("en-GB")} names; narrow by searching`));
  if (wanted.length && !found.length) $("list").append(el("p", { class: "note" }, "No name has these words."));
  if (SERVED && wanted.length) $("list").append(el("p", { class: "note" }, el("a", { href: `/search?${new URLSearchParams({ q: state.q })}` }, `search the whole graph for “${state.q}”`)));
  $("names-title").textContent = wanted.length ? `${plural(found.length, "name")} found` : "Names";
  const stop = $("list").querySelector(focused ? `[data-id="${CSS.escape(focused)}"]` : "[aria-pressed=true]") ?? $("list").querySelector("button");
  if (stop) { stop.tabIndex = 0; if (focused) stop.focus({ preventScroll: true }); }
};
