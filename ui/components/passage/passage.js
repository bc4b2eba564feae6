// A passage, or a list of plain lines. Text nodes only.

export default function passage({ data, parentElement }) {
  const box = boxIn(parentElement, "passage");
  followTheme(box);
  box.replaceChildren(data.lines ? listOf(data) : passageOf(data));
}

function passageOf({ before, parts, after }) {
  const words = parts.map(([text, kind]) => (kind ? node("span", { class: kind }, text) : text));
  return node("p", { class: "words" }, before, node("mark", {}, ...words), after);
}

function listOf({ label, lines }) {
  return node("ul", { class: "lines", "aria-label": label }, ...lines.map(lineOf));
}

function lineOf([lead, words, quiet, colour, href]) {
  const head = lead
    ? node("strong", { "data-colour": colour ?? null }, colour ? glyph(colour) : null, lead)
    : null;
  const target = href && ownAddress(href);
  const said = target ? node("a", { href: target, target: "_self" }, words) : words;
  return node(
    "li",
    {},
    head,
    words ? node("span", { class: "said" }, said) : null,
    quiet ? node("span", { class: "quiet" }, quiet) : null,
  );
}
