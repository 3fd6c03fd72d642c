// Proposed promises by keys: a accepts, e changes, x rejects, j and k move. Without this file: the buttons.
"use strict";

(() => {
  const cards = [...document.querySelectorAll("[data-proposal]")];
  if (!cards.length) return;
  let at = 0;

  function show(place) {
    cards[at].removeAttribute("aria-current");
    at = Math.min(Math.max(place, 0), cards.length - 1);
    cards[at].setAttribute("aria-current", "true");
    cards[at].focus();
  }

  document.addEventListener("focusin", (event) => {
    const card = event.target.closest("[data-proposal]");
    if (!card || card === cards[at]) return;
    cards[at].removeAttribute("aria-current");
    at = cards.indexOf(card);
    card.setAttribute("aria-current", "true");
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "j" || event.key === "ArrowDown") show(at + 1);
    else if (event.key === "k" || event.key === "ArrowUp") show(at - 1);
    else {
      const key = event.key === "Enter" && !event.target.closest("a, button") ? "a" : event.key;
      const button = cards[at].querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (!button) return;
      button.click();
    }
    event.preventDefault();
  });

  show(0);
})();
