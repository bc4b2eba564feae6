// Tables of numbers with bars or shades. Text nodes only.

export default function figures({ data, parentElement }) {
  const box = boxIn(parentElement, "figures");
  followTheme(box);
  box.replaceChildren(data.grid ? gridOf(data) : barsOf(data));
}

function barsOf({ label, heads, rows, longest }) {
  const head = heads.map((text) => node("th", { scope: "col" }, text));
  return node(
    "table",
    { class: "bars" },
    node("caption", { class: "unseen" }, label),
    node("thead", {}, node("tr", {}, ...head)),
    node("tbody", {}, ...rows.map((row) => barRow(row, longest))),
  );
}

function barRow([label, values, note, href], longest) {
  const target = href && ownAddress(href);
  const said = target ? node("a", { href: target, target: "_self" }, label) : label;
  const cells = values.map((value, at) => {
    const bar = node("span", { class: "bar", "data-series": at, "aria-hidden": "true" });
    bar.style.setProperty("--share", longest ? value / longest : 0);
    return node("td", {}, node("span", { class: "pair" }, value ? bar : null, grouped(value)));
  });
  const quiet = note ? node("span", { class: "quiet" }, note) : null;
  return node("tr", {}, node("th", { scope: "row" }, said, quiet), ...cells);
}

function gridOf({ label, heads, grid }) {
  const most = Math.max(1, ...grid.flat());
  const head = ["", ...heads].map((text) => node("th", { scope: "col" }, text));
  const rows = grid.map((counts, at) => {
    const cells = counts.map((count, across) => {
      const cell = node("td", { class: across === at ? "same" : "" }, count ? grouped(count) : "·");
      cell.style.setProperty("--share", count / most);
      return cell;
    });
    return node("tr", {}, node("th", { scope: "row" }, heads[at]), ...cells);
  });
  return node(
    "div",
    { class: "wide", tabindex: "0", role: "region", "aria-label": label },
    node(
      "table",
      { class: "grid" },
      node("caption", { class: "unseen" }, label),
      node("thead", {}, node("tr", {}, ...head)),
      node("tbody", {}, ...rows),
    ),
  );
}
