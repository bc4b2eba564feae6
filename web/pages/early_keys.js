// A key that goes on to the next claim, pressed before its button is drawn, is not lost: the button is
// pressed as soon as it is there. Only on a page that is being loaded; afterwards Streamlit hears the keys.

const FIELDS = "input, textarea, select, [contenteditable]";
const PATIENCE = 10_000; // milliseconds; whoever waited longer has pressed again

let wanted = null;

function buttonFor(key) {
  return document.querySelector(`.st-key-step-${key} button`);
}

function onKey(event) {
  const isOurs = ["n", "p"].includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isOurs && !event.target.closest?.(FIELDS)) wanted = event.key;
}

function onDrawn() {
  if (!buttonFor("n") || !buttonFor("p")) return;
  stop();
  if (wanted) buttonFor(wanted).click(); // one that is disabled does nothing
}

function stop() {
  removeEventListener("keydown", onKey, true);
  drawing.disconnect();
}

const drawing = new MutationObserver(onDrawn);
drawing.observe(document.documentElement, { childList: true, subtree: true });
addEventListener("keydown", onKey, true);
setTimeout(stop, PATIENCE);
