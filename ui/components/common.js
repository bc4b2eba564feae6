// What both components share: building nodes, following the theme, ending old listeners,
// the verdict glyph, the floating tip. Everything shown becomes a text node; nothing a
// document says is ever parsed as markup.

const SVG = "http://www.w3.org/2000/svg";

// Streamlit draws the page anew at “r” and clears its caches at “c”, which shuts what is open; typed
// into a field within a component, too. It listens on the document, so these two keys stop short of
// it: what of ours has them listens on the body.
const THEIRS = new Set(["r", "c"]);
if (!document.claimdeskKeepsKeys) {
  document.claimdeskKeepsKeys = true;
  document.documentElement.addEventListener(
    "keydown", (event) => THEIRS.has(event.key) && !event.ctrlKey && !event.metaKey && event.stopPropagation(),
  );
}

function node(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
}

function unseen(text) {
  return node("span", { class: "unseen" }, text);
}

// Fills {n} and its like in a sentence from the Python side.
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

function grouped(number) {
  return number.toLocaleString("en-US");
}

// Streamlit calls a component again on every change of data without calling its clean-up,
// so the listeners of the call before are ended here.
function freshSignal(host) {
  host.claimdeskListeners?.abort();
  host.claimdeskListeners = new AbortController();
  return host.claimdeskListeners.signal;
}

function boxIn(root, name) {
  let box = root.querySelector(".claimdesk");
  if (!box) {
    box = node("div", { class: `claimdesk ${name}` });
    root.append(box);
  }
  box.getRootNode().host?.toggleAttribute("data-drawn", true); // the page keeps room until then
  return box;
}

// The page's own background decides, whoever chose it: the system, Streamlit's menu, a setting.
function followTheme(box) {
  const parts = getComputedStyle(box).backgroundColor.match(/[\d.]+/g) ?? ["255", "255", "255"];
  const unit = getComputedStyle(box).backgroundColor.startsWith("color(") ? 1 : 255;
  const [red, green, blue] = parts.slice(0, 3).map((part) => Number(part) / unit);
  box.dataset.theme = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5 ? "dark" : "light";
}

// How far below the top of what scrolls a sticky bar must stop: Streamlit's header lies over it.
function clearHeader(box) {
  let above = box;
  while (above && !/auto|scroll/.test(getComputedStyle(above).overflowY)) {
    above = above.parentElement ?? above.getRootNode().host ?? null;
  }
  const header = document.querySelector('[data-testid="stHeader"]')?.getBoundingClientRect().bottom ?? 0;
  const top = above ? above.getBoundingClientRect().top : 0;
  box.style.setProperty("--top", `${Math.max(0, header - Math.max(0, top))}px`);
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// Only addresses of this very site become links.
function ownAddress(href) {
  try {
    const address = new URL(href, document.baseURI);
    return address.origin === location.origin ? href : null;
  } catch {
    return null;
  }
}

// Whether a key belongs to something else: a field, a control, an open dialog.
function keyIsTaken(event, box) {
  if (event.defaultPrevented || event.isComposing) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.composedPath()[0];
  if (box.contains(target)) return target.matches?.("input:not([type=checkbox]), textarea") ?? false;
  if (document.querySelector('[role="dialog"], dialog[open]')) return true;
  return ownsKeys(target, event.key);
}

// A link or a button keeps Enter, the space bar and the arrows; letters typed on it are ours, or
// whoever came by the menu would press keys that do nothing.
function ownsKeys(target, key) {
  const writing =
    "input, textarea, select, [contenteditable]:not([contenteditable=false])," +
    "[role=textbox], [role=combobox], [role=listbox], [role=slider], [role=tab], [role=menu]";
  const pressing = "button, a[href], summary, [role=button]";
  const isLetter = key.length === 1 && key !== " ";
  return target instanceof Element && target.closest(isLetter ? writing : `${writing}, ${pressing}`) !== null;
}

// How full the disc is says how true; a bar, a query and a split stand beside the order.
const FULLNESS = { true: 1, mostly_true: 0.75, mixed: 0.5, mostly_false: 0.25, false: 0 };
const INNER = {
  false: "M5 5 L11 11 M11 5 L5 11",
  outside: "M4.5 8 L11.5 8",
  conflict: "M8.8 3.4 L6 8.2 L10 7.8 L7.2 12.6",
};

function glyph(colour) {
  const picture = drawn("svg", { viewBox: "0 0 16 16", class: "glyph", "aria-hidden": "true" });
  const dashed = colour === "none" ? { "stroke-dasharray": "2.4 2.6" } : {};
  picture.append(drawn("circle", { cx: 8, cy: 8, r: 6.2, class: "ring", ...dashed }));
  if (FULLNESS[colour]) picture.append(drawn("path", { d: slice(FULLNESS[colour]), class: "full" }));
  if (INNER[colour]) picture.append(drawn("path", { d: INNER[colour], class: "stroke" }));
  return picture;
}

function drawn(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  return element;
}

function slice(part) {
  if (part === 1) return "M8 4.2 A3.8 3.8 0 1 1 7.99 4.2 Z";
  const angle = 2 * Math.PI * part;
  const [x, y] = [8 + 6.2 * Math.sin(angle), 8 - 6.2 * Math.cos(angle)];
  return `M8 8 L8 1.8 A6.2 6.2 0 ${part > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)} Z`;
}

// A floating box in the top layer, so that no scrolling parent cuts it off.
function floating(box, className, attributes = {}) {
  const found = box.querySelector(`:scope > .${className}`);
  if (found) return found;
  const made = node("div", { class: `floating ${className}`, popover: "manual", ...attributes });
  box.append(made);
  return made;
}

function showNear(float, rectangle) {
  if (!float.matches(":popover-open")) float.showPopover();
  const { width, height } = float.getBoundingClientRect();
  const above = rectangle.top - height - 8;
  const top = above > 8 ? above : rectangle.bottom + 8;
  const centre = rectangle.left + rectangle.width / 2 - width / 2;
  float.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
  float.style.left = `${Math.max(8, Math.min(centre, innerWidth - width - 8))}px`;
}

function hide(float) {
  if (float.matches(":popover-open")) float.hidePopover();
}

const HOVERED = 350; // milliseconds over a thing before its tip comes: reading on must not raise it

// Shows what `describe(element)` returns beside a matching element: on focus and tap at once, on
// hover after a moment. The pointer may move onto the tip; Escape, scrolling or leaving end it.
function tipFor(box, selector, describe, signal) {
  const tip = floating(box, "tip", { "aria-hidden": "true" });
  const state = { owner: null, awaited: null, timer: 0 };
  const near = (event) => event.target.closest?.(selector) ?? null;
  const open = (element) => {
    clearTimeout(state.timer);
    if (!element || state.owner === element) return;
    const lines = describe(element);
    if (!lines.length) return;
    state.owner = element;
    tip.replaceChildren(...lines);
    showNear(tip, element.getClientRects()[0] ?? element.getBoundingClientRect());
  };
  const close = () => {
    clearTimeout(state.timer);
    Object.assign(state, { owner: null, awaited: null });
    hide(tip);
  };
  // On every move, not on entering: under a resting pointer rows are drawn anew.
  const hover = (event) => {
    const element = near(event);
    if (!element || element === state.awaited || element === state.owner) return;
    clearTimeout(state.timer);
    state.awaited = element;
    state.timer = setTimeout(() => element.matches(":hover") && open(element), HOVERED);
  };
  const leave = (event) => {
    const to = event.relatedTarget;
    if (!to || !(tip.contains(to) || (state.owner && near({ target: to }) === state.owner))) close();
  };
  const listenTo = (name, act, options = {}) => box.addEventListener(name, act, { signal, ...options });
  listenTo("pointermove", hover);
  listenTo("pointerout", leave);
  listenTo("pointerdown", close);
  listenTo("focusin", (event) => open(near(event)));
  listenTo("focusout", close);
  listenTo("click", (event) => open(near(event)));
  listenTo("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("scroll", () => state.owner && close(), { signal, capture: true, passive: true });
  signal.addEventListener("abort", close);
}
