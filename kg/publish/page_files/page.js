// Together: what is drawn after every change, and the keys.
const heading = (items) => {
  const facts = items.filter(({ situation }) => situation.fact).length, sources = new Set(items.flatMap(({ claims }) => claims.map((claim) => claim.source))).size;
  const hidden = state.d ? 0 : near(selected(true)).length - items.length, one = situations.get(state.s), entity = entities.get(state.e);
  $("title").textContent = one ? one.label : state.s || (entity ? entity.label : state.e || (state.q ? `“${state.q}”` : state.m.length === 1 ? `What is ${modalityText(state.m[0])}` : "Everybody and everything"));
  const misspelt = state.s || state.e ? [] : typed().filter((word) => !readAs(word).includes(word)).map((word) => `“${word}” read as ${readAs(word).slice(0, 3).join(" or ")}`);
  const kind = one ? classOf(one).label : entity ? labelOf(entity.types.find((type) => data.terms[type]) ?? "") : "";
  const days = SERVED?.days ?? {}, asOf = days["as-of"] ? `as it was on ${days["as-of"]}` : "", knownAt = days["known-at"] ? `as known on ${days["known-at"]}` : "";
  $("lead").textContent = [asOf, knownAt, kind, one ? periodOf(one) : "", `${plural(items.length, "statement")} from ${plural(sources, "source")}`, `${plural(facts, "fact")}`, hidden ? `${hidden.toLocaleString("en-GB")} denied, not shown` : "",
    SERVED?.offers ? `showing ${SERVED.shown.toLocaleString("en-GB")} of ${SERVED.of.toLocaleString("en-GB")}, narrow by kind, source, modality or years` : "", ...misspelt].filter(Boolean).join(" · ");
  const off = (text, change, what) => el("li", {}, el("button", { type: "button", "aria-label": `no longer ${what}: ${text}`, onclick: () => go(change) }, text, el("span", { "aria-hidden": "true" }, " ×")));
  const chips = filtersOn().map(({ text, off: change }) => off(text, change, "narrowed to"));
  if (one && entity) chips.unshift(off(`back to ${entity.label}`, { s: "" }, "this statement"));
  else if (SERVED?.whole) chips.unshift(el("li", {}, el("a", { href: SERVED.whole }, "see everything")));
  else if ((one || entity) && !SERVED) chips.unshift(el("li", {}, el("button", { type: "button", onclick: () => go({ e: "", s: "", q: "" }) }, "see everything")));
  $("chips").replaceChildren(...chips);
};
const draw = () => {
  cardsShown = CARDS;
  const all = selected(), items = near(all);
  showFilters(); heading(items); showList(all); showCards(items); showTimeline(items); showPicture(items);
  document.title = [state.s || state.e || state.q ? $("title").textContent : "", $("brand").textContent].filter(Boolean).join(" · ");
};
const copyLink = async () => {
  const text = new URL(address(), location.href).href, say = (words) => { $("copy").textContent = words; setTimeout(() => { $("copy").textContent = "Copy link"; }, 1800); };
  try { await navigator.clipboard.writeText(text); say("Copied"); return; } catch { /* the clipboard is closed to this page: the old way */ }
  const field = el("textarea", { readonly: true, class: "away", "aria-label": "The link" });
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  $("copy").focus();
  say(copied ? "Copied" : "Copy the address of this page");
};
const firstOf = (pick) => { const found = document.querySelector(pick); found?.focus(); return Boolean(found); };
const typing = (target) => target.matches("input:not([type=checkbox]), select, textarea");
const keys = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.target instanceof Element ? event.target : document.body;
  const moves = {
    "/": () => !typing(target) && ($("search").focus(), $("search").select(), true),
    Escape: () => { if (target.closest("#statements, main") && !state.s) { $("search").focus(); return true; } go(state.s ? { s: "" } : { q: "", e: state.e || busiest() }); if (state.q === "") $("search").value = ""; return true; },
    ArrowDown: () => target === $("search") && firstOf("#list button") ,
    ArrowUp: () => (target === $("list").querySelector("button") ? ($("search").focus(), true) : false),
    ArrowRight: () => (target.closest("#list") || (target === $("search") && target.selectionStart === target.value.length)) && firstOf("#cards article"),
    ArrowLeft: () => Boolean(target.closest("#cards")) && (firstOf("#list button[tabindex='0']") || ($("search").focus(), true)),
    Enter: () => (target === $("search") ? firstOf("#list button") || firstOf("#cards article") : target.matches("#cards article") ? (go({ s: target.dataset.id }), firstOf("#cards article")) : false),
  };
  if (moves[event.key]?.()) event.preventDefault();
};
setUpFilters();
setUpPicture();
roving($("list"), "button");
roving($("cards"), "article");
roving($("timeline"), "a");
document.addEventListener("keydown", keys);
$("copy").addEventListener("click", copyLink);
$("skip").addEventListener("click", (event) => { event.preventDefault(); $("statements").focus(); });
$("filters").open = innerWidth > 700;
$("names").open = innerWidth > 700;
const toldOf = data.situations.filter((situation) => situation.fact).length;
$("tally").textContent = [`${plural(data.situations.length, "event or state", "events and states")}, said ${plural(data.claims.length, "time")} in ${plural(data.sources.length, "source")}`, plural(toldOf, "fact"), data.withheld ? `${data.withheld} withheld, see the report` : ""].filter(Boolean).join(" · ");
// going back fires both events: the second finds the page as it should be
const reopen = () => { if ((SERVED ? location.search : location.hash) === address()) return; readAddress(); draw(); };
addEventListener("popstate", reopen);
addEventListener("hashchange", reopen);
readAddress();
draw();
