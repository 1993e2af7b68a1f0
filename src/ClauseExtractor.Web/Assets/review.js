// Review: words selected in the text become the new value; choosing a field shows what it holds; keys go through the queue.
"use strict";

const correct = () => {
  const selectable = document.getElementById("selectable");
  if (!selectable) { undoKey(); return; }
  const form = document.getElementById("correct");
  const value = document.getElementById("value");
  const fields = [...form.querySelectorAll("input[name=field]")];
  const chosen = () => fields.find(field => field.checked);
  document.addEventListener("selectionchange", debounce(120, () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selectable.contains(selection.anchorNode) || !selectable.contains(selection.focusNode)) return;
    value.value = selection.toString().trim();
  }), { signal: leaving.signal });
  const choices = document.getElementById("choices");
  const offer = () => {
    const known = chosen()?.dataset.choices;
    choices.hidden = !known;
    choices.textContent = known ? choices.dataset.words + known : "";
  };
  const now = () => chosen()?.dataset.now ?? "";
  for (const field of fields) field.addEventListener("change", () => { value.value = now(); offer(); });
  if (!value.value) value.value = now();
  offer();

  // In the box Enter saves; elsewhere it says that the row is right, unless a value was changed, which is saved first.
  const save = () => (document.getElementById("save-next") ?? form.querySelector("button")).click();
  value.addEventListener("keydown", (event) => {
    if (event.key === "Escape") value.blur();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); save(); }
  });
  const press = (id) => document.getElementById(id)?.click();
  const follow = (rel) => document.querySelector(`.walk a[rel=${rel}]`)?.click();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=radio]), select, textarea")) return;
    if (event.key === "Enter" && event.target.matches("a, button, summary")) return;
    const keys = {
      Enter: () => value.value.trim() !== now() ? save() : document.getElementById("right") ? press("right") : follow("next"),
      j: () => follow("next"), k: () => follow("prev"), x: () => press("none"), u: () => press("undo"), e: () => { value.focus(); value.select(); }, n: () => document.querySelector("#note textarea").focus(),
    };
    const act = keys[event.key] ?? (/^[1-9]$/.test(event.key) && fields[event.key - 1] ? () => { const field = fields[event.key - 1]; field.click(); field.focus(); } : null);
    if (!act) return;
    event.preventDefault();
    act();
  }, { signal: leaving.signal });
};

// In the list u takes back what was just done.
const undoKey = () => {
  if (!document.getElementById("undo")) return;
  document.addEventListener("keydown", (event) => {
    if (event.key === "u" && !event.target.matches("input, select, textarea") && !event.ctrlKey && !event.metaKey && !event.altKey) document.getElementById("undo").click();
  }, { signal: leaving.signal });
};
