// Times: EDTF in words, and days as numbers for the timeline.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const HEDGES = { "~": "about ", "?": "perhaps ", "%": "perhaps about " };
const SEASONS = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };
const plainDate = (text) => {
  const [, year, month, day, mark] = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$/.exec(text) ?? [];
  if (!year) return text;
  const words = day ? `${Number(day)} ${MONTHS[month - 1]} ${year}` : SEASONS[month] ? `${SEASONS[month]} ${year}` : month ? `${MONTHS[month - 1]} ${year}` : year;
  return (HEDGES[mark] ?? "") + words;
};
const UNITS = { Y: "year", M: "month", W: "week", D: "day" };
const inWords = (text, prop = "date") => {
  const length = /^P(\d+)([YMWD])$/.exec(text);
  if (length) return plural(Number(length[1]), UNITS[length[2]]);
  const set = /^\[(.*?)\.\.(.*?)\]$/.exec(text);
  if (!set) return plainDate(text);
  const [, first, last] = set.map((part) => (part ? plainDate(part) : ""));
  if (first && last) return `between ${first} and ${last}`;
  if (first) return prop === "end" ? `later than ${first}` : `not before ${first}`;
  return `by ${last}`;
};
const yearOf = (text) => Number(/\d{4}/.exec(text ?? "")?.[0] ?? NaN);
const brief = (situation) => {
  if (situation.date) return String(yearOf(situation.date) || "");
  const open = (text) => /^\[\.\.|\.\.\]$/.test(text ?? "");
  const begin = open(situation.begin) ? "" : String(yearOf(situation.begin) || ""), end = open(situation.end) ? "" : String(yearOf(situation.end) || "");
  if (begin && end) return begin === end ? begin : `${begin}–${end}`;
  if (begin) return `since ${begin}`;
  if (end) return `until ${end}`;
  const known = [situation.begin, situation.end].map(yearOf).find(Boolean);
  return known ? `as of ${known}` : "";
};
// three ways of not knowing an end: nothing is told, told to go on (from a known begin), told to hold on some day
const endingOf = (situation) => (situation.endMax ? "over" : !situation.endMin ? "unknown" : situation.beginMin ? "open" : "ongoing");
const periodOf = (situation) => {
  if (situation.date) return inWords(situation.date);
  const begin = situation.begin && `from ${inWords(situation.begin, "begin")}`, ending = endingOf(situation);
  const end = situation.end && { over: `until ${inWords(situation.end, "end")}`, open: `no end by ${plainDate(situation.endMin)}`, ongoing: `still so on ${plainDate(situation.endMin)}` }[ending];
  return [begin, end || (begin && !end && "end unknown")].filter(Boolean).join(", ");
};
const day = (text) => (text ? Date.parse(text) / 864e5 : null);
const firstDay = (situation) => situation.dateMin ?? situation.beginMin ?? situation.beginMax ?? situation.dateMax ?? situation.endMin ?? situation.endMax ?? "";
const yearsOf = (situation) => {
  // an open side is open: what may still hold in a year is not left out of it
  const cls = classOf(situation);
  const low = cls.event ? situation.dateMin : situation.beginMin ?? null, high = cls.event ? situation.dateMax : situation.endMax ?? null;
  if (!firstDay(situation)) return null;
  return [low ? yearOf(low) : -Infinity, high ? yearOf(high) : Infinity];
};
const allYears = data.situations.flatMap((situation) => [situation.dateMin, situation.dateMax, situation.beginMax, situation.endMin]).filter(Boolean).map(yearOf);
let FIRST = 2000, LAST = 2030;
if (data.served) [FIRST, LAST] = data.served.years;
else if (allYears.length) { FIRST = allYears.reduce((a, b) => Math.min(a, b)); LAST = allYears.reduce((a, b) => Math.max(a, b)); }
