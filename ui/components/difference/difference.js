// Paragraphs with what was dropped and added in them. Text nodes only.

export default function difference({ data, parentElement }) {
  const box = boxIn(parentElement, "difference");
  followTheme(box);
  const blocks = data.blocks.map(blockOf);
  box.replaceChildren(node("div", { role: "group", "aria-label": data.label }, ...blocks));
}

function blockOf([kind, lead, words]) {
  if (!words.length) return node("p", { class: "hidden-run" }, lead);
  const head = lead ? node("span", { class: "lead" }, lead) : null;
  return node("div", { class: `block ${kind}` }, head, node("p", {}, ...words.flatMap(piecesOf)));
}

function piecesOf([kind, before, after]) {
  if (kind === "same") return [after];
  if (kind === "case" || kind === "punctuation") {
    return [node("span", { class: "surface", title: before.trim() }, after || before)];
  }
  const lost = kind === "added" ? [] : marked("del", kind, before);
  const fresh = kind === "dropped" ? [] : marked("ins", kind, after);
  return [...lost, ...fresh];
}

// The space after the last word stands outside, or it would be underlined.
function marked(tag, kind, words) {
  if (!words) return [];
  const bare = words.trimEnd();
  return [node(tag, { class: kind }, bare), words.slice(bare.length) || " "];
}
