// The data by name, and what can be said of it without asking what the reader has chosen.
const entities = new Map(data.entities.map((entity) => [entity.id, entity]));
const situations = new Map(data.situations.map((situation) => [situation.id, situation]));
const claimsOf = new Map();
for (const claim of data.claims) push(claimsOf, claim.about, claim);
const classOf = (situation) => data.classes[situation.cls] ?? { label: situation.cls, roles: {}, order: [], line: [], event: true, main: false };
const labelOf = (term) => data.terms[term] ?? term;
const modalityText = (modality) => (modality === "Actual" ? "said to be so" : labelOf(modality));
const partsOf = (situation) => situation.roles.filter(([role, , kind]) => kind === "id" && role !== "possiblySameAs");
const participants = (situation) => [...new Set(partsOf(situation).map(([, id]) => id).filter((id) => entities.has(id) || situations.has(id)))];
const situationsOf = new Map();
for (const situation of data.situations) for (const id of participants(situation)) push(situationsOf, id, situation);
const documents = new Map(data.sources.map((source) => [source.id.replace(/^doc_/, "doc:"), source]));
const nameOf = (id) => entities.get(id)?.label ?? situations.get(id)?.label ?? documents.get(id)?.title ?? (id.startsWith("kgo:") ? labelOf(id.slice(4)) : id);
const sourceOf = (claim) => data.sources[claim.source];
const isCurator = (claim) => claim.holder.startsWith("agt:");
const isOwnVoice = (claim) => claim.holder.startsWith("doc:") || isCurator(claim);
const isDenied = (claim) => claim.polarity === "Negated";

// Kinds of entity, in the order in which people look for them.
const KINDS = [
  ["person", "People", ["Person"]], ["party", "Parties", ["Party"]], ["body", "Bodies", ["FormalOrganization", "OrganizationalUnit", "Organization"]],
  ["post", "Posts", ["Post"]], ["contest", "Contests", ["Contest", "Primary"]], ["topic", "Topics", ["Topic"]],
  ["group", "Groups and unnamed sources", ["Collective", "AnonymousSource"]],
];
const kindOf = (id) => {
  const types = entities.get(id)?.types;
  if (!types) return situations.has(id) ? "event" : "group";
  return (KINDS.find(([, , names]) => names.some((name) => types.includes(name))) ?? KINDS[KINDS.length - 1])[0];
};
const RANK = new Map([...KINDS.map(([kind]) => kind), "event"].map((kind, index) => [kind, index]));
const rank = (id) => RANK.get(kindOf(id));

// How sure, in five steps: each has its own line, its own words and its own mark, so that colour is never needed.
const SURE = {
  fact: { text: "fact", legend: "fact", dash: null },
  said: { text: "said", legend: "said, not settled", dash: [9, 3, 2, 3] },
  expected: { text: "expected", legend: "planned, expected, possible", dash: [6, 4] },
  alleged: { text: "alleged", legend: "alleged", dash: [1.5, 3.5] },
  denied: { text: "denied", legend: "denied", dash: [1.5, 3.5] },
};
const sureness = ({ situation, claims }) => {
  if (situation.fact) return "fact";
  const affirmed = claims.filter((claim) => !isDenied(claim));
  if (!affirmed.length) return "denied";
  if (affirmed.some((claim) => claim.modality === "Actual" && claim.polarity === "Affirmed")) return "said";
  return affirmed.every((claim) => claim.modality === "Alleged") ? "alleged" : "expected";
};
// The word that goes with the line: the modality itself, or what keeps a plain statement from being a fact.
const badges = (item) => {
  const sure = sureness(item), { claims } = item;
  if (sure === "fact" || sure === "denied" || sure === "alleged") return [SURE[sure].text];
  if (sure === "expected") return [...new Set(claims.filter((claim) => !isDenied(claim)).map((claim) => (claim.polarity === "Open" ? labelOf("Open") : labelOf(claim.modality))))];
  const settled = [...new Set(claims.map((claim) => claim.status).filter((status) => ["Disputed", "Rejected", "Retracted", "Proposed"].includes(status)))];
  return settled.length ? settled.map(labelOf) : claims.every((claim) => !isOwnVoice(claim)) ? ["said"] : ["not a fact"];
};
const voice = (claim) => {
  if (isCurator(claim)) return `curated in ${sourceOf(claim).title.replace(/^curated file /, "")}`;
  return isOwnVoice(claim) ? "in the article’s own voice" : `according to ${nameOf(claim.holder)}`;
};
// What a reader would miss most if it were left out of the picture.
const weight = ({ situation, claims }) => {
  const cls = classOf(situation);
  return (situation.fact ? 3 : 0) + (cls.main ? 3 : 0) + (claims.some(isCurator) ? 2 : 0) + Math.min(4, new Set(claims.map((claim) => claim.source)).size) + (firstDay(situation) ? 1 : 0);
};
