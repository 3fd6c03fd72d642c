// A file dropped anywhere on the page is put into the form; without this file the button does the same.
"use strict";

(() => {
  const form = document.querySelector("form[data-attach]");
  const input = form?.querySelector("input[type=file]");
  if (!input) return;

  form.querySelector("[data-drop-hint]").hidden = false;
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
    const one = new DataTransfer();
    if (event.dataTransfer.files[0]) one.items.add(event.dataTransfer.files[0]);
    input.files = one.files;
    input.focus();
  });
})();
