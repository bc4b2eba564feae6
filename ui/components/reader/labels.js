// How the text was read, for whoever looks for mistakes: what each block was taken for and who
// says what, as labels before the words they are about. A label holds no text node (its words are
// drawn by the style sheet), so that offsets in the article stay those of the text.

const AS_READ = "claimdesk as read"; // kept for the visit, from one document to the next

// The labels by the unit that they stand before, in the order in which they stand there.
function readLabels(view) {
  const labels = new Map();
  const add = (at, label) => labels.set(at, [...(labels.get(at) ?? []), label]);
  const paragraphs = view.document.blocks.filter((block) => block.kind !== "gap").map((block) => block.start);
  for (const block of view.document.kinds) add(block.start, kindLabel(view, block, paragraphs.includes(block.start)));
  for (const speech of view.document.speeches) {
    const further = paragraphs.filter((start) => speech.start < start && start < speech.end);
    for (const at of [speech.start, ...further]) add(at, speakerLabel(view, speech));
  }
  return labels;
}

function kindLabel(view, block, isFirst) {
  const kind = view.block_words[block.kind] ?? block.kind;
  const named = fill(block.byHand ? view.words.block_by_hand : view.words.block, { kind });
  return label(view, block, { class: `label kind ${block.kind}-label${isFirst ? " first" : ""}`, "data-label": kind, "aria-label": named });
}

function speakerLabel(view, speech) {
  const who = speech.who || view.words.nobody;
  const named = [fill(view.words.who, { who }), speech.told].filter(Boolean).join(" · ");
  const attributes = { class: "label speaker", "data-label": who, "aria-label": named, title: speech.told || null };
  return label(view, speech, { ...attributes, "data-open": !speech.who });
}

function label(view, extent, attributes) {
  const button = node("button", { type: "button", "data-by-hand": extent.byHand, ...attributes });
  view.labelled.set(button, extent);
  return button;
}

function readToggle(view) {
  const attributes = { type: "button", class: "button as-read-toggle", title: view.words.as_read_help };
  return node("button", { ...attributes, "aria-pressed": showsReading() }, view.words.as_read);
}

function showsReading() {
  return sessionStorage.getItem(AS_READ) === "yes";
}

function showReading(view, wanted) {
  sessionStorage.setItem(AS_READ, wanted ? "yes" : "no");
  view.box.classList.toggle("as-read", wanted);
  view.box.querySelector(".as-read-toggle").setAttribute("aria-pressed", wanted);
}

function onLabel(view, button) {
  if (!view.actions.length) return undefined;
  const extent = view.labelled.get(button);
  if (button.classList.contains("speaker")) return view.setTriggerValue("asked", placeOf(view, extent));
  const kinds = Object.entries(view.block_words).filter(([kind]) => kind !== extent.kind);
  if (extent.byHand) kinds.push(["", view.words.block_as_read]);
  const note = node("span", { class: "note" }, view.words.block_is);
  const choices = kinds.map(([kind, words]) =>
    node("button", { type: "button", class: "button", "data-kind": kind }, words),
  );
  view.correcting = extent;
  const toolbar = offer(view, view.words.block_is, [note, ...choices], button.getBoundingClientRect());
  return choices[0] && toolbar.querySelector("button").focus();
}

function correct(view, kind) {
  hide(toolbarOf(view));
  view.setTriggerValue("corrected", { ...placeOf(view, view.correcting), kind });
}

function placeOf(view, { start, end }) {
  const { toPoints } = view.document;
  return { start: toPoints(start), end: toPoints(end) };
}
