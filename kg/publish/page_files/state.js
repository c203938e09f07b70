// The page's state is its address: #e=entity&s=situation&q=words&m=modalities&c=class&h=holder&src=source&y=from-to&d=1&f=1&w=1
// A server gives the page a neighbourhood alone: there it stands behind ?, with depth=2 for two steps, and what lies outside is another page.
const SERVED = data.served ?? null;
const MODALITIES = ["Actual", "Planned", "Predicted", "Conditional", "Required", "Requested", "Alleged"];
const TEXTS = ["e", "s", "q", "c", "h", "src", "depth"], FLAGS = ["d", "f", "w"];
const blank = () => ({ e: "", s: "", q: "", m: [], c: "", h: "", src: "", depth: "", y: [FIRST, LAST], d: false, f: false, w: false });
let state = blank();
const busiest = () => {
  if (SERVED) return SERVED.e ?? "";
  let best = "", most = -1;
  for (const entity of data.entities) {
    const count = situationsOf.get(entity.id)?.length ?? 0;
    if (count > most && kindOf(entity.id) === "person") [best, most] = [entity.id, count];
  }
  return best;
};
const current = (id) => { let at = id, steps = 0; while (data.moved[at] && steps++ < 20) at = data.moved[at]; return at; };
const readAddress = () => {
  const query = new URLSearchParams(SERVED ? location.search : location.hash.slice(1)), next = blank();
  for (const key of TEXTS) next[key] = query.get(key) ?? "";
  for (const key of FLAGS) next[key] = query.get(key) === "1";
  next.m = MODALITIES.filter((modality) => (query.get("m") ?? "").split(",").includes(modality));
  const range = /^(\d{1,4})-(\d{1,4})$/.exec(query.get("y") ?? "");
  if (range) next.y = [Number(range[1]), Number(range[2])];
  next.e = current(next.e);
  if (![...query.keys()].some((key) => [...TEXTS, ...FLAGS, "m", "y", "all"].includes(key))) next.e = busiest();
  if (SERVED && !next.e && !next.s) next.e = busiest();
  state = next;
};
const address = (of = state) => {
  const query = new URLSearchParams();
  for (const key of TEXTS) if (of[key]) query.set(key, of[key]);
  for (const key of FLAGS) if (of[key]) query.set(key, "1");
  if (of.m.length) query.set("m", of.m.join(","));
  if (of.y[0] !== FIRST || of.y[1] !== LAST) query.set("y", of.y.join("-"));
  if (SERVED && !of.e && SERVED.e) query.set("e", SERVED.e);
  for (const [clock, day] of Object.entries(SERVED?.days ?? {})) query.set(clock, day);
  return (SERVED ? "?" : "#") + (query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",") || "all=1");
};
// whether the state asks for what the server did not give
const outside = (before) => SERVED && (state.depth !== before.depth || (state.e && state.e !== SERVED.e) || (state.s && !situations.has(state.s)) ||
  (SERVED.offers && ["c", "src", "m", "y"].some((key) => String(state[key]) !== String(before[key]))));
// typing does not fill the history: only the finished choice is a step to go back to
const go = (change, { typing = false } = {}) => {
  const before = state;
  state = { ...state, ...change };
  if (outside(before)) { location.assign(address()); return; }
  history[typing ? "replaceState" : "pushState"](null, "", address());
  draw();
};
const leadTo = (id) => (situations.has(id) ? { s: id, q: "", w: false } : { e: id, s: "", q: "", w: false });
const hrefTo = (id) => address({ ...state, ...leadTo(id) });
const link = (id, text = nameOf(id), attributes = {}) =>
  el("a", { href: hrefTo(id), onclick: (event) => { if (event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); go(leadTo(id)); }, ...attributes }, text);
