// Elements are made here and nowhere else: text goes in as text, so nothing in an article can become markup.
const $ = (id) => document.getElementById(id);
const fill = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== "" && child !== false));
  return node;
};
const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
const push = (map, key, value) => { const list = map.get(key); if (list) list.push(value); else map.set(key, [value]); };
const plural = (count, one, many = one + "s") => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
const byText = new Intl.Collator("en").compare;
const short = (text, most) => (text.length > most ? text.slice(0, most - 1).replace(/[\s,;:]+\S*$/, "") + "…" : text);
const parsed = (url) => { try { return new URL(url); } catch { return null; } };
const safe = (url) => /^https?:\/\//i.test(url ?? "") && parsed(url) !== null;
const outward = (url, text) => (safe(url) ? el("a", { href: url, title: url, rel: "noreferrer noopener" }, text) : el("span", {}, text));
// One tab stop for many things: arrows move inside, the last one visited keeps the stop.
const roving = (container, pick) => {
  const items = () => [...container.querySelectorAll(pick)];
  const settle = () => { const all = items(); if (all.length && !all.some((item) => item.tabIndex === 0)) all[0].tabIndex = 0; };
  const move = (from, step) => {
    const all = items(), at = all.indexOf(from);
    const next = all[step === "first" ? 0 : step === "last" ? all.length - 1 : Math.min(all.length - 1, Math.max(0, at + step))];
    if (!next) return false;
    for (const item of all) item.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    return next !== from;
  };
  container.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: "first", End: "last" }[event.key];
    const from = event.target.closest(pick);
    if (step === undefined || !from || event.altKey || event.ctrlKey || event.metaKey) return;
    if (move(from, step) || step !== -1) event.preventDefault();
    if (event.defaultPrevented) event.stopPropagation();
  });
  return { settle, enter: () => move(null, "first") || document.activeElement?.closest(pick) !== null };
};
const grouped = (pairs) => { const groups = new Map(); for (const pair of pairs) push(groups, pair[0], pair); return groups; };
