// Adding documents: drop files and folders anywhere, send them in small lots, show how far it is.
// Without this file the plain form does the same in one request.
"use strict";

(() => {
  const form = document.getElementById("upload");
  if (!form) return;

  const LOT_FILES = 20;
  const LOT_BYTES = 60 * 1024 * 1024;
  const words = form.dataset;
  const input = form.querySelector("input[type=file][name=files]");
  const folder = document.getElementById("folder");
  const sending = document.getElementById("sending");
  const bar = document.getElementById("sending-bar");
  const line = document.getElementById("sending-words");
  const refused = document.getElementById("refused");
  const receipts = document.getElementById("receipts");
  let isBusy = false;

  form.querySelector(".only-live").hidden = false;

  function say(template, values = {}) {
    line.textContent = template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  function refuse(text) {
    const item = document.createElement("li");
    item.className = "refused";
    item.textContent = text;
    refused.append(item);
  }

  function fitting(files) {
    return files.filter((file) => {
      if (file.size <= Number(words.mostBytes)) return true;
      refuse(`“${file.name}” ${words.tooLarge}`);
      return false;
    });
  }

  function lotsOf(files) {
    const lots = [];
    let lot = [];
    let bytes = 0;
    for (const file of files) {
      if (lot.length && (lot.length === LOT_FILES || bytes + file.size > LOT_BYTES)) {
        lots.push(lot);
        [lot, bytes] = [[], 0];
      }
      lot.push(file);
      bytes += file.size;
    }
    return lot.length ? [...lots, lot] : lots;
  }

  async function sendLot(lot) {
    const data = new FormData(form);
    data.delete("files");
    for (const file of lot) data.append("files", file, file.name);
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { "HX-Request": "true" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const piece = page.querySelector(".receipt-list, .message");
    if (piece) receipts.append(document.adoptNode(piece));
    if (!answer.ok) throw new Error(String(answer.status));
  }

  async function send(chosen) {
    refused.replaceChildren();
    if (isBusy || !chosen.length) return;
    if (chosen.length > Number(words.mostFiles)) {
      refuse(words.tooMany);
      return;
    }
    const files = fitting(chosen);
    isBusy = true;
    sending.hidden = false;
    receipts.replaceChildren();
    bar.max = files.length || 1;
    bar.value = 0;
    try {
      for (const lot of lotsOf(files)) {
        say(words.sending, { done: bar.value, total: files.length });
        await sendLot(lot);
        bar.value += lot.length;
      }
      say(words.sent, { total: files.length });
      input.value = folder.value = "";
    } catch {
      say(words.broken);
    } finally {
      isBusy = false;
    }
  }

  async function entriesOf(directory) {
    const reader = directory.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return found;
      found.push(...some);
    }
  }

  async function filesIn(entry) {
    if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
    const files = [];
    for (const inner of await entriesOf(entry)) files.push(...(await filesIn(inner)));
    return files;
  }

  async function dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) return [...transfer.files];
    const files = [];
    for (const entry of entries) files.push(...(await filesIn(entry)));
    return files;
  }

  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    send([...input.files]);
  });
  folder.addEventListener("change", () => send([...folder.files]));

  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", async (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    document.body.classList.remove("dropping");
    send(await dropped(event.dataTransfer));
  });
})();
