// The list of claims: a grid with a roving cursor. The cursor and the anchor of a range live
// here and never travel; the selection travels out, and in only when the page changed it.

const cursors = new Map();
const arrivals = new Map();

export default function claimList({ data, parentElement, setStateValue, setTriggerValue }) {
  const box = boxIn(parentElement, "claim-list");
  followTheme(box);
  clearHeader(box);
  const before = box.claimdeskView;
  const view = before?.data === data ? before : { ...data, data, box, ...carriedOver(before, data) };
  Object.assign(view, { setStateValue, setTriggerValue });
  const signal = freshSignal(box);
  if (view !== before) draw(view);
  box.claimdeskView = view;
  if (!before) comeBack(view);
  if (!before && isMenu(document.activeElement)) takeFocus(view);
  announce(view, before);
  listen(view, signal);
  return () => box.claimdeskListeners.abort();
}

// What survives a new set of rows: cursor, selection, whether all of the filter was taken.
function carriedOver(before, data) {
  const told = !before || before.selection.serial !== data.selection.serial;
  return {
    cursor: cursorAfter(before, data),
    acted: isNews(data, before) ? null : (before?.acted ?? null),
    anchor: before?.anchor ?? null,
    selected: told ? new Set(data.selection.ids) : before.selected,
    everything: told ? false : before.everything,
  };
}

// The row that was under the cursor, or the one that took its place. Who comes back from a claim
// comes back to its row, wherever the cursor was before.
function cursorAfter(before, data) {
  const [back, serial] = data.arrival ?? [null, null];
  if (back !== null && arrivals.get(data.key) !== serial) cursors.set(data.key, back);
  arrivals.set(data.key, serial);
  const id = cursors.get(data.key) ?? null;
  const here = data.rows.findIndex((row) => row.id === id);
  // What was decided by one key is done with: the next row is marked, where its own did not go.
  const done = here >= 0 && before?.acted === id && isNews(data, before);
  if (here >= 0) return data.rows[Math.min(done ? here + 1 : here, data.rows.length - 1)].id;
  const index = before ? before.rows.findIndex((row) => row.id === id) : -1;
  return data.rows[Math.min(Math.max(index, 0), data.rows.length - 1)]?.id ?? null;
}

function isNews(data, before) {
  return Boolean(data.notice) && data.notice[0] !== before?.notice?.[0];
}

// The link one came by keeps the focus, and with it Enter, which then would not open the marked row.
function isMenu(element) {
  return element?.matches?.('[data-testid$="NavLink"], [data-testid$="NavLink"] *') ?? false;
}

function takeFocus(view) {
  view.elements.get(view.cursor)?.focus({ preventScroll: true });
}

// A list that is drawn anew on a page that was left shows the row one left it from. The page
// scrolls to its top after it was drawn, so this waits until the height of the list is known.
function comeBack(view) {
  const row = view.elements.get(view.cursor);
  if (!row || view.cursor === view.rows[0].id) return;
  const show = () => row.isConnected && row.scrollIntoView({ block: "center" });
  for (const wait of [0, 120, 400]) setTimeout(show, wait);
}

function draw(view) {
  const { box } = view;
  const hadFocus = box.contains(box.getRootNode().activeElement);
  const dialog = keysDialog(view);
  const foot = view.rows.length ? pager(view, "foot") : null;
  box.replaceChildren(...[toolbar(view), ...body(view), foot, dialog].filter(Boolean));
  box.append(node("div", { class: "unseen", role: "status" }));
  box.classList.toggle("can-act", view.canAct);
  view.elements = new Map([...box.querySelectorAll(".row")].map((row) => [row.dataset.id, row]));
  moveCursor(view, view.cursor, hadFocus);
  showSelection(view);
}

function body(view) {
  if (!view.rows.length) return [node("p", { class: "empty" }, view.words.empty)];
  const attributes = {
    role: "grid",
    class: "grid",
    "aria-label": view.words.label,
    "aria-rowcount": view.rows.length + 1,
    "aria-multiselectable": view.canAct ? "true" : null,
  };
  return [node("div", attributes, headRow(view), ...view.rows.map((row, i) => rowOf(row, i, view)))];
}

function toolbar(view) {
  const { words } = view;
  const keys = button("keys", words.keys, "?");
  const turning = view.rows.length ? pager(view, "top") : null;
  return node("div", { class: "bar" }, node("div", { class: "bulk" }), turning, keys);
}

function bulkButtons(view) {
  const { words, selected, everything } = view;
  const here = view.rows.filter((row) => selected.has(row.id)).length;
  const away = selected.size - here;
  const total = grouped(view.page.total);
  const said = everything ? fill(words.everything_on, { n: total }) : fill(words.selected, { n: selected.size });
  const wider = here === view.rows.length && view.page.total > selected.size && !everything;
  return [
    node("strong", { class: "said-selected" }, said),
    away && !everything ? node("span", { class: "away" }, fill(words.elsewhere, { n: away })) : null,
    ...view.actions.map(([name, label, key]) => button(name, label, key)),
    button("clear", words.clear, "Esc"),
    wider ? button("everything", fill(words.everything, { n: total })) : null,
  ].filter(Boolean);
}

function showSelection(view) {
  if (!view.canAct) return;
  for (const [id, row] of view.elements) {
    row.setAttribute("aria-selected", String(view.selected.has(id)));
    row.querySelector(".pick-box").checked = view.selected.has(id);
  }
  const here = [...view.elements.keys()].filter((id) => view.selected.has(id)).length;
  const all = view.box.querySelector(".pick-all");
  if (all) {
    all.checked = here > 0 && here === view.rows.length;
    all.indeterminate = here > 0 && here < view.rows.length;
  }
  view.box.querySelector(".bulk").replaceChildren(...(view.selected.size ? bulkButtons(view) : notice(view)));
}

// What became of the last action, until something else is selected or done.
function notice(view) {
  if (!view.notice) return [];
  const [, said, canUndo] = view.notice;
  return [node("span", { class: "notice" }, said), canUndo ? button("undo", view.words.undo, "z") : null].filter(Boolean);
}

// A notice that is new is read out; one that was there before is not read again.
function announce(view, before) {
  if (!isNews(view, before)) return;
  view.box.querySelector('[role="status"]').textContent = view.notice[1];
}

function undo(view) {
  if (view.notice?.[2]) view.setTriggerValue("undo", view.notice[0]);
}

// All of the page; once more, all of the filter.
function selectPage(view) {
  const ids = [...view.elements.keys()];
  const all = ids.length > 0 && ids.every((id) => view.selected.has(id));
  if (all && view.page.total > view.selected.size) takeEverything(view);
  else if (!all) select(view, ids, true);
}

function select(view, ids, on) {
  for (const id of ids) {
    if (on) view.selected.add(id);
    else view.selected.delete(id);
  }
  view.everything = false;
  showSelection(view);
  view.box.querySelector('[role="status"]').textContent = fill(view.words.selected, { n: view.selected.size });
  view.setStateValue("selected", { ids: [...view.selected].sort(), serial: view.selection.serial });
}

function toggle(view, id, ranged) {
  if (!view.canAct || id === null) return;
  const ids = ranged && view.anchor !== null ? between(view, view.anchor, id) : [id];
  select(view, ids, ranged ? true : !view.selected.has(id));
  view.anchor = id;
}

function between(view, from, to) {
  const order = view.rows.map((row) => row.id);
  const [first, last] = [order.indexOf(from), order.indexOf(to)].sort((a, b) => a - b);
  return first < 0 ? [to] : order.slice(first, last + 1);
}

function moveCursor(view, id, focus = true) {
  for (const [other, row] of view.elements) setReachable(row, other === id);
  view.cursor = id;
  cursors.set(view.key, id);
  const row = view.elements.get(id);
  if (!row || !focus) return;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}

// Only the row under the cursor, and what is in it, can be reached by Tab.
function setReachable(row, reachable) {
  const index = reachable ? 0 : -1;
  if (row.tabIndex === index) return;
  row.tabIndex = index;
  for (const inner of row.querySelectorAll("a, button, input")) inner.tabIndex = index;
}

function step(view, by) {
  const order = view.rows.map((row) => row.id);
  const to = order.indexOf(view.cursor) + by;
  moveCursor(view, order[Math.min(Math.max(to, 0), order.length - 1)] ?? null);
}

const DECIDES = new Set(["accept", "dismiss", "restore"]);

function bulk(view, action) {
  if (!view.actions.some(([name]) => name === action)) return;
  const ids = view.selected.size ? [...view.selected].sort() : [view.cursor].filter((id) => id !== null);
  view.acted = !view.selected.size && DECIDES.has(action) ? view.cursor : null;
  if (ids.length) view.setTriggerValue("bulk", { action, ids, everything: view.everything });
}

function turn(view, by) {
  const to = view.page.number + by;
  if (to >= 1 && to <= view.pages) view.setTriggerValue("page", to);
}

function open(view, id) {
  if (id !== null) view.setTriggerValue("opened", id);
}

// The app's search field is outside this component: the first one that says so.
function findSearch() {
  const fields = document.querySelectorAll('input[type="search"], [role="search"] input, input[aria-label^="Search" i]');
  const field = [...fields].find((candidate) => candidate.offsetParent !== null);
  field?.focus();
  field?.select?.();
}

function takeEverything(view) {
  view.everything = true;
  showSelection(view);
}

const ACTS = {
  previous: (view) => turn(view, -1),
  next: (view) => turn(view, 1),
  undo,
  clear: (view) => select(view, [...view.selected], false),
  everything: takeEverything,
  keys: (view) => view.box.querySelector(".keys").showModal(),
  close: (view) => view.box.querySelector(".keys").close(),
};

const KEYS = {
  j: (view) => step(view, 1),
  k: (view) => step(view, -1),
  x: (view) => toggle(view, view.cursor, false),
  X: (view) => toggle(view, view.cursor, true),
  z: undo,
  "*": (view) => view.canAct && selectPage(view),
  n: ACTS.next,
  p: ACTS.previous,
  "/": findSearch,
  "?": ACTS.keys,
};

const MOVES = new Set(["j", "k", "ArrowDown", "ArrowUp"]);

// Keys that mean something else on a page, such as scrolling: only while the list has focus.
const KEYS_INSIDE = {
  ArrowDown: KEYS.j,
  ArrowUp: KEYS.k,
  Home: (view) => moveCursor(view, view.rows[0].id),
  End: (view) => moveCursor(view, view.rows.at(-1).id),
  " ": KEYS.x,
  Escape: (view) => view.selected.size && ACTS.clear(view),
};

function onKey(view, event) {
  const { box } = view;
  if (!box.isConnected || keyIsTaken(event, box) || box.querySelector("dialog[open]")) return;
  const target = event.composedPath()[0];
  const onRow = target.matches?.(".row") ?? false;
  if (event.repeat && !MOVES.has(event.key)) return; // a key held down must not empty the list
  const act = KEYS[event.key] ?? actionOf(view, event.key) ?? (onRow ? KEYS_INSIDE[event.key] : null) ?? enterKey(view, event, target);
  if (!act) return;
  event.preventDefault();
  act(view);
}

function actionOf(view, pressed) {
  const found = view.actions.find(([, , key]) => key === pressed);
  return found ? () => bulk(view, found[0]) : null;
}

// Enter opens from a row or from nowhere in particular; on a control it is the control's own.
function enterKey(view, event, target) {
  const free = target.matches?.(".row") || target === document.body;
  return event.key === "Enter" && free ? () => open(view, view.cursor) : null;
}

function onClick(view, event) {
  const act = event.target.closest("[data-act]");
  if (act) return (ACTS[act.dataset.act] ?? ((one) => bulk(one, act.dataset.act)))(view);
  if (event.target.matches(".pick-all")) return select(view, view.elements.keys(), event.target.checked);
  const row = event.target.closest(".row");
  if (!row) return undefined;
  moveCursor(view, row.dataset.id, false);
  if (event.target.matches(".pick-box")) return toggle(view, row.dataset.id, event.shiftKey);
  return followStatement(view, event, row);
}

function followStatement(view, event, row) {
  const newTab = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  if (!event.target.closest(".statement") || newTab) return;
  event.preventDefault();
  open(view, row.dataset.id);
}

function listen(view, signal) {
  const { box } = view;
  const rows = new Map(view.rows.map((row) => [row.id, row]));
  const describe = (element) => worthTip(rows.get(element.closest(".row").dataset.id), view.words);
  document.body.addEventListener("keydown", (event) => onKey(view, event), { signal });
  document.addEventListener("click", (event) => event.detail && isMenu(event.target) && takeFocus(view), { signal });
  box.addEventListener("click", (event) => onClick(view, event), { signal });
  box.addEventListener("focusin", (event) => {
    const row = event.target.closest(".row");
    if (row && row.dataset.id !== view.cursor) moveCursor(view, row.dataset.id, false);
  }, { signal });
  tipFor(box, ".worth-button", describe, signal);
}
