// The palette below the search box: shown while one types, walked with the arrow keys, left with Escape.
"use strict";

function paletteOf(element) {
  const form = element.closest("[data-palette]");
  return form && { box: form.querySelector("[data-search]"), sheet: form.querySelector(".palette") };
}

function closePalettes(except) {
  for (const sheet of document.querySelectorAll(".palette")) {
    if (!except || !sheet.closest("[data-palette]").contains(except)) sheet.hidden = true;
  }
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (!event.target.classList.contains("palette")) return;
  const palette = paletteOf(event.target);
  palette.sheet.hidden = document.activeElement !== palette.box && !palette.sheet.contains(document.activeElement);
});

document.addEventListener("keydown", (event) => {
  const palette = paletteOf(event.target);
  if (!palette || palette.sheet.hidden) return;
  if (event.key === "Escape") {
    event.preventDefault(); // the browser would empty the box
    palette.box.focus();
    palette.sheet.hidden = true;
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [palette.box, ...palette.sheet.querySelectorAll("[data-offer]")];
  const step = event.key === "ArrowDown" ? 1 : -1;
  const next = stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length];
  event.preventDefault();
  next.focus();
});

document.addEventListener("focusin", (event) => closePalettes(event.target));
document.addEventListener("click", (event) => closePalettes(event.target));
