// Keys, selections and the margin. Everything here can be done without it by links and forms, but keys.
"use strict";

// ---- Keys -------------------------------------------------------------------------------------------------------
// A key on any layout: what it types if that is ASCII, else the letter on its key (ф, ش and an AZERTY a all mean a).
function typed(event) {
  let key = event.key;
  if (key.length === 1 && key.charCodeAt(0) > 126) {
    const letter = /^Key([A-Z])$/.exec(event.code);
    const digit = /^Digit([0-9])$/.exec(event.code);
    if (letter) key = event.shiftKey ? letter[1] : letter[1].toLowerCase();
    else if (digit && !event.shiftKey) key = digit[1];
    else key = { Slash: event.shiftKey ? "?" : "/", Period: ".", Minus: "-", Equal: "+" }[event.code] || key;
  }
  if (key.length > 1) {
    if (event.shiftKey) key = "Shift+" + key;
    if (event.altKey) key = "Alt+" + key;
  }
  return key;
}

function writing(target) {
  return target instanceof HTMLElement && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
}

let bindings = {};
fetch("/static/keys.json").then((answer) => answer.json()).then((found) => { bindings = found; });

function scopes() {
  const inner = [...document.querySelectorAll("[data-scope]")].map((one) => one.dataset.scope);
  return [...inner, document.body.dataset.page, "everywhere"];
}

function actionOf(key) {
  for (const scope of scopes()) {
    const found = (bindings[scope] || []).find((one) => one.key === key);
    if (found) return found.action;
  }
  return null;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
  const key = typed(event);
  if (event.altKey && !key.startsWith("Alt+Shift+")) return;
  if (writing(event.target)) {
    if (key === "Escape") event.target.blur();
    return;
  }
  if (key === "Enter" && event.target.closest("a, button, summary")) return;
  if (key === " " && event.target.closest("button, summary")) return;
  const action = actionOf(key);
  if (action && perform(action)) event.preventDefault();
});

// ---- Actions ----------------------------------------------------------------------------------------------------
function announce(text) {
  const said = document.getElementById("said");
  if (said) said.textContent = text;
}

function element(action) {
  return document.querySelector(`[data-action="${action}"]`);
}

// An action is a function of this page, or an element that carries its name and is clicked, opened or gone to.
function perform(action) {
  const own = actions[action] || (actions[action.replace(/-?\d+$/, "")] && (() => actions[action.replace(/-?\d+$/, "")](action)));
  if (own) return own(action) !== false;
  const found = element(action);
  if (!found) return false;
  if (found instanceof HTMLDetailsElement) {
    found.open = !found.open;
    if (found.open) (found.querySelector("input:not([type=hidden]), summary") || found).focus();
  } else if (found.matches("input, textarea")) {
    opened(found);
    found.focus();
    found.select();
  } else if (found.matches("section")) {
    found.scrollIntoView();
    found.focus();
  } else {
    found.click();
  }
  return true;
}

function opened(inside) {
  const around = inside.closest("details");
  if (around) around.open = true;
}

const actions = {
  keys: () => showKeys(),
  leave: () => leave(),
  next: () => document.body.dataset.page === "review" ? click("next") : row(1),
  previous: () => document.body.dataset.page === "review" ? click("previous") : row(-1),
  open: () => { const link = here() && here().querySelector("[data-open]"); if (link) link.click(); return Boolean(link); },
  select: () => { const at = here(); if (at) at.classList.toggle("picked"); return Boolean(at); },
  export: () => exportPicked(),
  "copy-link": () => copy(linkOf()),
  "next-mark": () => mark(1),
  "previous-mark": () => mark(-1),
  "toggle-marks": () => toggleMarks(),
  larger: () => resize(0.1),
  smaller: () => resize(-0.1),
  act: (action) => chooseAct(action),
  "stop-right": () => edge("stop", "right"),
  "stop-left": () => edge("stop", "left"),
  "start-right": () => edge("start", "right"),
  "start-left": () => edge("start", "left"),
  "point-right": () => point(1),
  "point-left": () => point(-1),
  "point-first": () => point("first"),
  "point-last": () => point("last"),
  "copy-source": () => copySource(),
  "find-others": () => findOthers(),
};

function click(action) {
  const found = element(action);
  if (found) found.click();
  return Boolean(found);
}

function leave() {
  const dialog = document.getElementById("keys");
  if (dialog.open) { dialog.close(); return; }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  document.querySelectorAll(".at").forEach((one) => one.classList.remove("at"));
}

async function showKeys() {
  const dialog = document.getElementById("keys");
  if (dialog.open) { dialog.close(); return; }
  const answer = await fetch("/keys");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const wanted = new Set(scopes());
  const shown = [...page.querySelectorAll("[data-keys]")].filter((one) => wanted.has(one.dataset.keys));
  dialog.replaceChildren(...shown.map((one) => document.importNode(one, true)));
  dialog.showModal();
}

// ---- Lists ------------------------------------------------------------------------------------------------------
function here() {
  return document.querySelector("[data-row].at");
}

function row(by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length) return false;
  const at = rows.indexOf(here());
  const next = rows[Math.min(Math.max(at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by, 0), rows.length - 1)];
  rows.forEach((one) => one.classList.remove("at"));
  next.classList.add("at");
  next.scrollIntoView({ block: "nearest" });
  const link = next.querySelector("[data-open]");
  if (link) link.focus({ preventScroll: true });
  return true;
}

function exportPicked() {
  const link = element("export");
  if (!link) return false;
  const ids = [...document.querySelectorAll(".picked[id^='e-']")].map((one) => one.id.slice(2));
  const address = new URL(link.href);
  if (ids.length) address.searchParams.set("ids", ids.join(","));
  location.assign(address);
  return true;
}

function linkOf() {
  const at = here();
  const link = at && at.querySelector("[data-open]");
  return link ? link.href : location.href;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce("✓ " + text);
  } catch {
    announce(text);
  }
}

// ---- Article ----------------------------------------------------------------------------------------------------
function anchors() {
  return [...document.querySelectorAll(".body mark[id^='s-']")];
}

function mark(by) {
  const marks = anchors();
  if (!marks.length) return false;
  const at = marks.indexOf(document.activeElement.closest("mark") || document.querySelector("mark.chosen"));
  const next = marks[(at + by + marks.length) % marks.length];
  next.focus();
  next.scrollIntoView({ block: "center" });
  return true;
}

function toggleMarks() {
  const body = document.querySelector(".body");
  if (!body) return false;
  const hidden = body.classList.toggle("unmarked");
  const button = element("toggle-marks");
  if (button) button.setAttribute("aria-pressed", String(!hidden));
  return true;
}

function resize(by) {
  const root = document.documentElement;
  const now = Number(getComputedStyle(root).getPropertyValue("--size")) || 1;
  root.style.setProperty("--size", Math.min(Math.max(now + by, 0.7), 2.5).toFixed(1));
  align();
  return true;
}

// The numbers in the margin stand beside the line on which their statement begins; none covers another.
function align() {
  for (const margin of document.querySelectorAll(".body .margin")) {
    let free = 0;
    const top = margin.getBoundingClientRect().top;
    for (const note of margin.children) {
      note.style.marginBlockStart = "";
      const begun = document.getElementById("s-" + note.dataset.note);
      if (!begun || !begun.getClientRects().length) continue;
      const wanted = begun.getClientRects()[0].top - top;
      const gap = Math.max(0, wanted - free);
      note.style.marginBlockStart = gap + "px";
      free += gap + note.getBoundingClientRect().height;
    }
  }
}

function light(ids, on) {
  for (const id of ids) {
    document.querySelectorAll(`mark[data-ids~="${id}"], [data-note="${id}"]`).forEach((one) => one.classList.toggle("lit", on));
  }
}

function idsOf(target) {
  const found = target instanceof Element && target.closest("mark[data-ids], [data-note]");
  if (!found) return [];
  return found.dataset.ids ? found.dataset.ids.split(" ") : [found.dataset.note];
}

for (const [begun, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(begun, (event) => light(idsOf(event.target), on));
}

// A mark of several statements goes through them, one at each click.
let turn = 0;
async function choose(ids) {
  turn = ids.length > 1 ? (turn + 1) % ids.length : 0;
  const id = ids[turn];
  const address = new URL(location.href);
  address.searchParams.set("s", id);
  address.hash = "s-" + id;
  const answer = await fetch(address.pathname + address.search);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("panel").replaceChildren(...document.importNode(page.getElementById("panel"), true).childNodes);
  document.querySelectorAll("mark.chosen").forEach((one) => one.classList.remove("chosen"));
  document.querySelectorAll(`mark[data-ids~="${id}"]`).forEach((one) => one.classList.add("chosen"));
  history.replaceState(null, "", address);
}

document.addEventListener("click", (event) => {
  const action = event.target.closest("button[data-action]");
  if (action && actions[action.dataset.action] && action.type === "button") perform(action.dataset.action);
  if (document.body.dataset.page !== "article" || !getSelection().isCollapsed) return;
  const link = event.target.closest("[data-select]");
  if (link) { event.preventDefault(); choose([link.dataset.select]); return; }
  const ids = event.target.closest("mark[data-ids]") ? idsOf(event.target) : [];
  if (ids.length) choose(ids);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches && event.target.matches("mark[data-ids]")) choose(idsOf(event.target));
});

// ---- Selection --------------------------------------------------------------------------------------------------
// The server counts: it gets the segment's own number, the text before the selection in it, and the selected text.
let selected = null;
function part(segment, range) {
  const found = document.createRange();
  found.selectNodeContents(segment);
  if (segment.contains(range.startContainer)) found.setStart(range.startContainer, range.startOffset);
  if (segment.contains(range.endContainer)) found.setEnd(range.endContainer, range.endOffset);
  return found.toString();
}

async function resolve() {
  const bar = document.getElementById("selection");
  const article = document.querySelector("[data-article]");
  if (!bar || !article) return;
  const now = getSelection();
  const range = now.rangeCount && !now.isCollapsed ? now.getRangeAt(0) : null;
  const segments = range ? [...document.querySelectorAll(".body [data-at]")].filter((one) => range.intersectsNode(one)) : [];
  const words = segments.map((one) => part(one, range)).join("");
  if (!words.trim()) { bar.hidden = true; selected = null; return; }
  const first = segments[0];
  const before = document.createRange();
  before.selectNodeContents(first);
  if (first.contains(range.startContainer)) before.setEnd(range.startContainer, range.startOffset);
  else before.collapse(true);
  const sent = { segment: Number(first.dataset.at), before: before.toString(), selected: words };
  const answer = await fetch(`/d/${article.dataset.article}/select`, {
    method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(sent),
  });
  if (!answer.ok) { bar.hidden = true; return; }
  selected = await answer.json();
  bar.dataset.start = selected.start;
  bar.dataset.stop = selected.stop;
  bar.querySelector("span").textContent = `«${selected.exact.slice(0, 60)}»`;
  bar.hidden = false;
}
document.addEventListener("mouseup", () => setTimeout(resolve, 0));
document.addEventListener("keyup", (event) => { if (event.shiftKey && document.body.dataset.page === "article") resolve(); });

function copySource() {
  if (!selected) return false;
  const source = document.querySelector(".kicker");
  copy(`«${selected.exact}» — ${source ? source.textContent.trim().replace(/\s+/g, " ") : ""} ${location.href}`);
  return true;
}

function findOthers() {
  if (!selected) return false;
  location.assign("/?q=" + encodeURIComponent(`"${selected.exact.replace(/["“”«»]/g, " ").trim()}"`));
  return true;
}

// ---- Review -----------------------------------------------------------------------------------------------------
function chooseAct(action) {
  const option = document.querySelector(`option[data-action="${action}"]`);
  if (!option) return false;
  opened(option);
  option.selected = true;
  option.closest("form").querySelector(".save").click();
  return true;
}

// An arrow moves an edge the way it points: in a text from right to left, left is forward.
function edge(which, way) {
  const text = document.querySelector(".context");
  if (!text) return false;
  const forward = (way === "right") === (getComputedStyle(text).direction === "ltr");
  const link = document.querySelector(`[data-edge="${which}_${forward ? "forward" : "back"}"]`);
  if (link) link.click();
  return Boolean(link);
}

// ---- Timeline ---------------------------------------------------------------------------------------------------
// Points are walked as they are seen, whichever way time runs.
function point(by) {
  const points = [...document.querySelectorAll("svg [data-point]")]
    .sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left);
  if (!points.length) return false;
  const rtl = document.documentElement.dir === "rtl";
  const at = points.indexOf(document.activeElement);
  let next;
  if (by === "first" || by === "last") next = (by === "first") === rtl ? points.length - 1 : 0;
  else next = Math.min(Math.max(at < 0 ? 0 : at + by, 0), points.length - 1);
  points[next].focus();
  return true;
}

// ---- Beginning --------------------------------------------------------------------------------------------------
document.documentElement.classList.add("scripted");
addEventListener("load", align);
addEventListener("resize", align);
if (document.fonts) document.fonts.ready.then(align);
document.addEventListener("htmx:afterSettle", () => {
  const said = document.getElementById("said");
  if (said && document.body.dataset.page === "review") document.title = document.querySelector(".question, .empty p")?.textContent || document.title;
});
