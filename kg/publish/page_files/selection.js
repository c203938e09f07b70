// Which claims and situations the address asks for.
const keepClaim = (claim, denied = state.d) =>
  (!state.m.length || state.m.includes(claim.modality)) && (denied || !isDenied(claim)) &&
  (!state.h || (state.h === "own" ? isOwnVoice(claim) : claim.holder === state.h)) && (!state.src || sourceOf(claim).id === state.src);
const inYears = (situation) => {
  if (state.y[0] <= FIRST && state.y[1] >= LAST) return true;
  const range = yearsOf(situation);
  return !range || (range[0] <= state.y[1] && range[1] >= state.y[0]);
};
const selected = (denied = state.d) => {
  const chosen = [];
  for (const situation of data.situations) {
    if ((state.c && situation.cls !== state.c) || (state.f && !situation.fact) || !inYears(situation)) continue;
    const claims = (claimsOf.get(situation.id) ?? []).filter((claim) => keepClaim(claim, denied));
    if (claims.length) chosen.push({ situation, claims });
  }
  return chosen;
};
// the denials that the default leaves out, so that the page can say how many there are
const deniedOf = (situation) => (claimsOf.get(situation.id) ?? []).filter((claim) => isDenied(claim) && !keepClaim(claim)).length;
const folded = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'").toLowerCase();
const sayings = new Map();
const wordsOf = (situation) => {
  let words = sayings.get(situation.id);
  if (words === undefined) {
    words = folded([situation.label, classOf(situation).label, ...situation.roles.map(([, value]) => nameOf(value)), ...(claimsOf.get(situation.id) ?? []).map((claim) => claim.quote ?? "")].join(" "));
    sayings.set(situation.id, words);
  }
  return words;
};
const names = new Map();
const namesOf = (entity) => names.get(entity.id) ?? names.set(entity.id, folded([entity.label, ...entity.aliases].join(" "))).get(entity.id);
const typed = () => folded(state.q).split(/\s+/).filter(Boolean);
const asked = () => typed().map(readAs);
const matches = (text, wanted) => wanted.every((words) => words.some((word) => text.includes(word)));
// two steps around a thing are drawn as a whole, not as a star
const isMesh = () => Boolean(SERVED && state.depth === "2" && !state.s && !state.q);
const near = (all) => {
  if (isMesh()) return all;
  if (state.s) {
    const wanted = situations.get(state.s), inner = new Set(wanted ? [state.s, ...participants(wanted).filter((id) => situations.has(id))] : []);
    const linked = all.filter(({ situation }) => inner.has(situation.id) || participants(situation).includes(state.s));
    // a link to a statement always shows it, whatever the filters beside it say
    if (wanted && !linked.some(({ situation }) => situation === wanted)) linked.push({ situation: wanted, claims: claimsOf.get(wanted.id) ?? [] });
    return linked;
  }
  const wanted = asked();
  const about = state.e ? new Set((situationsOf.get(state.e) ?? []).map((situation) => situation.id)) : null;
  return all.filter(({ situation }) => (!about || about.has(situation.id)) && (!wanted.length || matches(wordsOf(situation), wanted)));
};
const filtersOn = () => [
  ...state.m.map((modality) => ({ text: modalityText(modality), off: { m: state.m.filter((other) => other !== modality) } })),
  state.f && { text: "facts only", off: { f: false } },
  state.d && { text: "with what is denied", off: { d: false } },
  state.c && { text: data.classes[state.c]?.label ?? state.c, off: { c: "" } },
  state.h && { text: `said by ${state.h === "own" ? "the sources themselves" : nameOf(state.h)}`, off: { h: "" } },
  state.src && { text: data.sources.find((source) => source.id === state.src)?.title ?? state.src, off: { src: "" } },
  (state.y[0] !== FIRST || state.y[1] !== LAST) && { text: `${state.y[0]} to ${state.y[1]}`, off: { y: [FIRST, LAST] } },
].filter(Boolean);
