// What waits and what changed. Text nodes only; a row is a link, and has keys.

export default function inbox({ data, parentElement, setTriggerValue }) {
  const box = boxIn(parentElement, "inbox");
  followTheme(box);
  const signal = freshSignal(box);
  const state = JSON.stringify(data);
  if (box.claimdeskState !== state) drawGroups(box, data);
  box.claimdeskState = state;
  box.addEventListener("click", (event) => onClick(event, setTriggerValue), { signal });
  document.body.addEventListener("keydown", (event) => onKey(event, box, setTriggerValue), { signal });
  return () => box.claimdeskListeners.abort();
}

function drawGroups(box, { groups, words }) {
  const focused = box.getRootNode().activeElement?.closest?.("[data-key]")?.dataset.key;
  const shown = groups.filter(([, rows]) => rows.length);
  box.replaceChildren(
    ...shown.flatMap(([heading, rows]) => [
      node("h2", {}, heading),
      node("ol", {}, ...rows.map((row) => rowOf(row, words))),
    ]),
  );
  if (shown.length) box.append(node("p", { class: "quiet keys" }, words.keys));
  if (focused) linkOf(box, focused)?.focus();
}

function rowOf(row, words) {
  const link = node(
    "a",
    { href: ownAddress(row.href), target: "_self", class: "go" },
    row.read ? null : unseen(`${words.new}: `),
    node("strong", {}, row.lead),
    row.words ? node("span", { class: "said" }, row.words) : null,
  );
  const label = row.read ? words.unread : words.read;
  return node(
    "li",
    { class: row.read ? "read" : "new", "data-key": row.key },
    node("span", { class: "dot", "aria-hidden": "true" }),
    node(
      "div",
      { class: "body" },
      link,
      node("p", { class: "meta" }, ...row.meta.flatMap((one, at) => [at ? " · " : null, node("span", {}, one)])),
    ),
    node("button", { type: "button", class: "button plain" }, label),
  );
}

function linkOf(box, key) {
  return box.querySelector(`[data-key="${CSS.escape(key)}"] .go`);
}

function onClick(event, setTriggerValue) {
  const key = event.target.closest("[data-key]")?.dataset.key;
  if (!key || event.detail > 1) return;
  if (event.target.closest("button")) setTriggerValue("turn", key);
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (event.target.closest(".go") && plain) {
    event.preventDefault();
    setTriggerValue("open", key);
  }
}

function onKey(event, box, setTriggerValue) {
  if (keyIsTaken(event, box)) return;
  const links = [...box.querySelectorAll(".go")];
  const at = links.indexOf(box.getRootNode().activeElement);
  const step = { j: 1, k: -1 }[event.key];
  if (step && links.length) {
    event.preventDefault();
    links[Math.max(0, Math.min(at + step, links.length - 1))].focus();
  }
  if (event.key === "r" && at >= 0 && !event.repeat) {
    event.preventDefault();
    setTriggerValue("turn", links[at].closest("[data-key]").dataset.key);
  }
}
