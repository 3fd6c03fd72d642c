// A file dropped anywhere on the page goes into the input of the [data-drop] place; data-drop="send" sends
// the form at once. Without this file it is chosen as usual.
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
    const taken = new DataTransfer();
    const most = input.multiple ? event.dataTransfer.files.length : 1;
    for (const file of [...event.dataTransfer.files].slice(0, most)) taken.items.add(file);
    input.files = taken.files;
    if (place.dataset.drop === "send") place.requestSubmit();
    else input.focus();
  });
})();
