// What a search found. Text nodes only; every hit is a link of its own.

export default function found({ data, parentElement }) {
  const box = boxIn(parentElement, "found");
  followTheme(box);
  box.replaceChildren(...data.groups.map(groupOf));
}

function groupOf({ heading, items, more }) {
  const rest = more && ownAddress(more[1]);
  return node(
    "section",
    {},
    node("h2", {}, heading),
    node("ol", {}, ...items.map(itemOf)),
    rest ? node("p", { class: "more" }, node("a", { href: rest, target: "_self" }, more[0])) : null,
  );
}

function itemOf({ words, meta, href }) {
  const said = words.map(([text, hit]) => (hit ? node("mark", {}, text) : text));
  const target = href && ownAddress(href);
  const line = target ? node("a", { href: target, target: "_self" }, ...said) : node("span", {}, ...said);
  const told = meta.flatMap((one, at) => [at ? " · " : null, node("span", {}, one)]);
  return node("li", {}, node("p", { class: "said" }, line), node("p", { class: "meta" }, ...told));
}
