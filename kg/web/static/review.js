"use strict";
// Keys of the review pages: each is a control with data-key, which is pressed, opened or given the focus. The pages work without it.
(() => {
  const NAMES = { " ": "space", Backspace: "backspace" };
  const TEXT = "textarea, select, input:not([type=radio]):not([type=checkbox])";
  const OWN_SPACE = "button, a, summary, input";
  const CHOICE = "kg-review-keys";
  const toggle = document.getElementById("keys-on");
  let sent = false;

  const off = () => localStorage.getItem(CHOICE) === "off";
  if (toggle) {
    toggle.checked = !off();
    toggle.addEventListener("change", () => localStorage.setItem(CHOICE, toggle.checked ? "on" : "off"));
  }
  document.addEventListener("submit", () => { sent = true; });
  window.addEventListener("pageshow", () => { sent = false; });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
    if (event.target.closest(TEXT)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (off() || sent || (event.key === " " && event.target.closest(OWN_SPACE))) return;
    const name = NAMES[event.key] || event.key;
    const control = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === name && !one.disabled);
    if (!control) return;
    event.preventDefault();
    if (control.matches(TEXT)) control.focus();
    else control.click();
  });
})();
