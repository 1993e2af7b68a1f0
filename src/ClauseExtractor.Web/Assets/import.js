// Import: what is dropped or chosen is sent at once, one request a file, and goes on being sent while other pages of the site are read; the list is kept up to date while anything is under way.
"use strict";

const outbox = { waiting: [], busy: false, request: null };
addEventListener("beforeunload", (event) => { if (outbox.busy) event.preventDefault(); });

const receive = () => {
  const upload = document.getElementById("upload");
  if (!upload) return;
  const live = document.getElementById("imports");
  const token = upload.querySelector("input[name=_token]").value;
  const kinds = upload.dataset.kinds.split(",");
  let timer;
  upload.classList.add("live");

  // Where the keyboard is, to be there again when the list is replaced.
  const place = () => {
    const form = live.contains(document.activeElement) && document.activeElement.closest("form");
    return form && [form.getAttribute("action"), form.elements.id?.value ?? ""];
  };
  const refresh = async () => {
    clearTimeout(timer);
    if (!live.isConnected) return;
    const coming = outbox.waiting.length + (outbox.busy ? 1 : 0);
    const address = new URL(live.dataset.live, location.href);
    if (coming > 0) address.searchParams.set("coming", coming);
    const answer = await fetch(address);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // What somebody is writing, a password, stays.
    if (live.contains(document.activeElement) && document.activeElement.matches("input")) live.querySelector(".batch").replaceWith(page.querySelector(".batch"));
    else {
      const at = place();
      live.replaceChildren(...page.body.childNodes);
      if (at) [...live.querySelectorAll("form")].find(form => form.getAttribute("action") === at[0] && (form.elements.id?.value ?? "") === at[1])?.querySelector("button")?.focus();
    }
    if (outbox.busy || Number(live.querySelector("[data-waiting]")?.dataset.waiting) > 0) timer = setTimeout(refresh, 900);
  };

  const note = (text) => {
    const row = document.createElement("li");
    row.append(text);
    document.getElementById("sending")?.append(row);
    return row;
  };
  const send = (file, password) => new Promise((done) => {
    const row = note(file.name);
    const fail = (words) => { row.replaceChildren(`${file.name} ${words}`); done(); };
    if (file.size > Number(upload.dataset.most)) { fail(upload.dataset.tooLarge); return; }
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
    bar.setAttribute("aria-label", file.name);
    row.append(bar);
    const body = new FormData();
    body.append("files", file, file.name);
    body.append("password", password);
    const request = outbox.request = new XMLHttpRequest();
    request.open("POST", upload.action);
    request.setRequestHeader("X-Token", token);
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onload = () => { if (request.status < 300) { row.remove(); done(); } else fail(`${upload.dataset.failed} (${request.status})`); };
    request.onerror = () => fail(upload.dataset.failed);
    request.onabort = () => { row.remove(); done(); };
    request.send(body);
  });
  const take = async (files) => {
    const password = upload.querySelector("input[name=password]").value;
    outbox.waiting.push(...files.map(file => [file, password]));
    if (outbox.busy) return;
    outbox.busy = true;
    refresh();
    while (outbox.waiting.length > 0) await send(...outbox.waiting.shift());
    outbox.busy = false;
    outbox.request = null;
    refresh();
  };

  // Of a folder, what no document comes as is passed over, and named; a file by itself is always sent.
  const isDocument = (name) => !name.includes(".") || kinds.some(kind => name.toLowerCase().endsWith(kind));
  const sift = (files) => {
    const passed = files.filter(file => !isDocument(file.name)).map(file => file.name);
    if (passed.length > 0) note(upload.dataset.passed + passed.slice(0, 20).join(", ") + (passed.length > 20 ? ` … (${passed.length})` : ""));
    return files.filter(file => isDocument(file.name));
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

  for (const box of upload.querySelectorAll("input[type=file]")) box.addEventListener("change", () => {
    const files = [...box.files];
    take(box.id === "folder" ? sift(files.filter(file => !file.webkitRelativePath.split("/").some(part => part.startsWith(".")))) : files);
    box.value = "";
  });
  upload.addEventListener("submit", (event) => event.preventDefault());
  const drop = upload.querySelector(".drop");
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", (event) => { if (!drop.contains(event.relatedTarget)) drop.classList.remove("over"); });
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length === 0) { take([...event.dataTransfer.files]); return; }
    const [files, folders] = [entries.filter(entry => entry.isFile), entries.filter(entry => entry.isDirectory)];
    take([...(await Promise.all(files.map(walk))).flat(), ...sift((await Promise.all(folders.map(walk))).flat())]);
  });

  // Try again, cancel, clear: the list alone comes anew.
  live.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    if (form.hasAttribute("data-all")) { outbox.waiting.length = 0; outbox.request?.abort(); }
    const body = new URLSearchParams(new FormData(form));
    document.activeElement.blur();
    await fetch(form.action, { method: "POST", headers: { "X-Token": token }, body });
    refresh();
  });
  const address = document.getElementById("by-address");
  address?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [box, told, button] = [address.elements.address, address.querySelector("[role=alert]"), address.querySelector("button")];
    told.textContent = address.dataset.busy;
    button.disabled = true;
    const answer = await fetch(address.dataset.api, { method: "POST", headers: { "X-Token": token, "Content-Type": "application/json" }, body: JSON.stringify({ address: box.value }) });
    button.disabled = false;
    told.textContent = answer.ok ? "" : (await answer.json().catch(() => null))?.detail ?? `${answer.status}`;
    if (answer.ok) box.value = "";
    refresh();
  });
  refresh();
};
