// Proof of an activity: drop a file anywhere on the page. Without this file it is chosen as usual.
"use strict";

(() => {
  const place = document.querySelector("[data-drop]");
  const input = place?.querySelector("input[type=file]");
  if (!input) return;
  for (const hint of place.querySelectorAll(".only-live")) hint.hidden = false;

  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    document.body.classList.remove("dropping");
    input.files = event.dataTransfer.files;
    if (place.dataset.drop === "send") place.requestSubmit();
  });
})();
