// Says its words when they are new. They come a moment after the region, which is not heard otherwise.

const HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";

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
