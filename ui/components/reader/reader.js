// The reader: draws the document once, and again only when it is another one. What changes
// from run to run, such as the mark to show, is applied to what stands there already.

const shownExtents = globalThis.Highlight ? new Highlight() : null;

export default function reader({ data, parentElement, setTriggerValue }) {
  const box = boxIn(parentElement, "reader");
  followTheme(box);
  clearHeader(box);
  const { focus, ...given } = data;
  const signature = JSON.stringify(given);
  const before = box.claimdeskView;
  const view = before?.signature === signature ? before : drawAnew(box, given, signature);
  view.setTriggerValue = setTriggerValue;
  const signal = freshSignal(box);
  listen(view, signal);
  applyFocus(view, focus);
  return () => box.claimdeskListeners.abort();
}

function drawAnew(box, given, signature) {
  const focused = box.claimdeskView?.runs.get(box.getRootNode().activeElement)?.[0].id;
  const view = { ...given, box, signature, document: documentIn(given), shown: box.claimdeskView?.shown };
  draw(view);
  box.claimdeskView = view;
  if (focused !== undefined) view.handles.get(focused)?.focus({ preventScroll: true });
  return view;
}

function draw(view) {
  view.article = node("article", { class: "text", "aria-label": view.title || null, tabindex: -1 });
  view.article.append(...renderText(view));
  view.scroller = scrollerOf(view);
  view.status = node("div", { class: "unseen", role: "status" });
  const sheet = node("div", { class: "sheet" }, view.scroller, minimapOf(view));
  if (view.height) sheet.style.height = `${view.height}px`;
  view.box.replaceChildren(topOf(view), sheet, view.status);
  showReading(view, showsReading());
}

function scrollerOf(view) {
  if (!view.height) return node("div", { class: "scroller" }, view.article);
  const region = { class: "scroller own", role: "region", tabindex: 0, "aria-label": view.title || null };
  return node("div", region, view.article);
}

function topOf(view) {
  const count = view.document.marks.length;
  const { no_marks, one_mark, marks } = view.words;
  const said = [no_marks, one_mark][count] ?? fill(marks, { n: grouped(count) });
  return node("div", { class: "top" }, node("span", { class: "count" }, said), legendOf(view), toolsOf(view));
}

function toolsOf(view) {
  return node("span", { class: "tools" }, readToggle(view), ...(view.actions.length ? sentenceToggle(view) : []));
}

function sentenceToggle(view) {
  const key = node("kbd", { class: "key", "aria-hidden": "true" }, "s");
  const attributes = { type: "button", class: "button toggle", "aria-pressed": "false", title: view.words.mode_help };
  view.toggle = node("button", attributes, view.words.sentences, key);
  const hint = node("span", { class: "hint", "aria-hidden": "true" }, view.words.mode_hint);
  return [hint, view.toggle];
}

// Only the verdicts and states that occur in this document are explained.
function legendOf(view) {
  const { marks } = view.document;
  if (!marks.length) return null;
  const verdicts = new Map(marks.map((mark) => [mark.label || view.words.no_verdict, mark.colour]));
  const present = new Set(marks.map((mark) => mark.state));
  const states = Object.entries(view.states).filter(([state]) => present.has(state));
  return node(
    "details",
    { class: "legend" },
    node("summary", {}, view.words.legend),
    node("ul", {}, ...[...verdicts].map(([label, colour]) => verdictLine(label, colour))),
    node("ul", {}, ...states.map(([state, label]) => stateLine(state, label))),
  );
}

function verdictLine(label, colour) {
  return node("li", { "data-colour": colour, class: "verdict-line" }, glyph(colour), label);
}

function stateLine(state, label) {
  return node("li", {}, node("span", { class: "mark sample", "data-state": state, "data-colour": "none" }, label));
}

function applyFocus(view, focus) {
  const wanted = JSON.stringify(focus);
  if (view.shown === wanted && view.applied) return;
  const moved = view.shown !== wanted;
  Object.assign(view, { shown: wanted, applied: true });
  for (const run of view.runs.keys()) run.classList.remove("shown");
  shownExtents?.clear();
  if (!focus) return;
  if (focus.length === 1) showMark(view, focus[0], moved);
  else showExtent(view, focus, moved);
}

function showMark(view, id, move = true) {
  const runs = runsOf(view, id);
  for (const run of view.runs.keys()) run.classList.toggle("shown", runs.includes(run));
  if (runs.length && move) bringIntoView(view, runs[0]);
}

function showExtent(view, [from, to], move) {
  const { toUnits, text } = view.document;
  const extent = { start: toUnits(from), end: Math.min(toUnits(to), text.length) };
  if (extent.start >= extent.end) return;
  const range = rangeOf(view, extent);
  if (shownExtents) {
    shownExtents.add(range);
    CSS.highlights.set("claimdesk-shown", shownExtents);
  }
  if (move) bringIntoView(view, range.startContainer.parentElement);
}

// Far away the heights between are only estimates, so a long way is jumped, a short one glides.
function bringIntoView(view, element) {
  const distance = Math.abs(element.getBoundingClientRect().top - innerHeight / 2);
  const glide = !calm() && distance < 3 * innerHeight;
  element.scrollIntoView({ block: "center", behavior: glide ? "smooth" : "auto" });
}

function openRun(view, run) {
  const marks = view.runs.get(run);
  if (marks.length === 1) return view.setTriggerValue("opened", marks[0].id);
  const toolbar = offerMarks(view, run, marks);
  return toolbar.querySelector("button").focus();
}

function stepMark(view, by) {
  const handles = [...new Set(view.handles.values())];
  const at = handles.indexOf(view.box.getRootNode().activeElement);
  const to = handles[Math.min(handles.length - 1, Math.max(0, at + by))];
  to?.focus({ preventScroll: true });
  if (to) bringIntoView(view, to);
}

const KEYS = {
  j: (view) => stepMark(view, 1),
  k: (view) => stepMark(view, -1),
  s: (view) => (view.sentence ? leaveSentences(view) : enterSentences(view)),
};

function onKey(view, event) {
  const target = event.target;
  if (target.closest(".choices")) return onToolbarKey(view, event);
  if (event.ctrlKey || event.metaKey || event.altKey || onSentenceKey(view, event)) return undefined;
  const onMark = view.runs.has(target) && (event.key === "Enter" || event.key === " ");
  const act = onMark ? () => openRun(view, target) : KEYS[event.key];
  if (!act) return undefined;
  event.preventDefault();
  event.stopPropagation();
  return act(view);
}

function onToolbarKey(view, event) {
  const buttons = [...toolbarOf(view).querySelectorAll("button")];
  const at = buttons.indexOf(event.target.closest("button"));
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (by) buttons[(at + by + buttons.length) % buttons.length].focus();
  else if (event.key === "Escape") closeToolbar(view);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function closeToolbar(view) {
  hide(toolbarOf(view));
  view.article.focus({ preventScroll: true });
}

function onClick(view, event) {
  if (event.target.closest(".choices")) return onToolbarClick(view, event);
  if (event.target.closest(".toggle")) return KEYS.s(view);
  if (event.target.closest(".as-read-toggle")) return showReading(view, !showsReading());
  const label = event.target.closest(".label");
  if (label) return onLabel(view, label);
  const run = event.target.closest(".mark:not(.sample)");
  return run && !selectedExtent(view) ? openRun(view, run) : undefined;
}

function describeRun(view, run) {
  if (toolbarOf(view).matches(":popover-open")) return [];
  return (view.runs.get(run) ?? []).map((mark) =>
    node("div", { class: "tip-line", "data-colour": mark.colour }, glyph(mark.colour), node("span", {}, markWords(view, mark))),
  );
}

function listen(view, signal) {
  const { box } = view;
  box.addEventListener("keydown", (event) => onKey(view, event), { signal });
  box.addEventListener("click", (event) => onClick(view, event), { signal });
  listenToSelection(view, signal);
  listenToMinimap(view, signal);
  tipFor(box, ".mark:not(.sample)", (run) => describeRun(view, run), signal);
}
