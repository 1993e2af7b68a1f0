// What pages can do better with script: suggestions, values marked without a new page. Everything here works without it, by links and forms.
"use strict";

const debounce = (wait, work) => {
  let timer;
  return (...args) => { clearTimeout(timer); timer = setTimeout(() => work(...args), wait); };
};

// Suggestions for the word or filter that is being written; the rest of the query stays before it.
for (const box of document.querySelectorAll("input[data-suggest]")) {
  const list = document.getElementById(box.getAttribute("list"));
  box.addEventListener("input", debounce(180, async () => {
    const before = box.value.match(/^(.*\s)?(\S+)$/);
    if (!before) { list.replaceChildren(); return; }
    const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(before[2])}`);
    if (!answer.ok) return;
    const words = await answer.json();
    list.replaceChildren(...words.map(word => Object.assign(document.createElement("option"), { value: (before[1] ?? "") + word })));
  }));
}

// Reading: a value marks its words, a passage lights what was made of it. The address follows, so that it can be shared.
const sides = document.querySelector(".sides");
if (sides) {
  const source = document.getElementById("source");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const load = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) { location.assign(address); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("source");
    source.replaceChildren(...fresh.childNodes);
    source.toggleAttribute("data-chosen", fresh.hasAttribute("data-chosen"));
    history.replaceState(null, "", address.replace(/#.*$/, ""));
    const chosen = source.querySelector("mark#chosen, .chosen-box") ?? source.querySelector("#chosen");
    if (chosen) {
      const box = source.scrollHeight > source.clientHeight + 2 ? source : null;
      const to = chosen.getBoundingClientRect();
      if (box) box.scrollTo({ top: box.scrollTop + to.top - box.getBoundingClientRect().top - box.clientHeight / 3, behavior: calm });
    }
  };
  const here = (link) => {
    for (const old of sides.parentElement.querySelectorAll(".fact.here")) { old.classList.remove("here"); old.removeAttribute("aria-current"); }
    link?.classList.add("here");
    link?.setAttribute("aria-current", "true");
  };
  const light = (key) => {
    for (const old of document.querySelectorAll(".row.lit")) old.classList.remove("lit");
    const row = document.getElementById(`row-${key.split(".")[0]}`) ?? document.getElementById(`f-${key}`);
    row?.classList.add("lit");
    row?.scrollIntoView({ block: "center", behavior: calm });
    here(document.getElementById(`f-${key}`));
  };
  document.querySelector("main").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    if (!link) return;
    const address = link.getAttribute("href");
    if (link.matches(".fact[data-value]")) { event.preventDefault(); here(link); load(address); }
    else if (link.matches("[data-clause]")) { event.preventDefault(); here(null); load(address); }
    else if (link.matches("a.passage")) { event.preventDefault(); light(link.dataset.keys.split(" ")[0]); load(address); }
    else if (link.matches("svg a[data-value]")) { event.preventDefault(); light(link.dataset.value); load(address); }
    else if (source.contains(link) && link.closest(".tabs, .pages")) { event.preventDefault(); load(address); }
  });
}

// Import: one request a file with its own progress, folders walked through, the list below kept up to date while anything is under way.
const upload = document.getElementById("upload");
if (upload) {
  const live = document.getElementById("imports");
  const sending = document.getElementById("sending");
  const token = upload.querySelector("input[name=_token]").value;
  const waiting = [];
  let busy = false;
  let timer;

  const refresh = async () => {
    clearTimeout(timer);
    const answer = await fetch(live.dataset.live);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    live.replaceChildren(...page.body.childNodes);
    if (busy || Number(live.querySelector("[data-waiting]")?.dataset.waiting) > 0) timer = setTimeout(refresh, 900);
  };

  const send = (file) => new Promise((done) => {
    const row = document.createElement("li");
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
    bar.setAttribute("aria-label", file.name);
    row.append(file.name, bar);
    sending.append(row);
    const fail = (words) => { bar.remove(); row.append(` ${words}`); done(); };
    if (file.size > Number(upload.dataset.most)) { fail(upload.dataset.tooLarge); return; }
    const body = new FormData();
    body.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", upload.action);
    request.setRequestHeader("X-Token", token);
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onload = () => { if (request.status < 300) { row.remove(); done(); } else fail(`${upload.dataset.failed} (${request.status})`); };
    request.onerror = () => fail(upload.dataset.failed);
    request.send(body);
  });

  const take = async (files) => {
    waiting.push(...files);
    if (busy) return;
    busy = true;
    refresh();
    while (waiting.length > 0) await send(waiting.shift());
    busy = false;
    refresh();
  };

  const walk = async (entry) => {
    if (entry.isFile) return [await new Promise((ok, bad) => entry.file(ok, bad))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const part = await new Promise((ok, bad) => reader.readEntries(ok, bad));
      if (part.length === 0) break;
      for (const child of part) if (!child.name.startsWith(".")) found.push(...await walk(child));
    }
    return found;
  };

  upload.addEventListener("submit", (event) => {
    event.preventDefault();
    const box = upload.querySelector("input[type=file]");
    take([...box.files]);
    box.value = "";
  });
  const drop = upload.querySelector(".drop");
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = entries.length > 0 ? (await Promise.all(entries.map(walk))).flat() : [...event.dataTransfer.files];
    take(files);
  });
  refresh();
}

// Review: words selected in the text become the new value; choosing a field shows what it holds.
const selectable = document.getElementById("selectable");
if (selectable) {
  const value = document.getElementById("value");
  const field = document.getElementById("field");
  document.addEventListener("selectionchange", debounce(120, () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selectable.contains(selection.anchorNode) || !selectable.contains(selection.focusNode)) return;
    value.value = selection.toString().trim();
  }));
  const show = () => { value.value = field.selectedOptions[0]?.dataset.now ?? ""; };
  field.addEventListener("change", show);
  if (!value.value) show();
}

// Revisions: j and k step through what changed.
if (document.body.classList.contains("revision")) {
  const rows = [...document.querySelectorAll(".change")];
  let at = -1;
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey || (event.key !== "j" && event.key !== "k")) return;
    const next = Math.min(rows.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
    rows[at]?.classList.remove("lit");
    at = next;
    rows[at]?.classList.add("lit");
    rows[at]?.focus();
    rows[at]?.scrollIntoView({ block: "start" });
  });
}
