// The text on screen. Joined from first to last, the text nodes of the article are the text
// that was given: what lies between paragraphs is there too, unseen. Python counts code
// points, the browser UTF-16 units; everything in here is in units, converted on the way in
// and on the way out.

function offsetsOf(text) {
  const pairs = surrogatePairs(text);
  return {
    toUnits: (point) => point + countBelow(pairs, point, (unit, index) => unit - index),
    toPoints: (unit) => unit - countBelow(pairs, unit, (place) => place),
  };
}

// Where a character of two units begins, in ascending order.
function surrogatePairs(text) {
  const pairs = [];
  for (const found of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(found.index);
  return pairs;
}

function countBelow(list, limit, value) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value(list[middle], middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The document in units, from the lists that Python sent.
function documentIn(data) {
  const { toUnits, toPoints } = offsetsOf(data.text);
  const extent = (start, end) => ({ start: toUnits(start), end: toUnits(end) });
  return {
    text: data.text,
    toUnits,
    toPoints,
    blocks: data.blocks.map(([kind, start, end]) => ({ kind, ...extent(start, end) })),
    marks: data.marks.map(([id, start, end, state, colour, label, number]) => ({
      id, state, colour, label, number, ...extent(start, end),
    })),
    speeches: data.speeches.map(([start, end, who, told, quoted]) => ({ who, told, quoted, ...extent(start, end) })),
    figures: data.figures.map(([start, end, kind, told, open]) => ({ kind, told, open, ...extent(start, end) })),
    kinds: data.kinds.map(([start, end, kind, byHand]) => ({ kind, byHand, ...extent(start, end) })),
    places: data.places.map(([start, label]) => ({ label, ...extent(start, start + 1) })),
    sentences: data.sentences.map(([start, end]) => extent(start, end)),
  };
}

// For each block, the extents that share a character with it.
function sharedOut(extents, blocks) {
  const shares = blocks.map(() => []);
  for (const extent of extents) {
    let index = countBelow(blocks, extent.start + 1, (block) => block.end);
    for (; index < blocks.length && blocks[index].start < extent.end; index += 1) {
      shares[index].push(extent);
    }
  }
  return shares;
}

function renderText(view) {
  const { blocks, marks, figures } = view.document;
  const [ownMarks, ownFigures] = [sharedOut(marks, blocks), sharedOut(figures, blocks)];
  const spoken = view.document.speeches.filter((speech) => speech.quoted && speech.who);
  const margins = marginWords({ ...view.document, speeches: spoken });
  const cited = marginWords({ ...view.document, speeches: [] });
  Object.assign(view, { segments: [], handles: new Map(), runs: new Map(), labelled: new Map() });
  const labels = readLabels(view);
  return blocks.map((block, index) => {
    if (block.kind === "gap") return gapElement(view, block);
    const element = blockElement(view, block, ownMarks[index], ownFigures[index], labels);
    if (margins.has(index)) element.dataset.margin = margins.get(index);
    if (cited.has(index)) element.dataset.place = cited.get(index);
    return element;
  });
}

function gapElement(view, block) {
  const words = textNode(view, block.start, block.end);
  return node("span", { class: "gap" }, words);
}

function blockElement(view, block, marks, figures, labels) {
  const heading = block.kind === "headline" ? { role: "heading", "aria-level": 2 } : {};
  const element = node("p", { class: `block ${block.kind}`, ...heading });
  for (const run of cut(block.start, block.end, marks, labels.keys())) {
    element.append(...(labels.get(run.start) ?? []));
    const pieces = piecesOf(view, run, figures);
    if (run.covering.length) element.append(markElement(view, run, pieces));
    else element.append(...pieces);
  }
  return element;
}

// Where pages and speakers begin, by the index of the first block that has them.
function marginWords({ blocks, places, speeches }) {
  const margins = new Map();
  const add = (start, words) => {
    let index = countBelow(blocks, start + 1, (block) => block.end);
    while (blocks[index]?.kind === "gap") index += 1;
    const before = margins.get(index);
    if (before?.split(" · ").includes(words)) return;
    margins.set(index, before ? `${before} · ${words}` : words);
  };
  for (const { start, label } of places) add(start, label);
  for (const { start, who } of speeches) add(start, who);
  return margins;
}

// Cuts a stretch at every border of `extents` and at `places`; each piece knows those that cover it.
function cut(start, end, extents, places = []) {
  const borders = new Set([start, end, ...places]);
  for (const extent of extents) {
    borders.add(Math.max(start, extent.start));
    borders.add(Math.min(end, extent.end));
  }
  const sorted = [...borders].filter((at) => at >= start && at <= end).sort((a, b) => a - b);
  return sorted.slice(1).map((to, index) => {
    const from = sorted[index];
    return { start: from, end: to, covering: extents.filter((one) => one.start <= from && one.end >= to) };
  });
}

function piecesOf(view, run, figures) {
  const near = figures.filter((figure) => figure.start < run.end && figure.end > run.start);
  return cut(run.start, run.end, near).map((piece) => {
    const figure = piece.covering[0];
    const words = textNode(view, piece.start, piece.end);
    const told = figure?.end === piece.end ? { "data-told": figure.told, "data-open": figure.open } : {};
    const attributes = { class: figure ? figure.kind : null, "data-start": view.document.toPoints(piece.start), ...told };
    return node("span", attributes, words);
  });
}

function textNode(view, start, end) {
  const words = document.createTextNode(view.document.text.slice(start, end));
  view.segments.push({ start, end, words });
  return words;
}

// The shortest mark lends its colour and pattern, the next one a second line below.
function markElement(view, run, pieces) {
  const marks = [...run.covering].sort((a, b) => a.end - a.start - (b.end - b.start));
  const [first, second] = marks;
  const element = node(
    "span",
    { class: "mark", "data-colour": first.colour, "data-state": first.state },
    ...pieces,
  );
  if (second) element.dataset.also = second.colour;
  const ending = marks.filter((mark) => mark.end === run.end);
  if (ending.length) element.dataset.numbers = ending.map((mark) => mark.number).sort((a, b) => a - b).join(" ");
  view.runs.set(element, marks);
  makeHandle(view, element, marks.filter((mark) => mark.start === run.start));
  return element;
}

// Where a mark begins it can be reached by Tab; the words are its name, the verdict its description.
function makeHandle(view, element, beginning) {
  const unreached = beginning.filter((mark) => !view.handles.has(mark.id));
  if (!unreached.length) return;
  for (const mark of unreached) view.handles.set(mark.id, element);
  const description = view.runs.get(element).map((mark) => markWords(view, mark)).join("; ");
  setAttributes(element, { role: "button", tabindex: 0, "aria-description": description });
}

function markWords(view, mark) {
  const { words, states } = view;
  const named = fill(words.claim, { n: mark.number });
  return [named, mark.label || words.no_verdict, states[mark.state] ?? mark.state].join(" · ");
}

function runsOf(view, id) {
  return [...view.runs].filter(([, marks]) => marks.some((mark) => mark.id === id)).map(([run]) => run);
}

// The text node that holds the unit, and where in it.
function locate(view, unit) {
  const index = Math.max(0, countBelow(view.segments, unit + 1, (segment) => segment.start) - 1);
  const segment = view.segments[index];
  return [segment.words, Math.min(unit, segment.end) - segment.start];
}

function rangeOf(view, { start, end }) {
  const range = document.createRange();
  range.setStart(...locate(view, start));
  range.setEnd(...locateEnd(view, end));
  return range;
}

// The end of an extent belongs to the last character before it, not to the next paragraph.
function locateEnd(view, end) {
  const [words, at] = locate(view, end - 1);
  return [words, at + 1];
}
