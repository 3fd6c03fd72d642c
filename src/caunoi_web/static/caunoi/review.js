// The review, live: words light up with their proposal and the other way round, and keys decide.
// Without this file every row and every mark is a plain link, and every button a plain form.
"use strict";

(() => {
  const review = document.querySelector(".review");
  if (!review) return;

  const WRITING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
  const wide = window.matchMedia("(min-width: 62rem)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const panel = () => document.getElementById("panel");
  const paper = () => document.getElementById("paper");
  const source = () => paper().querySelector(".source");
  const settled = new Set();

  review.classList.add("live");

  function marksOf(owner) {
    return source().querySelectorAll(`[data-owners~="${owner}"]`);
  }

  function intoView(element, within, share = 0.25) {
    if (!element) return;
    const box = within.getBoundingClientRect();
    const place = element.getBoundingClientRect();
    if (place.top >= box.top + 8 && place.bottom <= box.bottom - 8) return;
    const top = within.scrollTop + place.top - box.top - box.height * share;
    within.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  }

  function markChosen() {
    const chosen = panel().dataset.chosen;
    for (const mark of source().querySelectorAll(".m-chosen")) mark.classList.remove("m-chosen");
    if (!chosen) return;
    const marks = marksOf(chosen);
    for (const mark of marks) mark.classList.add("m-chosen");
    if (wide.matches) intoView(marks[0], paper());
  }

  function markSettled() {
    for (const row of panel().querySelectorAll("[data-state]")) {
      if (row.dataset.state === "waiting") settled.delete(row.dataset.id);
      else settled.add(row.dataset.id);
    }
    for (const mark of source().querySelectorAll("[data-owners]")) {
      const owners = mark.dataset.owners.split(" ").filter(Boolean);
      const known = owners.filter((owner) => document.getElementById(`p-${owner}`));
      if (known.length) mark.classList.toggle("m-settled", owners.every((owner) => settled.has(owner)));
    }
  }

  async function followPart() {
    const wanted = panel().dataset.part;
    if (wanted === paper().dataset.part) return;
    await htmx.ajax("GET", `${review.dataset.paper}?p=${panel().dataset.chosen}`, { target: "#paper", swap: "outerHTML" });
  }

  async function afterSwap() {
    await followPart();
    markSettled();
    markChosen();
    showLive();
    const open = document.getElementById("card");
    const first = panel().querySelector(".wrong input, .wrong select, .wrong textarea");
    if (first) first.focus();
    else if (open) {
      open.focus({ preventScroll: true });
      if (wide.matches) intoView(open, panel(), 0.02);
      else open.scrollIntoView({ block: "nearest" });
    }
  }

  // A field of the card shows where it was read.
  function showField(target) {
    for (const mark of source().querySelectorAll(".m-here")) mark.classList.remove("m-here");
    const field = target?.closest?.("[data-field]");
    if (!field || !panel().contains(field)) return;
    const marks = source().querySelectorAll(`[data-fields~="${CSS.escape(field.dataset.field)}"]`);
    for (const mark of marks) mark.classList.add("m-here");
    if (wide.matches) intoView(marks[0], paper());
  }

  document.addEventListener("mouseover", (event) => showField(event.target));
  document.addEventListener("focusin", (event) => showField(event.target));

  // A click on marked words opens their proposal: the narrowest finding there.
  function sizeOf(owner) {
    let size = 0;
    for (const mark of marksOf(owner)) size += mark.textContent.length;
    return size;
  }

  function open(owner) {
    const link = document.querySelector(`#p-${CSS.escape(owner)} > .row-link`);
    if (link) link.click();
    else if (panel().dataset.chosen === owner) markChosen();
    else {
      const address = new URL(window.location.href);
      address.searchParams.set("p", owner);
      htmx.ajax("GET", address.pathname + address.search, { target: "#panel", swap: "outerHTML" });
    }
  }

  paper().parentElement.addEventListener("click", (event) => {
    const words = event.target.closest(".source [data-owners], .source .pin");
    if (!words || window.getSelection()?.toString()) return;
    const owners = words.matches(".pin") ? [words.id.slice(2)] : words.dataset.owners.split(" ").filter(Boolean);
    if (!owners.length) return;
    event.preventDefault();
    open(owners.sort((one, other) => sizeOf(one) - sizeOf(other))[0]);
  });

  // Keys. They can be switched off, for people whose tools send letters of their own.
  const KEYS_OFF = "caunoi-review-keys-off";

  function showLive() {
    for (const hidden of panel().querySelectorAll(".only-live")) hidden.hidden = false;
    const box = document.getElementById("keys-on");
    if (box) box.checked = localStorage.getItem(KEYS_OFF) === null;
  }

  document.addEventListener("change", (event) => {
    if (event.target.id !== "keys-on") return;
    if (event.target.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  });

  function step(by) {
    const rows = [...panel().querySelectorAll(".rows > li")].filter((row) => row.getClientRects().length);
    const place = rows.findIndex((row) => row.classList.contains("open"));
    const row = rows[place < 0 ? 0 : place + by];
    row?.querySelector(".row-link")?.click();
  }

  function press(key) {
    const button = panel().querySelector(`[data-key="${key}"]`);
    if (!button) return false;
    button.click();
    if (key === "r") document.getElementById("reject-reason").focus();
    return true;
  }

  const ACTS = {
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    a: () => press("a"),
    e: () => press("e"),
    x: () => press("x"),
    r: () => press("r"),
    u: () => press("u"),
    Escape: () => press("Escape"),
    "?": () => {
      const keys = document.getElementById("keys");
      keys.open = !keys.open;
      if (keys.open) keys.querySelector("summary").focus();
    },
  };

  function isElsewhere(event) {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
    if (event.key === "Escape") return !panel().contains(target) && target !== document.body;
    if (target.closest(WRITING)) return true;
    const isArrow = event.key.startsWith("Arrow");
    return isArrow && Boolean(target.closest("input, .source, .source-table"));
  }

  // While the next card is on its way a key would meet the old one: it is dropped, so that nobody
  // accepts what they have not seen.
  const isBusy = () => review.getAttribute("aria-busy") === "true";

  document.addEventListener("keydown", (event) => {
    if (localStorage.getItem(KEYS_OFF) !== null || isElsewhere(event)) return;
    if (isBusy() && (event.key in ACTS || event.key === "Enter")) {
      event.preventDefault();
      return;
    }
    const isOnCard = event.target === document.body || event.target.id === "card" || event.target.id === "main";
    const isEnterInCard = event.target.type === "radio" && event.target.closest("#card");
    if (event.key === "Enter" && (isOnCard || isEnterInCard)) {
      event.preventDefault();
      press("a");
      return;
    }
    const act = ACTS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  const isPanel = (event) => event.detail.target?.id === "panel" || event.detail.elt?.id === "panel";
  const beIdle = () => review.removeAttribute("aria-busy");

  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (isPanel(event)) review.setAttribute("aria-busy", "true");
  });
  // A refusal of the whole request goes to the messages instead, and the panel stays.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (isPanel(event)) afterSwap().finally(beIdle);
    else if (event.detail.target?.id !== "paper") beIdle();
  });
  for (const end of ["htmx:sendError", "htmx:timeout", "htmx:sendAbort"]) {
    document.body.addEventListener(end, beIdle);
  }

  showLive();
  markSettled();
  markChosen();
  if (wide.matches) intoView(document.getElementById("card"), panel(), 0.02);
  const isAboutCard = !window.location.hash || window.location.hash === `#p-${panel().dataset.chosen}`;
  if (isAboutCard && document.activeElement === document.body) {
    document.getElementById("card")?.focus({ preventScroll: true });
  }
})();
