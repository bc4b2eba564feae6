// Words that a person selected, by mouse or by touch, and the small toolbar beside them.

const SETTLED = 180; // milliseconds without a change after which a touch selection is taken

function composedRange(root) {
  const selection = getSelection();
  if (!selection?.getComposedRanges) return root.getSelection?.()?.getRangeAt?.(0) ?? null;
  return selection.getComposedRanges({ shadowRoots: [root] })[0] ?? null;
}

// The selected stretch in units, or null. A selection that begins or ends outside the article
// is taken as far as the article goes.
function selectedExtent(view) {
  const range = composedRange(view.article.getRootNode());
  if (!range || range.collapsed) return null;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (!view.article.contains(startContainer) && !view.article.contains(endContainer)) return null;
  const start = unitAt(view, startContainer, startOffset, 0);
  const end = unitAt(view, endContainer, endOffset, view.document.text.length);
  return start < end ? { start, end } : null;
}

function unitAt(view, container, offset, outside) {
  if (!view.article.contains(container)) return outside;
  const before = document.createRange();
  before.setStart(view.article, 0);
  before.setEnd(container, offset);
  return before.toString().length;
}

function toolbarOf(view) {
  return floating(view.box, "choices", { role: "toolbar" });
}

function offer(view, label, buttons, rectangle) {
  const toolbar = toolbarOf(view);
  toolbar.setAttribute("aria-label", label);
  toolbar.replaceChildren(...buttons);
  hide(floating(view.box, "tip"));
  showNear(toolbar, rectangle);
  return toolbar;
}

function offerActions(view, extent) {
  if (!view.actions.length) return null;
  view.chosen = extent;
  const buttons = view.actions.map(([key, label]) =>
    node("button", { type: "button", class: "button", "data-action": key }, label),
  );
  return offer(view, view.words.chosen, buttons, firstRectangle(rangeOf(view, extent)));
}

function firstRectangle(range) {
  const shown = [...range.getClientRects()].filter((one) => one.width > 0);
  return shown.find((one) => one.bottom > 0) ?? range.getBoundingClientRect();
}

function offerMarks(view, run, marks) {
  const note = node("span", { class: "note" }, view.words.several);
  const buttons = marks.map((mark) =>
    node("button", { type: "button", class: "button", "data-mark": mark.id }, glyph(mark.colour), markWords(view, mark)),
  );
  return offer(view, view.words.overlap, [note, ...buttons], run.getClientRects()[0]);
}

function choose(view, action) {
  const { start, end } = view.chosen;
  const { toPoints } = view.document;
  hide(toolbarOf(view));
  view.setTriggerValue("chosen", { action, start: toPoints(start), end: toPoints(end) });
}

function onSelection(view) {
  if (view.sentence || view.pointerDown) return;
  const extent = selectedExtent(view);
  if (extent) offerActions(view, extent);
  else if (!view.box.contains(view.box.getRootNode().activeElement?.closest(".choices"))) hide(toolbarOf(view));
}

function listenToSelection(view, signal) {
  let timer = 0;
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(() => onSelection(view), SETTLED);
  };
  document.addEventListener("selectionchange", settle, { signal });
  if (selectedExtent(view)) settle(); // made while a rerun was under way
  view.article.addEventListener("pointerdown", () => (view.pointerDown = true), { signal });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      view.pointerDown = false;
      settle();
    }, { signal });
  }
  toolbarOf(view).addEventListener("pointerdown", (event) => event.preventDefault(), { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
}

function onToolbarClick(view, event) {
  const picked = event.target.closest("[data-action], [data-mark], [data-kind]");
  if (!picked) return;
  if (picked.dataset.action) choose(view, picked.dataset.action);
  else if ("kind" in picked.dataset) correct(view, picked.dataset.kind);
  else {
    hide(toolbarOf(view));
    view.setTriggerValue("opened", picked.dataset.mark);
  }
}
