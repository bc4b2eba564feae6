// The dialog takes the focus itself once it is drawn, and its fields may come later: asked for a
// few times, until a field of it has the focus, and never again once one had.

const FIELD = "input:not([type=checkbox]):not([type=radio]):not([type=hidden]):not([disabled]), textarea:not([disabled])";
const AGAIN = [0, 60, 160, 320, 640];

export default function firstField({ parentElement }) {
  const own = parentElement.host ?? parentElement;
  const dialog = own.closest("[role=dialog]");
  if (!dialog || dialog.claimdeskFocused) return undefined;
  dialog.claimdeskFocused = true;
  const focus = () => {
    if (!dialog.querySelector(":is(input, textarea):focus")) dialog.querySelector(FIELD)?.focus();
  };
  const timers = AGAIN.map((after) => setTimeout(focus, after));
  const settled = () => timers.forEach(clearTimeout);
  dialog.addEventListener("keydown", settled, { once: true });
  dialog.addEventListener("pointerdown", settled, { once: true });
  return undefined;
}
