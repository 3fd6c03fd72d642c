// On narrow screens the filters begin folded, so that the list comes first.
"use strict";

function foldFilters(root) {
  if (!window.matchMedia("(max-width: 60rem)").matches) return;
  for (const panel of root.querySelectorAll("details[data-folds]")) panel.open = false;
}

foldFilters(document);
document.addEventListener("htmx:afterSwap", (event) => foldFilters(event.target));
// the filters come later by themselves where counting is slow
document.addEventListener("htmx:oobAfterSwap", (event) => foldFilters(event.target.parentElement ?? document));
