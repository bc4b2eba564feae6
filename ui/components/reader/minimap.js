// The minimap: a narrow column with a tick for each mark and a frame for what is on screen.
// It is for the pointer only; by keyboard the marks themselves are reached.

function minimapOf(view) {
  const map = node("div", { class: "minimap", "aria-hidden": "true" });
  const frame = node("div", { class: "frame" });
  map.append(frame, ...view.document.marks.map((mark) => tick(view, mark)));
  Object.assign(view, { map, frame });
  return map;
}

function tick(view, mark) {
  const element = node("div", { class: "tick", "data-colour": mark.colour, "data-state": mark.state });
  element.style.top = `${(100 * mark.start) / view.document.text.length}%`;
  return element;
}

function listenToMinimap(view, signal) {
  const { map } = view;
  map.addEventListener("click", (event) => {
    const mark = nearestMark(view, (event.clientY - map.getBoundingClientRect().top) / map.clientHeight);
    if (mark) showMark(view, mark.id);
  }, { signal });
  const later = oncePerFrame(() => frameScreen(view));
  document.addEventListener("scroll", later, { signal, capture: true, passive: true });
  addEventListener("resize", later, { signal });
  const observer = new ResizeObserver(later);
  observer.observe(view.article);
  signal.addEventListener("abort", () => observer.disconnect());
}

function nearestMark(view, part) {
  const at = part * view.document.text.length;
  let [best, distance] = [null, Infinity];
  for (const mark of view.document.marks) {
    const away = Math.abs(mark.start - at);
    if (away < distance) [best, distance] = [mark, away];
  }
  return best;
}

function frameScreen(view) {
  const text = view.article.getBoundingClientRect();
  const screen = view.scroller.classList.contains("own")
    ? view.scroller.getBoundingClientRect()
    : { top: 0, bottom: innerHeight };
  const part = (y) => Math.min(1, Math.max(0, (y - text.top) / (text.height || 1)));
  const [top, bottom] = [part(screen.top), part(screen.bottom)];
  view.frame.style.top = `${100 * top}%`;
  view.frame.style.height = `${100 * (bottom - top)}%`;
}

function oncePerFrame(act) {
  let asked = 0;
  return () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      act();
    });
  };
}
