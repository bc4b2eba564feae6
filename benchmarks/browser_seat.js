// Does one thing in a page and says after how many milliseconds what it was to bring is there.

// Often enough that a wait is known to a thirtieth of a second, seldom enough to cost nothing.
const LOOKS_EACH = 30;
const GIVES_UP = 60000;

window.seat = {
  // `press` and `until` are [selector, pattern of its words]; no `press` leaves the field in focus.
  // What was there before is not what a press brought, except for a list that one is on already.
  act: async (press, until, again) => {
    const target = press && (await there(press));
    const gone = new Set(again ? [] : all(until));
    const start = performance.now();
    if (target) target.click();
    else document.activeElement.blur();
    await there(until, gone);
    return performance.now() - start;
  },

  ready: async (what) => Boolean(await there(what)),

  rows: () =>
    all([".row[data-id]", ""]).map((row) => ({
      id: row.dataset.id,
      number: Number(row.innerText.match(/#(\d+)/)[1]),
      words: row.querySelector("a.statement").textContent,
    })),

  has: (what) => all(what).length > 0,
};

// A toast may be gone before the page rests: what was seen once is there. Searching a page costs
// milliseconds, so one that does not rest is searched seldom.
async function there(what, gone = new Set()) {
  const began = performance.now();
  let found;
  for (let looks = 0; ; looks++) {
    if (atRest() || looks % 20 === 0) found ??= all(what).find((one) => !gone.has(one));
    if (found && atRest()) return found;
    if (performance.now() - began > GIVES_UP) throw new Error(`Not there: ${what}; ${alerts()}`);
    await new Promise((again) => setTimeout(again, LOOKS_EACH));
  }
}

function alerts() {
  return all(["[data-testid=stAlert]"]).map((one) => one.textContent).join("; ");
}

function atRest() {
  const app = document.querySelector("[data-testid=stApp]");
  return app?.getAttribute("data-test-script-state") === "notRunning";
}

function all([selector, pattern]) {
  const words = new RegExp(pattern);
  return deep(document, selector).filter((one) => words.test(one.textContent.trim()));
}

// In shadow roots, too.
function deep(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) found.push(...deep(element.shadowRoot, selector));
  }
  return found;
}
