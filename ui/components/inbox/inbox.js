// What waits and what changed. Text nodes only; a row is a link, and has keys. Where many wait for
// the same reason it is said once, above them, and only the first few are shown until asked.

const MANY = 6;
const SHOWN = 4;

export default function inbox({ data, parentElement, setTriggerValue }) {
  const box = boxIn(parentElement, "inbox");
  followTheme(box);
  const signal = freshSignal(box);
  const state = JSON.stringify(data);
  if (box.claimdeskState !== state) drawGroups(box, data);
  box.claimdeskState = state;
  box.addEventListener("click", (event) => onClick(event, box, setTriggerValue), { signal });
  document.body.addEventListener("keydown", (event) => onKey(event, box, setTriggerValue), { signal });
  return () => box.claimdeskListeners.abort();
}

function drawGroups(box, { groups, words }) {
  const focused = box.getRootNode().activeElement?.closest?.("[data-key]")?.dataset.key;
  const shown = groups.filter(([, rows]) => rows.length);
  box.replaceChildren(
    ...shown.flatMap(([heading, rows]) => [
      node("h2", {}, heading),
      ...runsOf(rows).flatMap((run) => runOf(box, run, words)),
    ]),
  );
  if (shown.length) box.append(node("p", { class: "quiet only-keys" }, words.keys));
  if (focused) linkOf(box, focused)?.focus();
}

// Neighbours with one reason, all read or all unread, are a run; the few that are alone share one.
function runsOf(rows) {
  const runs = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last[0].lead === row.lead && last[0].read === row.read) last.push(row);
    else runs.push([row]);
  }
  return runs.reduce((joined, run) => {
    const before = joined.at(-1);
    if (before && !isMany(before) && !isMany(run)) before.push(...run);
    else joined.push(run);
    return joined;
  }, []);
}

function isMany(run) {
  return run.length >= MANY && run.every((row) => row.lead === run[0].lead);
}

function runOf(box, run, words) {
  if (!isMany(run)) return [node("ol", {}, ...run.map((row) => rowOf(row, words)))];
  const [name, id] = [`${run[0].lead} ${run[0].read}`, `run-${run[0].key}`];
  const whole = box.claimdeskWhole?.has(name);
  const shown = whole ? run : run.slice(0, SHOWN);
  const label = fill(whole ? words.fewer : words.all, { n: grouped(run.length) });
  const more = { type: "button", class: "button plain more", "data-run": name, "aria-expanded": Boolean(whole) };
  return [
    node("h3", { id }, run[0].lead, node("span", { class: "count" }, grouped(run.length))),
    node("ol", { "aria-labelledby": id }, ...shown.map((row) => rowOf(row, words, true))),
    node("button", more, label),
  ];
}

function rowOf(row, words, isSaid = false) {
  const link = node(
    "a",
    { href: ownAddress(row.href), target: "_self", class: "go" },
    row.read ? null : unseen(`${words.new}: `),
    isSaid && row.words ? null : node("strong", {}, row.lead),
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

function onClick(event, box, setTriggerValue) {
  const more = event.target.closest("[data-run]");
  if (more) return turnOver(box, more);
  const key = event.target.closest("[data-key]")?.dataset.key;
  if (!key || event.detail > 1) return undefined;
  if (event.target.closest("button")) setTriggerValue("turn", key);
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (event.target.closest(".body") && plain) {
    event.preventDefault();
    setTriggerValue("open", key);
  }
  return undefined;
}

// Show all of a run, or its first few again; the focus goes to the first of those that came.
function turnOver(box, more) {
  const [name, before] = [more.dataset.run, more.previousElementSibling.children.length];
  const whole = (box.claimdeskWhole ??= new Set());
  if (!whole.delete(name)) whole.add(name);
  drawGroups(box, JSON.parse(box.claimdeskState));
  const button = box.querySelector(`[data-run="${CSS.escape(name)}"]`);
  (button.previousElementSibling.children[before]?.querySelector(".go") ?? button).focus();
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
