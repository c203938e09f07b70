"use strict";
// The page's state is its address: #e=entity&s=situation&q=words&m=modalities&c=class&h=holder&src=source&y=from-to&d=1
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "onclick") node.addEventListener("click", value);
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return node;
  };
  const svg = (tag, attributes = {}, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const LIMIT = 2000; // nodes beyond which a picture helps nobody
  const MODALITIES = ["Actual", "Planned", "Predicted", "Conditional", "Required", "Requested", "Alleged"];

  // ---- indexes ------------------------------------------------------------------------------
  const entities = new Map(data.entities.map((entity) => [entity.id, entity]));
  const situations = new Map(data.situations.map((situation) => [situation.id, situation]));
  const sources = new Map(data.sources.map((source) => [source.id, source]));
  const claimsOf = new Map();
  for (const claim of data.claims) (claimsOf.get(claim.about) ?? claimsOf.set(claim.about, []).get(claim.about)).push(claim);
  const partsOf = (situation) => situation.roles.filter(([, , kind]) => kind === "id").map(([role, id]) => [role, id]);
  const situationsOf = new Map();
  for (const situation of data.situations)
    for (const [, id] of partsOf(situation)) (situationsOf.get(id) ?? situationsOf.set(id, new Set()).get(id)).add(situation.id);
  const nameOf = (id) => entities.get(id)?.label ?? situations.get(id)?.label ?? sources.get("doc_" + id.replace(/^doc:/, ""))?.title ?? id;
  const isOwnVoice = (claim) => claim.holder.startsWith("doc:") || claim.holder === "agt:curator";
  const voice = (claim) => (claim.holder === "agt:curator" ? "the curator" : isOwnVoice(claim) ? "the article itself" : nameOf(claim.holder));
  const yearOf = (text) => (text ? Number(text.slice(0, 4)) : null);
  const span = (situation) => {
    const low = yearOf(situation.dateMin ?? situation.beginMin), high = yearOf(situation.dateMax ?? situation.endMax);
    const begin = yearOf(situation.beginMax), end = yearOf(situation.endMin);
    const all = [low, high, begin, end].filter((year) => year !== null);
    return all.length ? [low ?? Math.min(...all), high ?? (situation.endMin ? 9999 : Math.max(...all))] : null;
  };
  const years = data.situations.flatMap((situation) => [situation.dateMin, situation.dateMax, situation.beginMax, situation.endMin]).filter(Boolean).map(yearOf);
  const FIRST = years.length ? Math.min(...years) : 2000, LAST = years.length ? Math.max(...years) : 2030;

  // ---- state --------------------------------------------------------------------------------
  const blank = () => ({ e: "", s: "", q: "", m: [], c: "", h: "", src: "", y: [FIRST, LAST], d: false });
  let state = blank();
  const readAddress = () => {
    const query = new URLSearchParams(location.hash.slice(1));
    const next = blank();
    for (const key of ["e", "s", "q", "c", "h", "src"]) next[key] = query.get(key) ?? "";
    next.m = (query.get("m") ?? "").split(",").filter((modality) => MODALITIES.includes(modality));
    next.d = query.get("d") === "1";
    const range = (query.get("y") ?? "").split("-").map(Number);
    if (range.length === 2 && range.every((year) => year > 0)) next.y = range;
    if (!next.e && !next.s && !location.hash) next.e = busiest();
    state = next;
  };
  const address = () => {
    const query = new URLSearchParams();
    for (const key of ["e", "s", "q", "c", "h", "src"]) if (state[key]) query.set(key, state[key]);
    if (state.m.length) query.set("m", state.m.join(","));
    if (state.d) query.set("d", "1");
    if (state.y[0] !== FIRST || state.y[1] !== LAST) query.set("y", state.y.join("-"));
    return "#" + query.toString();
  };
  const go = (change) => {
    state = { ...state, ...change };
    history.pushState(null, "", address());
    draw();
  };
  const busiest = () => {
    let best = "", most = -1;
    for (const entity of data.entities) {
      const count = situationsOf.get(entity.id)?.size ?? 0;
      if (entity.types.includes("Person") && count > most) [best, most] = [entity.id, count];
    }
    return best;
  };

  // ---- selection ----------------------------------------------------------------------------
  const keepClaim = (claim) =>
    (!state.m.length || state.m.includes(claim.modality)) && (state.d || claim.polarity !== "Negated") &&
    (!state.h || (state.h === "own" ? isOwnVoice(claim) : claim.holder === state.h)) && (!state.src || claim.source === state.src);
  const inYears = (situation) => {
    if (state.y[0] <= FIRST && state.y[1] >= LAST) return true;
    const range = span(situation);
    return !range || (range[0] <= state.y[1] && range[1] >= state.y[0]);
  };
  const selected = () => {
    const chosen = [];
    for (const situation of data.situations) {
      if (state.c && situation.cls !== state.c) continue;
      if (!inYears(situation)) continue;
      const claims = (claimsOf.get(situation.id) ?? []).filter(keepClaim);
      if (claims.length) chosen.push({ situation, claims });
    }
    return chosen;
  };
  const words = (situation) => [situation.label, ...situation.roles.map(([, id]) => nameOf(id)), ...(claimsOf.get(situation.id) ?? []).map((claim) => claim.quote)].join(" ").toLowerCase();
  const matches = (text) => state.q.toLowerCase().split(/\s+/).filter(Boolean).every((word) => text.includes(word));
  const near = (all) => {
    if (state.s) {
      const wanted = situations.get(state.s);
      const ids = new Set(wanted ? [state.s, ...partsOf(wanted).map(([, id]) => id).filter((id) => situations.has(id))] : []);
      const linked = all.filter(({ situation }) => ids.has(situation.id) || partsOf(situation).some(([, id]) => id === state.s));
      if (linked.length) return linked;
    }
    if (state.e) return all.filter(({ situation }) => partsOf(situation).some(([, id]) => id === state.e));
    return state.q ? all.filter(({ situation }) => matches(words(situation))) : all;
  };
  const sureness = ({ situation, claims }) => {
    if (situation.fact) return "fact";
    if (claims.every((claim) => claim.polarity === "Negated")) return "denied";
    if (claims.every((claim) => claim.modality === "Alleged" || (claim.modality === "Actual" && !isOwnVoice(claim)))) return "alleged";
    return "maybe";
  };

  // ---- left: filters and list -----------------------------------------------------------------
  const holders = [...new Set(data.claims.filter((claim) => !isOwnVoice(claim)).map((claim) => claim.holder))].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const option = (value, text) => el("option", { value }, text);
  const setUp = () => {
    for (const modality of MODALITIES) {
      const count = data.claims.filter((claim) => claim.modality === modality).length;
      if (!count) continue;
      const box = el("input", { type: "checkbox", value: modality });
      box.addEventListener("change", () => go({ m: [...document.querySelectorAll("#f-modality input:checked")].map((input) => input.value) }));
      $("f-modality").append(el("label", { class: "row" }, box, `${modality.toLowerCase()} (${count})`));
    }
    const classes = [...new Set(data.situations.map((situation) => situation.cls))].sort();
    $("f-class").append(option("", "all kinds"), ...classes.map((cls) => option(cls, data.classes[cls]?.label ?? cls)));
    $("f-holder").append(option("", "anybody"), option("own", "articles and curator themselves"), ...holders.map((id) => option(id, nameOf(id))));
    $("f-source").append(option("", "all sources"), ...data.sources.map((source) => option(source.id, [source.issued, source.title].filter(Boolean).join("  "))));
    for (const id of ["f-from", "f-to"]) Object.assign($(id), { min: FIRST, max: LAST, step: 1 });
    $("f-class").addEventListener("change", (event) => go({ c: event.target.value }));
    $("f-holder").addEventListener("change", (event) => go({ h: event.target.value }));
    $("f-source").addEventListener("change", (event) => go({ src: event.target.value }));
    $("f-denied").addEventListener("change", (event) => go({ d: event.target.checked }));
    $("f-from").addEventListener("change", (event) => go({ y: [Number(event.target.value), Math.max(Number(event.target.value), state.y[1])] }));
    $("f-to").addEventListener("change", (event) => go({ y: [Math.min(Number(event.target.value), state.y[0]), Number(event.target.value)] }));
    $("search").addEventListener("input", (event) => go({ q: event.target.value, e: "", s: "" }));
    $("reset").addEventListener("click", () => go({ ...blank(), e: state.e }));
    $("copy").addEventListener("click", copyLink);
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); $("search").focus(); }
      if (event.key === "Escape") { $("search").blur(); go({ s: "", q: "" }); }
    });
    $("tally").textContent = `${data.claims.length} statements on ${data.situations.length} events and states, from ${data.sources.length} sources; ${data.situations.filter((s) => s.fact).length} are facts`;
  };
  const copyLink = async () => {
    const link = location.href.split("#")[0] + address();
    try { await navigator.clipboard.writeText(link); $("copy").textContent = "Copied"; } catch { prompt("The link to what you see:", link); }
    setTimeout(() => { $("copy").textContent = "Copy link"; }, 1500);
  };
  const showFilters = () => {
    for (const input of document.querySelectorAll("#f-modality input")) input.checked = state.m.includes(input.value);
    $("f-denied").checked = state.d; $("f-class").value = state.c; $("f-holder").value = state.h; $("f-source").value = state.src;
    $("f-from").value = state.y[0]; $("f-to").value = state.y[1]; $("years").textContent = `${state.y[0]} to ${state.y[1]}`;
    if (document.activeElement !== $("search")) $("search").value = state.q;
  };
  const KINDS = { Person: 0, Party: 1, FormalOrganization: 2, OrganizationalUnit: 2, Post: 3, Contest: 4, Primary: 4, AnonymousSource: 5, Collective: 6, Topic: 7 };
  const rank = (entity) => Math.min(...entity.types.map((type) => KINDS[type] ?? 8));
  const showList = (all) => {
    const count = new Map();
    for (const { situation } of all) for (const id of new Set(partsOf(situation).map(([, part]) => part))) count.set(id, (count.get(id) ?? 0) + 1);
    const rows = data.entities.filter((entity) => count.has(entity.id) && (!state.q || matches([entity.label, ...entity.aliases].join(" ").toLowerCase())));
    rows.sort((a, b) => rank(a) - rank(b) || count.get(b.id) - count.get(a.id) || a.label.localeCompare(b.label));
    $("list-title").textContent = state.q ? `${rows.length} names found` : "People and bodies";
    $("list").replaceChildren(...rows.slice(0, 400).map((entity) => el("li", {},
      el("button", { type: "button", "aria-pressed": String(entity.id === state.e), onclick: () => go({ e: entity.id, s: "" }) }, el("span", {}, entity.label), el("small", {}, String(count.get(entity.id)))))));
    if (state.q && !rows.length) $("list").append(el("li", { class: "note" }, "No name found; statements with these words stand on the right."));
  };

  // ---- right: cards ---------------------------------------------------------------------------
  const TIMES = { date: "when", begin: "from", end: "until", duration: "for", durationLessThan: "less than" };
  const humanTime = (text) => {
    const set = /^\[(.*?)\.\.(.*?)\]$/.exec(text);
    if (!set) return text.replace(/^P(\d+)Y$/, "$1 years");
    const [, first, last] = set;
    return first && last ? `between ${first} and ${last}` : first ? `not before ${first}` : `by ${last}`;
  };
  const labelOf = (role) => role.replace(/([A-Z])/g, " $1").toLowerCase();
  const link = (id) => el("button", { type: "button", onclick: () => go(entities.has(id) ? { e: id, s: "" } : { s: id }) }, nameOf(id));
  const roleRows = (situation) => situation.roles.filter(([role]) => !/^(before|after|immediatelyAfter|possiblySameAs|endedBy|succeeds|hasHeld)$/.test(role)).flatMap(([role, value, kind]) =>
    [el("dt", {}, labelOf(role)), el("dd", {}, kind === "id" && (entities.has(value) || situations.has(value)) ? link(value) : value.replace(/^kgo:/, ""))]);
  const timeRows = (situation, claims) => Object.entries(TIMES).filter(([key]) => situation[key]).flatMap(([key, text]) => {
    const curated = (claimsOf.get(situation.id) ?? []).find((claim) => claim.references.length);
    const from = curated && !claims.some((claim) => claim.quote.includes(situation[key].slice(0, 4)));
    return [el("dt", {}, text), el("dd", {}, humanTime(situation[key]), from ? el("span", { class: "from" }, "  date from " + sources.get(curated.source).title) : "")];
  });
  const safe = (url) => /^https?:\/\//.test(url);
  const evidence = (claim) => {
    const source = sources.get(claim.source);
    const axes = [claim.modality.toLowerCase(), claim.polarity === "Negated" ? "denied" : claim.polarity === "Open" ? "left open" : "", claim.certainty.toLowerCase()].filter(Boolean).join(", ");
    const node = el("div", { class: "evidence" },
      el("p", { class: "who" }, `${axes} · ${isOwnVoice(claim) ? voice(claim) : "according to " + voice(claim)}`, claim.withheld ? el("span", { class: "badge withheld" }, "withheld") : "", claim.status === "Disputed" || claim.status === "Rejected" ? el("span", { class: "badge denied" }, claim.status) : "", claim.outcome ? el("span", { class: "badge fact" }, claim.outcome === "Realised" ? "came true" : "did not come true") : ""));
    if (claim.condition) node.append(el("p", { class: "who" }, "if: ", link(claim.condition)));
    if (claim.quote) node.append(el("blockquote", {}, el("span", {}, claim.before), el("mark", {}, claim.quote), el("span", {}, claim.after)));
    const title = [source.issued, source.title].filter(Boolean).join(", ");
    node.append(el("p", { class: "from" }, safe(source.url) ? el("a", { href: source.url, rel: "noreferrer noopener" }, title) : title, claim.quote ? `  characters ${claim.start}-${claim.end}` : ""));
    if (claim.references.length) node.append(el("ul", { class: "refs" }, ...claim.references.map((url) => el("li", {}, safe(url) ? el("a", { href: url, rel: "noreferrer noopener" }, url) : url))));
    return node;
  };
  const BADGES = { fact: "fact", maybe: "not a fact", alleged: "not a fact", denied: "denied" };
  const card = (item) => {
    const { situation, claims } = item, sure = sureness(item);
    const kinds = sure === "fact" ? [] : [...new Set(claims.map((claim) => claim.modality.toLowerCase()))];
    return el("article", { id: "card-" + situation.id, class: [sure, situation.id === state.s ? "chosen" : ""].join(" ").trim(), tabindex: "-1" },
      el("h3", {}, el("a", { href: "#s=" + encodeURIComponent(situation.id), onclick: (event) => { event.preventDefault(); go({ s: situation.id }); } }, situation.label)),
      el("span", { class: "badge " + sure }, BADGES[sure]), ...kinds.map((kind) => el("span", { class: "badge " + sure }, kind)), el("span", { class: "from" }, data.classes[situation.cls]?.label ?? situation.cls),
      el("dl", {}, ...roleRows(situation), ...timeRows(situation, claims)), ...claims.map(evidence));
  };
  const when = ({ situation }) => situation.dateMin ?? situation.beginMin ?? situation.dateMax ?? situation.beginMax ?? situation.endMax ?? "9999";
  const showCards = (items) => {
    const sorted = [...items].sort((a, b) => (b.situation.id === state.s) - (a.situation.id === state.s) || when(a).localeCompare(when(b)) || a.situation.label.localeCompare(b.situation.label));
    const subject = state.s ? "Around one statement" : state.e ? nameOf(state.e) : state.q ? `Statements with “${state.q}”` : "All statements";
    $("cards-title").textContent = `${subject}: ${items.length}`;
    $("cards").replaceChildren(...sorted.slice(0, 150).map(card));
    if (items.length > 150) $("cards").append(el("p", { class: "note" }, `showing 150 of ${items.length}; narrow by person, kind or source`));
    if (!items.length) $("cards").append(el("p", { class: "note" }, "Nothing matches these filters."));
  };

  // ---- centre: picture ------------------------------------------------------------------------
  const EDGE_CLASSES = { Tenure: ["member", "post"], PartyAffiliation: ["member", "organization"], Candidacy: ["candidate", "contest"], ContestResult: ["winner", "loser"], Endorsement: ["agent", "target"], CausalLink: ["cause", "effect"] };
  const MAIN_ROLES = new Set(["agent", "target", "recipient", "bearer", "matter", "winner", "loser", "cause", "effect", "member", "candidate", "post", "contest", "organization"]);
  const shapeOf = (id) => {
    const entity = entities.get(id);
    if (!entity) return "event";
    return entity.types.some((type) => ["Post", "Contest", "Primary"].includes(type)) ? "post" : entity.types.includes("Person") ? "person" : "body";
  };
  const short = (text) => (text.length > 38 ? text.slice(0, 36) + "…" : text);
  const period = (situation) => {
    const begin = situation.begin ? humanTime(situation.begin) : "", end = situation.end ? humanTime(situation.end) : "";
    return situation.date ? humanTime(situation.date) : begin && end ? `${begin} to ${end}` : begin || end;
  };
  const elementsOf = (items) => {
    const nodes = new Map(), edges = [];
    const node = (id) => { if (!nodes.has(id)) nodes.set(id, { data: { id, label: short(nameOf(id)), focus: id === state.e || id === state.s ? 1 : 0 }, classes: shapeOf(id) }); return id; };
    for (const item of items) {
      const { situation } = item, sure = sureness(item), ends = EDGE_CLASSES[situation.cls];
      const of = (role) => partsOf(situation).filter(([name]) => name === role).map(([, id]) => id);
      if (ends && of(ends[0]).length && of(ends[1]).length) {
        for (const from of of(ends[0])) for (const to of of(ends[1]))
          edges.push({ data: { id: `${situation.id}|${from}|${to}`, s: situation.id, source: node(from), target: node(to), label: edgeLabel(item) }, classes: sure });
      } else {
        const drawn = partsOf(situation).filter(([role, id]) => MAIN_ROLES.has(role) && (entities.has(id) || situations.has(id)));
        if (new Set(drawn.map(([, id]) => id)).size < 2 && situation.id !== state.s) continue; // nothing to connect: it stands in the cards
        node(situation.id);
        nodes.get(situation.id).classes += " " + sure;
        for (const [role, id] of drawn)
          edges.push({ data: { id: `${situation.id}|${role}|${id}`, s: situation.id, source: node(situation.id), target: node(id), label: labelOf(role) }, classes: sure });
      }
    }
    return { nodes: [...nodes.values()], edges };
  };
  const edgeLabel = (item) => {
    const word = { Tenure: "", PartyAffiliation: "", Candidacy: "runs", ContestResult: "defeats", Endorsement: "endorses", CausalLink: "leads to" }[item.situation.cls];
    const badge = { fact: "", maybe: "?", alleged: "alleged", denied: "✗ denied" }[sureness(item)];
    return [word, item.situation.cls === "Tenure" ? period(item.situation).replace(/-\d\d(-\d\d)?/g, "") : "", badge].filter(Boolean).join(" ");
  };
  const INK = "#1b1b1b", FACT = "#1b1b1b", MAYBE = "#8a5a00", ALLEGED = "#9c2327";
  const style = [
    { selector: "node", style: { label: "data(label)", "font-family": "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif", "font-size": 12, color: INK, "text-wrap": "wrap", "text-max-width": 120, "background-color": "#fff", "border-color": INK, "border-width": 1.5, width: 22, height: 22, "text-valign": "bottom", "text-margin-y": 4, "text-background-color": "#fdfcf8", "text-background-opacity": 0.85, "text-background-padding": 1 } },
    { selector: ".person", style: { shape: "ellipse", "background-color": "#e8e2d4" } },
    { selector: ".body", style: { shape: "ellipse", "background-color": "#fff", "border-style": "double", "border-width": 4 } },
    { selector: ".post", style: { shape: "round-rectangle", width: 34, height: 18 } },
    { selector: ".event", style: { shape: "diamond", width: 18, height: 18, "font-size": 11 } },
    { selector: "node[focus = 1]", style: { width: 40, height: 40, "background-color": INK, "font-size": 15, "font-weight": "bold" } },
    { selector: "edge", style: { width: 1.6, "curve-style": "bezier", "control-point-step-size": 34, "line-color": FACT, "target-arrow-shape": "triangle", "target-arrow-color": FACT, "arrow-scale": 0.8, label: (edge) => (edge.cy().edges().length > 24 && !edge.hasClass("named") ? "" : edge.data("label")), "font-size": 10, color: "#5c5850", "font-family": "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif", "text-background-color": "#fdfcf8", "text-background-opacity": 0.9, "text-background-padding": 1, "min-zoomed-font-size": 7 } },
    { selector: ".maybe", style: { "line-style": "dashed", "border-style": "dashed", "line-color": MAYBE, "border-color": MAYBE, "target-arrow-color": MAYBE } },
    { selector: ".alleged", style: { "line-style": "dotted", "border-style": "dotted", "line-color": ALLEGED, "border-color": ALLEGED, "target-arrow-color": ALLEGED, width: 2.2 } },
    { selector: "node.alleged, node.maybe, node.denied", style: { width: 18, height: 18 } },
    { selector: ".denied", style: { "line-style": "dotted", "border-style": "dotted", "line-color": ALLEGED, "border-color": ALLEGED, "target-arrow-shape": "tee", "target-arrow-color": ALLEGED } },
  ];
  let picture = null;
  const showPicture = (items) => {
    const ranked = [...items].sort((a, b) => b.situation.fact - a.situation.fact);
    let shown = ranked, parts = elementsOf(ranked);
    while (parts.nodes.length > LIMIT) { shown = shown.slice(0, Math.floor(shown.length * 0.8)); parts = elementsOf(shown); }
    $("shown").textContent = shown.length < items.length ? `showing ${shown.length} of ${items.length} statements; narrow by person, kind or source` : "";
    const ordered = parts.nodes.sort((a, b) => a.data.id.localeCompare(b.data.id));
    ordered.forEach((node, index) => { const angle = (2 * Math.PI * index) / ordered.length; node.position = node.data.focus ? { x: 0, y: 0 } : { x: 400 * Math.cos(angle), y: 300 * Math.sin(angle) }; });
    picture?.destroy();
    picture = cytoscape({ container: $("canvas"), elements: [...ordered, ...parts.edges], style, minZoom: 0.1, maxZoom: 3, layout: { name: "preset" } });
    picture.layout({ name: "fcose", randomize: false, animate: false, quality: parts.nodes.length > 300 ? "draft" : "default", nodeSeparation: 160, idealEdgeLength: () => 150, nodeRepulsion: () => 60000, gravity: 0.12, gravityRange: 5, numIter: 4000, packComponents: false, nodeDimensionsIncludeLabels: true, padding: 40 }).run();
    picture.fit(undefined, 55);
    picture.on("tap", "node", (event) => { const id = event.target.id(); go(entities.has(id) ? { e: id, s: "" } : { s: id }); });
    picture.on("mouseover", "node, edge", (event) => { const target = event.target; (target.isNode() ? target.connectedEdges() : target).addClass("named"); });
    picture.on("mouseout", "node, edge", () => picture.edges().removeClass("named"));
    picture.on("tap", "edge", (event) => go({ s: event.target.data("s") }));
  };

  // ---- centre: timeline -----------------------------------------------------------------------
  const dayNumber = (text) => Date.parse(text.length === 10 ? text : text + "-01".repeat((10 - text.length) / 3)) / 864e5;
  const bars = (items) => items.filter(({ situation }) => situation.fact || situation.dateMin || situation.dateMax).flatMap((item) => {
    const { situation } = item;
    if (situation.dateMin && situation.dateMax) return [{ item, kind: "point", from: dayNumber(situation.dateMin), to: dayNumber(situation.dateMax) }];
    if (situation.beginMin || situation.endMax || situation.beginMax || situation.endMin) return [{ item, kind: "bar",
      a: situation.beginMin ? dayNumber(situation.beginMin) : null, b: situation.beginMax ? dayNumber(situation.beginMax) : null, c: situation.endMin ? dayNumber(situation.endMin) : null, d: situation.endMax ? dayNumber(situation.endMax) : null }];
    return [];
  }).filter(({ item, kind }) => kind === "point" || ["Tenure", "Candidacy"].includes(item.situation.cls));
  const showTimeline = (items) => {
    const rows = bars(items), box = $("timeline");
    if (!rows.length) { box.replaceChildren(el("p", { class: "note" }, "Nothing here has a date.")); return; }
    const days = rows.flatMap((row) => [row.from, row.to, row.a, row.b, row.c, row.d]).filter((day) => day !== null && day !== undefined);
    const low = Math.min(...days) - 60, high = Math.max(...days) + 60, width = Math.max(480, box.clientWidth || 700), left = 8, room = width - 16;
    const x = (day) => left + ((day - low) / (high - low)) * room;
    rows.sort((p, q) => (p.kind === q.kind ? 0 : p.kind === "bar" ? -1 : 1) || (p.a ?? p.from ?? p.b ?? p.c ?? 0) - (q.a ?? q.from ?? q.b ?? q.c ?? 0) || p.item.situation.label.localeCompare(q.item.situation.label));
    const height = 24 + rows.length * 19, root = svg("svg", { viewBox: `0 0 ${width} ${height}`, height, role: "list", "aria-label": "Posts and events in order of time" });
    const shade = svg("defs", {}, svg("linearGradient", { id: "out" }, svg("stop", { offset: "0", "stop-color": "#8fa7b8" }), svg("stop", { offset: "1", "stop-color": "#8fa7b8", "stop-opacity": "0" })),
      svg("linearGradient", { id: "in" }, svg("stop", { offset: "0", "stop-color": "#8fa7b8", "stop-opacity": "0" }), svg("stop", { offset: "1", "stop-color": "#8fa7b8" })));
    root.append(shade);
    const firstYear = new Date(low * 864e5).getUTCFullYear(), lastYear = new Date(high * 864e5).getUTCFullYear(), step = Math.max(1, Math.ceil((lastYear - firstYear) / (room / 60)));
    for (let year = firstYear + 1; year <= lastYear; year += step) { const at = x(Date.UTC(year, 0, 1) / 864e5); root.append(svg("line", { x1: at, x2: at, y1: 16, y2: height, class: "grid" }), svg("text", { x: at + 2, y: 12, class: "axis" }, String(year))); }
    rows.forEach((row, index) => root.append(timeRow(row, 24 + index * 19, x, low, high, width)));
    box.replaceChildren(root);
  };
  const timeRow = (row, y, x, low, high, width) => {
    const { situation } = row.item, sure = sureness(row.item), group = svg("a", { href: "#s=" + encodeURIComponent(situation.id), role: "listitem" });
    group.addEventListener("click", (event) => { event.preventDefault(); go({ s: situation.id }); });
    group.append(svg("title", {}, `${situation.label}: ${period(situation)}`));
    let end;
    if (row.kind === "point") {
      const from = x(row.from), to = x(row.to), middle = (from + to) / 2;
      if (to - from > 6) group.append(svg("rect", { x: from, y: y + 4, width: to - from, height: 5, fill: "#d9d3c5" }));
      group.append(svg("path", { d: `M${middle} ${y + 1} l5.5 5.5 l-5.5 5.5 l-5.5 -5.5 z`, fill: sure === "fact" ? INK : "#fff", stroke: sure === "fact" ? INK : MAYBE, "stroke-dasharray": sure === "fact" ? "" : "2 2" }));
      end = Math.max(to, middle + 6);
    } else {
      const solidFrom = row.b ?? row.a, solidTo = row.c ?? row.d;
      const from = solidFrom === null ? x(solidTo) - 40 : x(solidFrom), to = solidTo === null ? from + 40 : Math.max(x(solidTo), from + 2);
      if (row.a !== null && row.b !== null && x(row.a) < from) group.append(svg("rect", { x: x(row.a), y: y + 2, width: from - x(row.a), height: 9, fill: "url(#in)" }));
      if (row.a === null) group.append(svg("rect", { x: Math.max(x(low), from - 34), y: y + 2, width: Math.max(0, Math.min(34, from - x(low))), height: 9, fill: "url(#in)" }));
      group.append(svg("rect", { x: from, y: y + 2, width: Math.max(2, to - from), height: 9, fill: sure === "fact" ? "#8fa7b8" : "#fff", stroke: sure === "fact" ? "none" : MAYBE, "stroke-dasharray": "4 3" }));
      const fade = row.d === null ? 34 : x(row.d) - to;
      if (fade > 0) group.append(svg("rect", { x: to, y: y + 2, width: Math.max(0, Math.min(fade, x(high) - to)), height: 9, fill: "url(#out)" }));
      end = to + Math.max(0, Math.min(fade, x(high) - to));
    }
    const label = short(situation.label), right = end + 5 + label.length * 6.2 < width;
    const startOf = row.kind === "point" ? x(row.from) : x(row.b ?? row.a ?? row.c ?? row.d);
    const inside = row.kind === "bar" && !right && startOf - 6 < label.length * 6.2;
    group.append(inside ? svg("text", { x: Math.max(2, startOf) + 6, y: y + 10 }, label) : right ? svg("text", { x: end + 5, y: y + 10 }, label) : svg("text", { x: Math.max(2, startOf - 6), y: y + 10, "text-anchor": "end" }, label));
    return group;
  };

  // ---- together -------------------------------------------------------------------------------
  const draw = () => {
    const all = selected(), items = near(all);
    showFilters(); showList(all); showCards(items); showPicture(items); showTimeline(items);
    document.title = [state.s ? nameOf(state.s) : state.e ? nameOf(state.e) : "", "claimgraph"].filter(Boolean).join(" · ");
    if (state.s) $("card-" + state.s)?.scrollIntoView({ block: "nearest" });
  };
  setUp();
  readAddress();
  draw();
  addEventListener("popstate", () => { readAddress(); draw(); });
  addEventListener("hashchange", () => { readAddress(); draw(); });
})();
