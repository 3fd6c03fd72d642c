// Small comforts on top of pages that work without them.
"use strict";

const TYPES_TEXT = "input, textarea, select, [contenteditable]";

function visible(element) {
  return element.getClientRects().length > 0;
}

// "/" goes to the search box, unless somebody is writing; Ctrl+K goes there always.
function asksForSearch(event) {
  if (event.altKey) return false;
  if (event.key.toLowerCase() === "k") return event.ctrlKey || event.metaKey;
  return event.key === "/" && !event.ctrlKey && !event.metaKey && !event.target.closest(TYPES_TEXT);
}

document.addEventListener("keydown", (event) => {
  if (!asksForSearch(event)) return;
  const box = [...document.querySelectorAll("[data-search]")].find(visible);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Menus of the header close on Escape and on a click elsewhere.
function closeMenus(except) {
  for (const menu of document.querySelectorAll(".top details[open]")) {
    if (!except || !menu.contains(except)) menu.open = false;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.activeElement.closest(".top details[open]");
  closeMenus();
  if (open) open.querySelector("summary").focus();
});

document.addEventListener("click", (event) => closeMenus(event.target));

// A page that the browser shows again from memory has its menus closed.
window.addEventListener("pageshow", () => closeMenus());
