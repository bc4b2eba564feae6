// Looks at the pages from inside: does one thing as a person would, and says after how many
// milliseconds the page had come to rest with something new on it. Looked at once a frame.

// Streamlit draws a page bit by bit; it is at rest when nothing changed for so long.
const REST = 250;

window.speed = {
  since: (what) => atRest(() => (what === "list" ? signature() : heading()) !== "", 0),

  // What a person would wait for before they act is not part of the time.
  after: async (act) => {
    const target = await drawn(targets[act]);
    const title = heading();
    const rows = signature();
    const start = performance.now();
    if (target instanceof HTMLInputElement) type(target, "harbour");
    else target.click();
    return atRest(() => isNew(heading(), title) || isNew(signature(), rows), start);
  },
};

const targets = {
  pill: () => buttonSaying(/^In review/),
  words: () => document.querySelector("section[data-testid=stSidebar] input"),
  page: () => found(document, "button[data-act=next]"),
  open: () => found(document, ".row a.statement"),
  next: () => buttonSaying(/Next/),
};

function drawn(target) {
  return new Promise((done) => {
    const look = () => {
      const here = target();
      if (here) done(here);
      else requestAnimationFrame(look);
    };
    look();
  });
}

let changedAt = 0;

new MutationObserver(() => {
  changedAt = performance.now();
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

function atRest(holds, start) {
  let held = 0;
  return new Promise((done, fail) => {
    const look = () => {
      const now = performance.now();
      if (!held && holds() && idle()) held = now;
      if (held && now - Math.max(held, changedAt) > REST) done(Math.max(held, changedAt) - start);
      else if (now - start > 60000) fail(new Error(`Not at rest: ${heading()}`));
      else requestAnimationFrame(look);
    };
    look();
  });
}

function isNew(now, before) {
  return now !== "" && now !== before;
}

function idle() {
  const app = document.querySelector("[data-testid=stApp]");
  return app?.getAttribute("data-test-script-state") === "notRunning";
}

function heading() {
  return document.querySelector("h1")?.textContent ?? "";
}

// Which rows the list shows.
function signature() {
  const first = found(document, ".row[data-id]");
  if (!first) return "";
  return [...first.parentElement.querySelectorAll(".row[data-id]")].map((row) => row.dataset.id).join();
}

function buttonSaying(words) {
  return [...document.querySelectorAll("button")].find((button) => words.test(button.textContent.trim()));
}

function type(input, words) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, words);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

// The first match, in shadow roots too.
function found(root, selector) {
  const here = root.querySelector(selector);
  if (here) return here;
  for (const element of root.querySelectorAll("*")) {
    const inside = element.shadowRoot && found(element.shadowRoot, selector);
    if (inside) return inside;
  }
  return null;
}
