// Pairs of claims side by side. Text nodes only; keys work on the focused pair.

const DECISIONS = { y: "confirmed", n: "rejected" };

export default function pairs({ data, parentElement, setTriggerValue }) {
  const box = boxIn(parentElement, "pairs");
  followTheme(box);
  const signal = freshSignal(box);
  if (box.claimdeskDrawn !== data) drawPairs(box, data);
  box.claimdeskDrawn = data;
  const act = (pair, deed, scroll) => {
    if (!deed || !data.can_decide) return;
    box.claimdeskNext = { id: beside(box, pair), scroll };
    const id = pair.dataset.pair;
    if (deed === "caveat") setTriggerValue("caveat", id);
    else if (pair.dataset.state !== deed) setTriggerValue("decide", { id, decision: deed });
  };
  box.addEventListener("click", (event) => onClick(event, act), { signal });
  box.addEventListener("keydown", (event) => onKey(event, box, act), { signal });
  document.addEventListener("keydown", (event) => enter(event, box), { signal });
  return () => box.claimdeskListeners.abort();
}

function drawPairs(box, { pairs, words, can_decide: canDecide }) {
  const next = box.claimdeskNext;
  const items = pairs.map((pair) => pairOf(pair, words, canDecide));
  box.replaceChildren(
    pairs.length && canDecide ? node("p", { class: "help only-keys" }, words.help) : "",
    node("ol", { "aria-label": words.label }, ...items),
  );
  box.claimdeskNext = null;
  if (next) goTo(box.querySelector(`[data-pair="${CSS.escape(next.id ?? "")}"]`), next.scroll);
}

// Where to go on after a decision: the pair below, or at the end the one above.
function beside(box, pair) {
  const all = [...box.querySelectorAll("[data-pair]")];
  const at = all.indexOf(pair);
  return (all[at + 1] ?? all[at - 1] ?? pair).dataset.pair;
}

function goTo(pair, scroll) {
  if (!pair) return;
  pair.focus({ preventScroll: true });
  if (scroll) pair.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}

function pairOf(pair, words, canDecide) {
  const { left, right } = pair;
  const name = `${nameOf(left, words)} ${pair.verb} ${nameOf(right, words).toLowerCase()}`;
  const head = node(
    "h2",
    {},
    node("span", { class: "symbol", "aria-hidden": "true" }, pair.symbol),
    linked(nameOf(left, words), left.href),
    ` ${pair.verb} `,
    linked(nameOf(right, words).toLowerCase(), right.href),
    node("span", { class: "state" }, pair.stateLabel),
  );
  const buttons = [
    buttonOf("confirmed", words.confirm, "y", pair),
    buttonOf("rejected", words.reject, "n", pair),
    buttonOf("caveat", words.caveat, "c", pair),
  ];
  const body = node(
    "article",
    { tabindex: "0", "data-pair": pair.id, "data-state": pair.state, "aria-label": name },
    head,
    node("p", { class: "reason" }, pair.reason),
    node("div", { class: "sides" }, sideOf(left, words), sideOf(right, words)),
    pair.decided ? node("p", { class: "quiet" }, pair.decided) : null,
    canDecide ? node("div", { class: "buttons", role: "group", "aria-label": name }, ...buttons) : null,
  );
  return node("li", {}, body);
}

function nameOf(side, words) {
  return fill(words.claim, { n: side.number });
}

function linked(words, href) {
  const target = ownAddress(href);
  return target ? node("a", { href: target, target: "_self" }, words) : words;
}

function buttonOf(deed, label, key, pair) {
  const pressed = deed === "caveat" ? null : String(pair.state === deed);
  return node(
    "button",
    { type: "button", class: "button", "data-deed": deed, "aria-pressed": pressed },
    label,
    node("span", { class: "key", "aria-hidden": "true" }, key),
  );
}

function sideOf(side, words) {
  const parts = side.parts.map(([text, kind]) => (kind ? node("mark", { class: kind }, text) : text));
  return node(
    "section",
    { "aria-label": nameOf(side, words) },
    node("p", { class: "source" }, linked(side.source, side.place)),
    node("p", { class: "words" }, side.before, node("span", { class: "own" }, ...parts), side.after),
    side.said ? node("p", { class: "quiet" }, side.said) : null,
  );
}

function onClick(event, act) {
  const button = event.target.closest("[data-deed]");
  if (button) act(button.closest("[data-pair]"), button.dataset.deed, false);
}

// j from anywhere on the page, where no field or button wants it, goes to the first pair.
function enter(event, box) {
  if (event.key !== "j" || box.contains(event.composedPath()[0]) || keyIsTaken(event, box)) return;
  goTo(box.querySelector("[data-pair]"), true);
}

function onKey(event, box, act) {
  if (keyIsTaken(event, box) || event.repeat) return;
  const pair = event.target.closest("[data-pair]");
  if (!pair) return;
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  const deed = event.key === "c" ? "caveat" : DECISIONS[event.key];
  if (!step && !deed) return;
  const all = [...box.querySelectorAll("[data-pair]")];
  event.preventDefault();
  event.stopPropagation();
  if (deed) act(pair, deed, true);
  else goTo(all[all.indexOf(pair) + step], true);
}
