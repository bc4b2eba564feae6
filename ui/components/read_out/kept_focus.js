// What was pressed is often gone once it is done: the form of a signature, a button that is grey now.
// The focus would then be nowhere, and a screen reader at the top of the page. It goes to the heading
// of the section, where the result stands. Above the first section nothing is done: the browser goes
// on from where the element was.

const SECTION = "h2, h3";
const OVER_THE_PAGE = "[role=dialog], [data-testid=stPopoverBody]";
const EVERY = 150; // milliseconds
const LOOKS = 40;

const kept = { element: null, section: null, timer: 0 };

function sectionOf(element) {
  if (element.closest(OVER_THE_PAGE)) return kept.section; // of what opened it
  const before = [...document.querySelectorAll(`[data-testid=stMain] :is(${SECTION})`)].filter(
    (one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return before.at(-1) ?? null;
}

function isLost() {
  const { element, section } = kept;
  return document.activeElement === document.body && section?.isConnected && (!element.isConnected || element.disabled);
}

function goToSection() {
  const { section } = kept;
  section.tabIndex = -1;
  section.style.scrollMarginTop = "5rem"; // the bar at the top
  section.focus({ preventScroll: true });
  section.scrollIntoView({ block: "nearest" });
}

function look(left) {
  clearTimeout(kept.timer);
  const isDrawing = document.querySelector("[data-test-script-state=running]");
  if (!isDrawing && isLost()) goToSection();
  else if (left) kept.timer = setTimeout(() => look(left - 1), EVERY);
}

if (!document.claimdeskKeepsFocus) {
  document.claimdeskKeepsFocus = true;
  document.addEventListener("focusin", ({ target }) => Object.assign(kept, { section: sectionOf(target), element: target }));
  document.addEventListener("click", () => look(LOOKS)); // a press by Enter or Space is one, too
}
