// Linked pieces and suggested passages. Text nodes only; keys work on the focused suggestion.

const AT_FIRST = 4; // suggestions shown before one asks for the rest: the form below must be near
const KEYS = { s: "supports", r: "refutes", q: "qualifies", c: "context" };

export default function evidence({ data, parentElement, setTriggerValue }) {
  const box = boxIn(parentElement, "evidence");
  followTheme(box);
  const signal = freshSignal(box);
  if (box.claimdeskDrawn !== data) drawBoard(box, data);
  box.claimdeskDrawn = data;
  const link = (id, stance) => {
    box.claimdeskNext = placeOf(box, id);
    if (stance) setTriggerValue("link", { id, stance });
    else setTriggerValue("refuse", id);
  };
  box.addEventListener("click", (event) => {
    if (event.target.closest(".more")) showAll(box, data);
    else onClick(event, link, setTriggerValue);
  }, { signal });
  box.addEventListener("keydown", (event) => onKey(event, box, data, link), { signal });
  return () => box.claimdeskListeners.abort();
}

function drawBoard(box, data) {
  const { words, pieces, proposals, canAct } = data;
  const parts = [node("h3", {}, words.linked)];
  if (!pieces.length) parts.push(node("p", { class: "empty" }, canAct ? words.none_linked : words.none_here));
  else parts.push(node("ol", { class: "pieces" }, ...pieces.map((piece, i) => pieceOf(piece, i, data))));
  parts.push(node("h3", {}, words.suggested));
  if (proposals.length) {
    if (canAct) parts.push(node("p", { class: "help" }, words.suggested_help));
    const shown = box.claimdeskAll ? proposals : proposals.slice(0, AT_FIRST);
    parts.push(node("ol", { class: "proposals" }, ...shown.map((one) => proposalOf(one, data))));
    const rest = proposals.length - shown.length;
    if (rest) parts.push(node("button", { type: "button", class: "button more" }, fill(words.more, { n: rest })));
  } else parts.push(node("p", { class: "empty" }, words.nothing));
  box.replaceChildren(...parts);
  focusNext(box);
}

// Which suggestion has this id, from 0.
function placeOf(box, id) {
  return [...box.querySelectorAll("[data-proposal]")].findIndex((one) => one.dataset.proposal === id);
}

// Once a suggestion is linked or set aside, the one that took its place has the focus.
function focusNext(box) {
  const all = box.querySelectorAll("[data-proposal]");
  if (box.claimdeskNext >= 0) all[Math.min(box.claimdeskNext, all.length - 1)]?.focus();
  box.claimdeskNext = -1;
}

function showAll(box, data) {
  box.claimdeskAll = true;
  drawBoard(box, data);
  (box.querySelectorAll("[data-proposal]")[AT_FIRST] ?? box.querySelectorAll(".proposal a")[AT_FIRST])?.focus();
}

function pieceOf(piece, index, { words, canAct }) {
  const head = node(
    "p",
    { class: "stance" },
    node("span", { class: "symbol", "aria-hidden": "true" }, piece.symbol),
    node("strong", {}, piece.stance),
    node("span", { class: "quiet" }, `· ${index + 1}`),
    piece.label ? node("span", { class: "label" }, piece.label) : null,
  );
  const parts = [head];
  if (piece.quote) parts.push(node("blockquote", {}, piece.quote));
  parts.push(sourceOf(piece, words));
  if (piece.note) parts.push(node("p", { class: "note" }, piece.note));
  if (piece.retracted !== null) {
    parts.push(node("p", { class: "why" }, fill(words.retracted, { reason: piece.retracted })));
  } else if (canAct && !piece.kept) {
    const name = `${words.retract} ${piece.stance} ${index + 1}`;
    parts.push(
      node("button", { type: "button", class: "button plain", "data-retract": piece.id, "aria-label": name }, words.retract),
    );
  }
  return node("li", { class: piece.retracted === null ? "piece" : "piece gone" }, ...parts);
}

function sourceOf(item, words) {
  const meta = (item.meta ?? []).map((one) => ` · ${one}`).join("");
  const target = item.outside ? safeOutside(item.href) : item.href && ownAddress(item.href);
  if (!target) return node("p", { class: "source" }, item.source + meta);
  const away = item.outside ? { target: "_blank", rel: "noopener noreferrer" } : { target: "_self" };
  const link = node("a", { href: target, ...away }, item.source);
  if (item.outside) link.append(unseen(` (${words.outside})`));
  return node("p", { class: "source" }, link, meta);
}

function safeOutside(href) {
  try {
    const address = new URL(href);
    return address.protocol === "https:" || address.protocol === "http:" ? address.href : null;
  } catch {
    return null;
  }
}

function proposalOf(one, { words, stances, canAct, canRefuse }) {
  const buttons = stances.map(([stance, symbol, label]) =>
    node(
      "button",
      { type: "button", class: "button", "data-link": one.id, "data-stance": stance },
      node("span", { "aria-hidden": "true" }, symbol),
      label,
    ),
  );
  if (canRefuse) {
    buttons.push(node("button", { type: "button", class: "button plain", "data-refuse": one.id }, words.refuse));
  }
  const quote = node("blockquote", { tabindex: canAct ? "0" : null, "data-proposal": one.id }, one.quote);
  return node(
    "li",
    { class: "proposal" },
    quote,
    sourceOf(one, words),
    node("p", { class: "reason" }, one.label ? node("span", { class: "label" }, one.label) : null, one.reason),
    canAct ? node("div", { class: "buttons", role: "group", "aria-label": words.as }, ...buttons) : null,
  );
}

// The second click of two would meet whatever has moved under the pointer since.
function onClick(event, link, setTriggerValue) {
  if (event.detail > 1) return;
  const button = event.target.closest("button");
  if (button?.dataset.link) link(button.dataset.link, button.dataset.stance);
  if (button?.dataset.refuse) link(button.dataset.refuse, null);
  if (button?.dataset.retract) setTriggerValue("retract", button.dataset.retract);
}

function onKey(event, box, data, link) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !data.canAct) return;
  const proposal = event.target.closest("[data-proposal]");
  if (!proposal) return;
  if (event.key === "x" && data.canRefuse) {
    event.preventDefault();
    link(proposal.dataset.proposal, null);
  }
  const stance = KEYS[event.key];
  if (stance) {
    event.preventDefault();
    link(proposal.dataset.proposal, stance);
  }
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (!step) return;
  const all = [...box.querySelectorAll("[data-proposal]")];
  const next = all[all.indexOf(proposal) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
