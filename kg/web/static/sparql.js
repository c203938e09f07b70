"use strict";
// The editor of /sparql and the table of an answer. Without JavaScript the form gives the answer as a file.
(async () => {
  const SHOWN = 1000, OFFERED = 80;
  const $ = (id) => document.getElementById(id);
  const el = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const form = $("sparql"), field = form.elements.query;
  const terms = await (await fetch("/api/v1/terms")).json();

  // Completion knows this graph's own terms and no others: those that begin with what is typed, then those that hold it.
  const told = (term) => `${term.name} ${term.label ?? ""}`.toLowerCase();
  const fitting = (offered, typed) => {
    const words = typed.trim().toLowerCase(), begins = (term) => term.name.toLowerCase().startsWith(words) || told(term).includes(`:${words}`);
    return offered.filter((term) => told(term).includes(words)).sort((a, b) => begins(b) - begins(a)).slice(0, OFFERED).map((term) => term.name);
  };
  const labels = new Map([...terms.classes, ...terms.properties].map((term) => [term.name, term.label ?? ""]));
  const named = (node, hint) => node.append(hint.text.trim(), el("small", {}, labels.get(hint.text.trim()) ?? ""));
  const completer = (place, offered) => Yasqe.registerAutocompleter({
    name: `kg-${place}`,
    bulk: false,
    isValidCompletionPosition: Yasqe.Autocompleters[place].isValidCompletionPosition,
    get: (_, token) => fitting(offered, token.string),
    postProcessSuggestion: (_, token, name) => (token.string.trim() ? "" : token.string) + name,
    postprocessHints: (_, hints) => hints.map((hint) => ({ ...hint, render: (node, __, one) => named(node, one) })),
  });
  const prefixes = Object.entries(terms.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`).sort();
  Yasqe.defaults.autocompleters = ["variables"];
  Yasqe.forkAutocompleter("prefixes", { name: "kg-prefixes", persistenceId: null, get: () => prefixes });
  completer("class", terms.classes);
  completer("property", terms.properties);

  const text = field.value;
  field.remove();
  const editor = new Yasqe($("editor"), {
    value: text, persistenceId: null, consumeShareLink: null, createShareableLink: null, showQueryButton: false, resizeable: false, editorHeight: "auto", viewportMargin: Infinity,
    screenReaderLabel: "Query", requestConfig: { endpoint: "/sparql" }, extraKeys: { "Ctrl-Enter": () => run(), "Cmd-Enter": () => run(), Tab: false, "Shift-Tab": false },
  });
  // A text that is taken elsewhere needs its prefixes: those that are used are declared, once.
  const declared = editor.getPrefixesFromQuery(), code = text.replace(/#.*$|<[^>]*>|"[^"]*"/gm, "");
  const used = Object.entries(terms.prefixes).filter(([prefix]) => !(prefix in declared) && new RegExp(`(?<![\\w.-])${prefix}:`).test(code));
  if (used.length) editor.addPrefixes(Object.fromEntries(used));
  form.addEventListener("formdata", (event) => event.formData.set("query", editor.getValue()));

  const link = () => `/sparql?${new URLSearchParams({ format: "html", query: editor.getValue() })}`;
  const short = (iri) => {
    const [prefix, stem] = Object.entries(terms.prefixes).filter(([, one]) => iri.startsWith(one)).sort((a, b) => b[1].length - a[1].length)[0] ?? [];
    return prefix === undefined ? iri : `${prefix}:${iri.slice(stem.length)}`;
  };
  const cell = (term) => {
    if (!term) return "";
    if (term.type === "bnode") return `_:${term.value}`;
    if (term.type !== "uri") return el("span", term["xml:lang"] ? { lang: term["xml:lang"] } : {}, term.value);
    if (term.value.startsWith(terms.base)) return el("a", { href: `/${term.value.slice(terms.base.length)}` }, short(term.value));
    return /^https?:/.test(term.value) ? el("a", { href: term.value, rel: "noreferrer noopener" }, short(term.value)) : term.value;
  };
  const table = ({ head, results }) => {
    const rows = results.bindings.slice(0, SHOWN).map((row) => el("tr", {}, ...head.vars.map((name) => el("td", {}, cell(row[name])))));
    const heads = el("tr", {}, ...head.vars.map((name) => el("th", { scope: "col" }, name)));
    return el("div", { class: "wide", tabindex: "0", role: "group", "aria-label": "Rows" }, el("table", {}, el("thead", {}, heads), el("tbody", {}, ...rows)));
  };
  const counted = (count) => (count === 1 ? "1 row" : count > SHOWN ? `${SHOWN.toLocaleString("en-GB")} of ${count.toLocaleString("en-GB")} rows; download has them all` : `${count.toLocaleString("en-GB")} rows`);
  const show = (kind, body, seconds) => {
    const said = (words) => el("p", { class: "soft", role: "status" }, `${words} · ${seconds.toFixed(2)} s`);
    if (!kind.includes("json")) return $("answer").replaceChildren(said("a graph"), el("pre", { tabindex: "0" }, body));
    const answer = JSON.parse(body);
    if ("boolean" in answer) return $("answer").replaceChildren(said("the answer"), el("p", { class: "lead" }, answer.boolean ? "yes" : "no"));
    return $("answer").replaceChildren(said(counted(answer.results.bindings.length)), ...(answer.results.bindings.length ? [table(answer)] : []));
  };
  // What went wrong, with a way to the place in the text where it did.
  const trouble = ({ code, message, remedy, line, column }) => {
    const box = el("div", {}, el("p", {}, el("strong", {}, code ?? ""), ` ${message}`), ...(remedy ? [el("p", { class: "who" }, remedy)] : []));
    if (line) {
      const there = el("button", { type: "button" }, `Go to line ${line}${column ? `, column ${column}` : ""}`);
      there.addEventListener("click", () => { editor.setCursor({ line: line - 1, ch: (column ?? 1) - 1 }); editor.focus(); });
      box.append(there);
      editor.addLineClass(line - 1, "background", "failed");
    }
    $("trouble").replaceChildren(box);
  };
  let asked = null;
  const run = async () => {
    if (asked) { asked.abort(); return; }
    asked = new AbortController();
    editor.eachLine((line) => { editor.removeLineClass(line, "background", "failed"); });
    $("run").textContent = "Stop";
    $("trouble").replaceChildren();
    $("answer").replaceChildren();
    history.replaceState(null, "", link());
    const began = performance.now();
    try {
      const reply = await fetch("/sparql", { method: "POST", body: new URLSearchParams({ query: editor.getValue() }), signal: asked.signal, headers: { accept: "application/sparql-results+json, text/turtle;q=0.9" } });
      const body = await reply.text();
      if (reply.ok) show(reply.headers.get("content-type"), body, (performance.now() - began) / 1000);
      else trouble(JSON.parse(body));
    } catch (error) {
      if (error.name !== "AbortError") trouble({ message: `The server did not answer: ${error.message}` });
    } finally {
      asked = null;
      $("run").textContent = "Run";
    }
  };
  $("run").addEventListener("click", run);
  $("share").addEventListener("click", async () => {
    history.replaceState(null, "", link());
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    $("share").textContent = "The address of this page is the link";
  });
  for (const id of ["run", "share", "keys"]) $(id).hidden = false;
  document.documentElement.dataset.ready = "1";
})();
