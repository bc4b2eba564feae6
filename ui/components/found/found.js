// What a search found. Text nodes only; every hit is a link of its own.

export default function found({ data, parentElement }) {
  const box = boxIn(parentElement, "found");
  followTheme(box);
  box.replaceChildren(...data.groups.map((group) => groupOf(group, data.away)));
}

function groupOf({ heading, items, more }, away) {
  const rest = more && ownAddress(more[1]);
  return node(
    "section",
    {},
    node("h2", {}, heading),
    node("ol", {}, ...items.map((item) => itemOf(item, away))),
    rest ? node("p", { class: "more" }, node("a", { href: rest, target: "_self" }, more[0])) : null,
  );
}

function itemOf({ words, meta, href, outside }, away) {
  const said = words.map(([text, hit]) => (hit ? node("mark", {}, text) : text));
  const target = href && (outside ? webAddress(href) : ownAddress(href));
  const where = outside ? { target: "_blank", rel: "noopener noreferrer" } : { target: "_self" };
  const line = target ? node("a", { href: target, ...where }, ...said) : node("span", {}, ...said);
  if (target && outside) line.append(unseen(` (${away})`));
  const told = meta.flatMap((one, at) => [at ? " · " : null, node("span", {}, one)]);
  return node("li", {}, node("p", { class: "said" }, line), node("p", { class: "meta" }, ...told));
}

// An address of another site, if a browser can open it safely.
function webAddress(href) {
  try {
    const address = new URL(href);
    return address.protocol === "https:" || address.protocol === "http:" ? address.href : null;
  } catch {
    return null;
  }
}
