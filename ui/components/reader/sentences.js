// Choosing words by keyboard: up and down move by sentence, Shift extends, left and right move
// the ends by a word. The chosen words become the page's selection, so that they look
// selected and can be copied.

function sentencesOf(view) {
  view.ownSentences ??= view.document.sentences.length ? view.document.sentences : segmented(view.document);
  return view.ownSentences;
}

function segmented({ text, blocks }) {
  const cutter = new Intl.Segmenter(undefined, { granularity: "sentence" });
  const found = [];
  for (const block of blocks) {
    if (block.kind === "gap") continue;
    for (const { segment, index } of cutter.segment(text.slice(block.start, block.end))) {
      const start = block.start + index + (segment.length - segment.trimStart().length);
      const end = block.start + index + segment.trimEnd().length;
      if (start < end) found.push({ start, end });
    }
  }
  return found;
}

function enterSentences(view) {
  if (!view.actions.length || !sentencesOf(view).length) return;
  const at = firstSentence(view);
  view.sentence = { from: at, to: at, start: 0, end: 0 };
  setAttributes(view.article, { role: "application", "aria-label": view.words.mode_help });
  view.box.classList.add("by-keyboard");
  view.toggle?.setAttribute("aria-pressed", "true");
  view.article.focus({ preventScroll: true });
  takeSentences(view);
}

function leaveSentences(view) {
  view.sentence = null;
  setAttributes(view.article, { role: "article", "aria-label": view.title || null });
  view.box.classList.remove("by-keyboard");
  view.toggle?.setAttribute("aria-pressed", "false");
  getSelection().removeAllRanges();
  hide(toolbarOf(view));
}

// The sentence of the mark that has the focus, or else the first one on screen.
function firstSentence(view) {
  const active = view.box.getRootNode().activeElement;
  const mark = view.runs.get(active)?.[0];
  const at = mark ? mark.start : firstUnitOnScreen(view);
  return Math.min(countBelow(sentencesOf(view), at + 1, (one) => one.end), sentencesOf(view).length - 1);
}

function firstUnitOnScreen(view) {
  const top = Math.max(0, view.scroller.getBoundingClientRect().top);
  const blocks = [...view.article.children];
  const index = blocks.findIndex((block) => block.getBoundingClientRect().bottom > top + 8);
  return view.document.blocks[Math.max(0, index)].start;
}

function takeSentences(view) {
  const { from, to } = view.sentence;
  const sentences = sentencesOf(view);
  const { start } = sentences[Math.min(from, to)];
  const { end } = sentences[Math.max(from, to)];
  takeWords(view, start, end);
}

function takeWords(view, start, end) {
  Object.assign(view.sentence, { start, end });
  const range = rangeOf(view, { start, end });
  getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  range.endContainer.parentElement.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
  view.status.textContent = view.document.text.slice(start, end);
  hide(toolbarOf(view));
}

function moveSentence(view, by, extend) {
  const last = sentencesOf(view).length - 1;
  const to = Math.min(last, Math.max(0, view.sentence.to + by));
  Object.assign(view.sentence, { to, from: extend ? view.sentence.from : to });
  takeSentences(view);
}

// Moves one end to the next border of a word, never past the other end.
function moveWord(view, by, atEnd) {
  const { start, end } = view.sentence;
  const { text } = view.document;
  if (atEnd) {
    const to = by > 0 ? nextEnd(text, end) : previousEnd(text, end);
    if (to > start) takeWords(view, start, to);
  } else {
    const to = by > 0 ? nextStart(text, start) : previousStart(text, start);
    if (to < end) takeWords(view, to, end);
  }
}

function nextEnd(text, at) {
  const found = /\S+/.exec(text.slice(at, at + 400));
  return found ? at + found.index + found[0].length : at;
}

function previousEnd(text, at) {
  const before = text.slice(Math.max(0, at - 400), at);
  return at - (before.length - before.replace(/\s*\S+$/, "").length);
}

function nextStart(text, at) {
  const found = /^\S*\s+/.exec(text.slice(at, at + 400));
  return found ? at + found[0].length : at;
}

function previousStart(text, at) {
  const before = text.slice(Math.max(0, at - 400), at);
  return at - (before.length - before.replace(/\S+\s*$/, "").length);
}

const SENTENCE_KEYS = {
  ArrowDown: (view, shift) => moveSentence(view, 1, shift),
  ArrowUp: (view, shift) => moveSentence(view, -1, shift),
  ArrowRight: (view, shift) => moveWord(view, 1, shift),
  ArrowLeft: (view, shift) => moveWord(view, -1, shift),
  Enter: (view) => offerActions(view, { start: view.sentence.start, end: view.sentence.end })?.querySelector("button").focus(),
  Escape: leaveSentences,
};

function onSentenceKey(view, event) {
  const act = SENTENCE_KEYS[event.key];
  if (!view.sentence || !act) return false;
  event.preventDefault();
  event.stopPropagation();
  act(view, event.shiftKey);
  return true;
}
