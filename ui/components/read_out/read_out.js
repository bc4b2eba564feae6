// Says its words when they are new. They come a moment after the region, which is not heard otherwise.

const HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";

// This region is on every page, so this stands here, too. A press by which a field is left, and that
// is as short as a tap, is sent before what was typed: both then arrive as two questions, the second
// ends the first, and the press is lost. It waits until the words are on their way.
const SOON = 100;
const WORDS = "textarea, input:not([type=checkbox], [type=radio], [type=file])";
if (!document.claimdeskKeepsPresses) {
  document.claimdeskKeepsPresses = true;
  let left = -Infinity;
  document.addEventListener("change", ({ target }) => target.matches(WORDS) && (left = performance.now()), true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !event.isTrusted || performance.now() - left > SOON) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    setTimeout(() => button.click(), SOON);
  }, true);
}

export default function readOut({ data, parentElement }) {
  let region = parentElement.querySelector("[role=status]");
  if (!region) {
    region = document.createElement("div");
    region.setAttribute("role", "status");
    region.style.cssText = HIDDEN;
    parentElement.append(region);
  }
  const said = `${data.number} ${data.words}`;
  if (region.dataset.said === said) return;
  region.dataset.said = said;
  region.textContent = "";
  if (data.words) setTimeout(() => (region.textContent = data.words), 100);
}
