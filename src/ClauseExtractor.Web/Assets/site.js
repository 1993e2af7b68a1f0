// What pages can do better with script: the next page without loading everything anew, suggestions, values marked without a new page. Everything here works without it, by links and forms.
"use strict";

const debounce = (wait, work) => {
  let timer;
  return (...args) => { clearTimeout(timer); timer = setTimeout(() => work(...args), wait); };
};

// Suggestions for the word or filter that is being written; the rest of the query stays before it.
const suggest = () => {
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
};

// Reading: a value marks its words, a passage lights what was made of it. The address follows, so that it can be shared.
const read = () => {
  const sides = document.querySelector(".sides");
  if (!sides) return;
  const source = document.getElementById("source");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const load = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) { location.assign(address); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("source");
    source.replaceChildren(...fresh.childNodes);
    source.toggleAttribute("data-chosen", fresh.hasAttribute("data-chosen"));
    history.replaceState(history.state, "", address.replace(/#.*$/, ""));
    shown = view();
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
  // A document opened at a clause shows it on both sides: the page goes to it on the left, the source's own box on the right.
  const opened = sides.querySelector(".clause.here");
  const marked = source.querySelector("mark#chosen, .chosen-box");
  if (opened && marked && source.scrollHeight > source.clientHeight + 2) requestAnimationFrame(() => {
    opened.scrollIntoView({ block: "start", behavior: "instant" });
    source.scrollTo({ top: source.scrollTop + marked.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 4, behavior: "instant" });
  });
  else if (opened && source.scrollHeight <= source.clientHeight + 2) requestAnimationFrame(() => opened.scrollIntoView({ block: "start", behavior: "instant" }));
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => { await navigator.clipboard.writeText(button.dataset.copy); button.textContent = button.dataset.done; });
  }
  for (const link of sides.querySelectorAll(".contents a")) link.addEventListener("click", () => { link.closest("details").open = false; });
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
};

// Revisions: j and k step through what changed, 1 2 3 set the mark of the change that is lit, 0 takes it back.
const step = () => {
  if (!document.body.classList.contains("revision")) return;
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[0-3]$/.test(event.key)) {
      const button = (document.querySelector(".change.lit") ?? document.querySelector(".change:target"))?.querySelector(`button[data-key="${event.key}"]`);
      if (button) { event.preventDefault(); button.click(); }
      return;
    }
    if (event.key !== "j" && event.key !== "k") return;
    // Asked for at each key: the comparison may have come after the page.
    const rows = [...document.querySelectorAll(".change")];
    const lit = rows.findIndex(row => row.classList.contains("lit"));
    const at = lit >= 0 ? lit : rows.findIndex(row => row.matches(":target"));
    const next = Math.min(rows.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
    rows[at]?.classList.remove("lit");
    rows[next]?.classList.add("lit");
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: "start" });
  }, { signal: leaving.signal });
};

// Going on: the next page of this site takes the place of this one without its stylesheet and scripts being loaded and run anew. The address, the back button and the place on the page are as without script.
let leaving = new AbortController();
let shown = "";
const view = () => location.pathname + location.search;
const start = () => {
  leaving = new AbortController();
  shown = view();
  for (const feature of [suggest, read, receive, correct, step]) feature();
};

const arrive = (page) => {
  leaving.abort();
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dataset.theme = page.documentElement.dataset.theme ?? "";
  document.body.className = page.body.className;
  document.body.replaceChildren(...page.body.childNodes);
};

let going = null;
const go = async (address, place) => {
  going?.abort();
  const mine = going = new AbortController();
  const plainly = () => location.assign(address);
  document.documentElement.toggleAttribute("data-busy", true);
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: mine.signal });
    if (!answer.headers.get("Content-Type")?.startsWith("text/html") || answer.headers.has("Content-Disposition")) { plainly(); return; }
    const page = document.implementation.createHTMLDocument();
    page.open();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    let arrived = false;
    const show = () => {
      arrived = true;
      if (place === undefined) {
        history.replaceState({ y: scrollY }, "");
        history.pushState(null, "", answer.redirected ? answer.url : address);
      }
      arrive(page);
      const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (place !== undefined) scrollTo(0, place);
      else if (target) target.scrollIntoView();
      else scrollTo(0, 0);
      (target || document.getElementById("main"))?.focus({ preventScroll: true });
    };
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!arrived) text += value;
      page.write(value);
      // The page is whole before its slow parts come.
      if (!arrived && text.includes("</html>")) show();
      if (arrived) for (const end of page.querySelectorAll("blazor-ssr-end")) placeParts(end.parentNode);
    }
    page.close();
    if (!arrived) { plainly(); return; }
    start();
  } catch (fault) {
    if (fault.name !== "AbortError") plainly();
  } finally {
    if (going === mine) document.documentElement.toggleAttribute("data-busy", false);
  }
};

// Only what stays on this site, in this window, and is a page: files carry "download".
const isPage = (address) => address.origin === location.origin && !(address.pathname.startsWith("/api/")) && !(address.hash && address.pathname + address.search === view());

addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[href]");
  if (!link || link.hasAttribute("download") || link.target || link.namespaceURI.endsWith("/svg") || !isPage(new URL(link.href))) return;
  event.preventDefault();
  go(link.href);
});

addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "get") return;
  event.preventDefault();
  const address = new URL(form.action);
  // One tick stands at many places, and is sent once.
  const pairs = [...new FormData(form)].filter(([, value]) => value !== "");
  address.search = new URLSearchParams([...new Map(pairs.map(pair => [pair.join("\n"), pair])).values()]);
  go(address.href);
});

// Match: a tick is for every equal condition of the page, and what holds is not said to fail as well.
addEventListener("change", ({ target }) => {
  if (!target.dataset?.says) return;
  for (const twin of document.querySelectorAll(`input[data-says][value="${target.value}"]`)) {
    if (twin.dataset.says === target.dataset.says) twin.checked = target.checked;
    else if (target.checked) twin.checked = false;
  }
});

// Everywhere: / to the search box, ? the list of keys.
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, select, textarea")) return;
  if (event.key === "/") {
    event.preventDefault();
    const box = document.getElementById("q");
    if (box) { box.focus(); box.select(); } else go("/").then(() => document.getElementById("q")?.focus());
  }
  if (event.key === "?") { event.preventDefault(); document.getElementById("keys")?.showModal(); }
});

// A step to another place of the same page is the browser's own work.
addEventListener("popstate", (event) => { if (view() !== shown) go(location.href, event.state?.y ?? 0); });
start();
