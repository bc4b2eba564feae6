// One row of the list, and the frame around the rows. No state, no listeners.

const STANCES = [
  ["▲", "supports"],
  ["▼", "refutes"],
  ["◆", "qualifies"],
  ["○", "context"],
];

function rowOf(row, index, view) {
  return node(
    "div",
    { role: "row", class: "row", tabindex: -1, "data-id": row.id, "aria-rowindex": index + 2 },
    view.canAct ? pickCell(row, view.words) : null,
    claimCell(row, view.words),
    cell("worth", worthButton(row, view.words)),
    cell("evidence", ...evidenceCounts(row.evidence, view.words)),
    cell("verdict", ...verdictChips(row.verdicts, view.words)),
    whoCell(row, view.words),
  );
}

function cell(name, ...children) {
  return node("div", { role: "gridcell", class: `cell ${name}` }, ...children);
}

function pickCell(row, words) {
  const label = fill(words.pick, { n: row.number });
  const box = node("input", { type: "checkbox", tabindex: -1, class: "pick-box", "aria-label": label });
  return cell("pick", node("label", { class: "pick-label" }, box));
}

function claimCell(row, words) {
  const href = row.href === null ? null : ownAddress(row.href);
  const attributes = { class: "statement", tabindex: -1, href, type: href ? null : "button" };
  const statement = node(href ? "a" : "button", attributes, ...row.parts.map(part));
  return cell("claim", statement, metaLine(row), tagLine(row, words));
}

function part([words, kind]) {
  return kind ? node("span", { class: kind }, words) : words;
}

function metaLine(row) {
  const line = node("div", { class: "meta" }, node("span", { class: "number-of" }, `#${row.number}`));
  if (row.state) line.append(node("span", { class: "state" }, row.state));
  line.append(...row.meta.map(([words, whole, what]) => node("span", { class: `said ${what}`, title: whole || words }, words)));
  return line;
}

function tagLine(row, words) {
  if (!row.tags.length) return null;
  const tags = row.tags.map((name) => node("span", { class: "tag" }, name));
  return node("div", { class: "tags" }, unseen(words.tagged), ...tags);
}

function presentMark([initials, name], words) {
  const said = fill(words.here, { name });
  const mark = node("span", { class: "mark", "aria-hidden": "true" }, initials);
  return node("span", { class: "present", title: said }, mark, unseen(said));
}

function worthButton(row, words) {
  const full = node("span", { class: "worth-full" });
  full.style.width = `${row.score}%`;
  return node(
    "button",
    { type: "button", class: "worth-button", tabindex: -1 },
    node("span", { class: "worth-bar", "aria-hidden": "true" }, full),
    node("span", { class: "worth-score", "aria-hidden": "true" }, String(row.score)),
    unseen(`${fill(words.worth_of, { n: row.score })}. ${row.reasons.join("; ")}`),
  );
}

function worthTip(row, words) {
  const title = node("strong", {}, fill(words.worth_of, { n: row.score }));
  if (!row.reasons.length) return [title, node("div", {}, words.no_reasons)];
  const reasons = row.reasons.map((reason) => node("li", {}, reason));
  return [title, node("div", {}, words.because), node("ul", {}, ...reasons)];
}

function evidenceCounts(counts, words) {
  const shown = STANCES.map(([sign, name], index) => [sign, name, counts[index]]).filter(
    ([, name, count]) => name !== "context" || count > 0,
  );
  if (!counts.some(Boolean)) return [node("span", { class: "count zero" }, words.no_evidence)];
  return shown.map(([sign, name, count]) =>
    node(
      "span",
      { class: count ? "count" : "count zero", title: fill(words[name], { n: count }) },
      node("span", { "aria-hidden": "true" }, `${sign}${count}`),
      unseen(`${fill(words[name], { n: count })} `),
    ),
  );
}

function verdictChips(verdicts, words) {
  if (!verdicts.length) return [node("span", { class: "no-verdict" }, words.no_verdict)];
  return verdicts.map(([layer, rating, colour]) =>
    node(
      "span",
      { class: "chip", "data-colour": colour },
      glyph(colour),
      layer ? node("span", { class: "layer" }, layer) : null,
      node("span", { class: "rating" }, rating),
    ),
  );
}

function whoCell(row, words) {
  const [changed, iso] = row.changed;
  return cell(
    "who",
    ...row.present.map((one) => presentMark(one, words)),
    row.assignee ? node("span", { class: "assignee" }, row.assignee) : null,
    changed ? node("time", { datetime: iso || null, title: iso || null }, changed) : null,
  );
}

function headRow(view) {
  const { words } = view;
  const all = node("input", { type: "checkbox", class: "pick-all", "aria-label": words.pick_all });
  const pick = columnHead("pick", node("label", { class: "pick-label" }, all));
  const names = ["claim", "worth", "evidence", "verdict", "who"];
  const given = view.rows.some((row) => row.assignee);
  const heads = names.map((name) => columnHead(name, name === "who" && !given ? words.changed : words[name]));
  return node(
    "div",
    { role: "row", class: "head", "aria-rowindex": 1 },
    ...(view.canAct ? [pick, ...heads] : heads),
  );
}

function columnHead(name, content) {
  return node("div", { role: "columnheader", class: `cell ${name}` }, content);
}

function button(name, words, key = null) {
  const hint = key ? node("kbd", { class: "key", "aria-hidden": "true" }, key) : null;
  return node("button", { type: "button", class: "button", "data-act": name }, words, hint);
}

function pager(view, place) {
  const { number, size, total } = view.page;
  const from = total ? (number - 1) * size + 1 : 0;
  const to = Math.min(total, from + Math.max(0, view.rows.length - 1));
  const range = { from: grouped(from), to: grouped(to), total: grouped(total) };
  const previous = button("previous", view.words.previous, "p");
  const next = button("next", view.words.next, "n");
  previous.disabled = number <= 1;
  next.disabled = number >= view.pages;
  return node("div", { class: `pager ${place}` },
    node("span", { class: "range" }, fill(view.words.range, range)), previous, next);
}

function keysDialog(view) {
  const rows = view.keys.map(([key, what]) =>
    node("tr", {}, node("th", { scope: "row" }, node("kbd", { class: "key" }, key)), node("td", {}, what)),
  );
  return node(
    "dialog",
    { class: "keys", "aria-labelledby": "keys-title" },
    node("h2", { id: "keys-title" }, view.words.keys_title),
    node("table", {}, node("tbody", {}, ...rows)),
    button("close", view.words.close),
  );
}
