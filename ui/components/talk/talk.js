// Threads of remarks. Text nodes only. Boxes somebody writes in stay while remarks come in.

const SHOWN = 6; // names offered at a time

export default function talk({ data, parentElement, setTriggerValue }) {
  const box = boxIn(parentElement, "talk");
  followTheme(box);
  box.claimdesk ??= { boxes: new Map(), drawn: new Map() };
  Object.assign(box.claimdesk, { data, send: (said) => setTriggerValue("said", said) });
  settle(box);
  draw(box);
}

// What was kept leaves its box; what was refused stays, with the reason.
function settle(box) {
  const { boxes, data } = box.claimdesk;
  for (const [name, one] of [...boxes]) {
    const command = one.dataset.command;
    if (!command) continue;
    if (data.kept.includes(command)) done(box, name, one);
    else if (command in data.refused) waiting(one, false, data.refused[command]);
  }
}

function done(box, name, one) {
  waiting(one, false, "");
  one.querySelector("textarea").value = "";
  forget(name);
  if (name.startsWith("begin")) return;
  const before = one.claimdeskOpener;
  one.remove();
  box.claimdesk.boxes.delete(name);
  if (before?.isConnected) before.focus();
}

function draw(box) {
  const { data } = box.claimdesk;
  let list = box.querySelector(":scope > .threads");
  if (!list) {
    list = node("div", { class: "threads", "aria-live": "polite" });
    box.replaceChildren(list);
  }
  const sections = data.threads.map((thread) => sectionOf(box, thread));
  for (const old of [...list.children]) if (!sections.includes(old)) old.remove();
  sections.forEach((section, at) => {
    if (list.children[at] !== section) list.insertBefore(section, list.children[at] ?? null);
  });
  if (!sections.length) list.append(node("p", { class: "empty" }, data.words.nothing));
  drawBegin(box);
  showAsked(box, list);
}

// Goes to the thread that the address names, once.
function showAsked(box, list) {
  const { asked } = box.claimdesk.data;
  const section = asked && list.querySelector(`[data-thread="${CSS.escape(asked)}"]`);
  if (!section || box.claimdesk.shown === asked) return;
  box.claimdesk.shown = asked;
  section.tabIndex = -1;
  requestAnimationFrame(() => {
    section.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    section.focus({ preventScroll: true });
  });
}

function sectionOf(box, thread) {
  const { drawn, data } = box.claimdesk;
  let section = drawn.get(thread.id);
  if (!section) {
    section = node("section", { "data-thread": thread.id });
    section.append(node("div", { class: "about" }), node("ol", {}), node("div", { class: "tools" }));
    drawn.set(thread.id, section);
  }
  const state = JSON.stringify([thread, data.canWrite]);
  if (section.claimdeskState !== state) fillSection(box, section, thread);
  section.claimdeskState = state;
  return section;
}

function fillSection(box, section, thread) {
  const { data } = box.claimdesk;
  section.classList.toggle("settled", Boolean(thread.resolved));
  const [about, list, tools] = [".about", "ol", ".tools"].map((one) => section.querySelector(`:scope > ${one}`));
  about.replaceChildren(...aboutOf(thread, data));
  const kept = new Map([...list.children].map((item) => [item.dataset.remark, item]));
  const items = thread.remarks.map((remark) => itemOf(box, remark, kept.get(remark.id)));
  for (const item of [...list.children]) if (!items.includes(item)) item.remove();
  items.forEach((item, at) => {
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
  });
  if (thread.hidden) about.append(node("p", { class: "quiet" }, data.words.hidden));
  tools.replaceChildren(...(data.canWrite ? toolsOf(box, section, thread) : []));
}

function aboutOf(thread, { words }) {
  const parts = [];
  if (thread.about) parts.push(node("p", { class: "quiet" }, thread.about));
  const target = thread.href && ownAddress(thread.href);
  if (thread.quote) {
    const quote = target ? node("a", { href: target, target: "_self" }, thread.quote) : thread.quote;
    parts.push(node("blockquote", {}, quote));
  }
  if (thread.orphaned) parts.push(node("p", { class: "quiet" }, words.orphaned));
  if (thread.resolved) parts.push(node("p", { class: "resolved" }, `✓ ${thread.resolved}`));
  return parts;
}

function itemOf(box, remark, kept) {
  const state = JSON.stringify(remark);
  if (kept?.claimdeskState === state) return kept;
  const { data } = box.claimdesk;
  const became = ["reworded", "withdrawn"].filter((one) => remark[one]);
  const changed = became.map((one) => ` · ${fill(data.words[one], { when: remark[one] })}`).join("");
  const head = node(
    "p",
    { class: "who" },
    node("strong", {}, remark.who),
    node("span", { class: "quiet" }, remark.when + changed),
  );
  const said = remark.pieces.map(([words, names]) => (names ? node("b", { class: "name" }, words) : words));
  const shown = remark.withdrawn ? [node("del", {}, ...said)] : said;
  const item = node("li", { "data-remark": remark.id }, head, node("p", { class: "said" }, ...shown));
  if (remark.earlier.length) item.append(olderOf(remark, data.words));
  if (remark.mine && data.canWrite) {
    item.append(node("div", { class: "own" }, rewordButton(box, remark, item), withdrawButton(box, remark)));
  }
  item.claimdeskState = state;
  return item;
}

function olderOf(remark, words) {
  const count = remark.earlier.length;
  const told = fill(count === 1 ? words.older : words.olders, { n: count });
  const versions = remark.earlier.map(([said, when]) =>
    node("li", {}, node("span", { class: "quiet" }, when), node("p", { class: "said" }, said)),
  );
  return node("details", {}, node("summary", {}, told), node("ul", {}, ...versions));
}

function rewordButton(box, remark, item) {
  const { words } = box.claimdesk.data;
  const button = node("button", { type: "button", class: "button plain" }, words.reword);
  button.addEventListener("click", () => {
    const raw = remark.pieces.map(([said]) => said).join("");
    const writing = { what: "reword", target: remark.id, label: words.reword_label, send: words.save, raw };
    openBox(box, `reword ${remark.id}`, writing, (one) => item.append(one), button);
  });
  return button;
}

// The first press asks, the second withdraws; leaving the button takes the question back.
function withdrawButton(box, remark) {
  const { words } = box.claimdesk.data;
  const button = node("button", { type: "button", class: "button plain" }, words.withdraw);
  button.addEventListener("click", (event) => {
    if (event.detail > 1) return;
    if (!button.dataset.sure) {
      button.dataset.sure = "yes";
      button.textContent = words.withdraw_sure;
      return;
    }
    button.disabled = true;
    box.claimdesk.send({ what: "withdraw", target: remark.id, words: "", command: fresh() });
  });
  button.addEventListener("blur", () => {
    delete button.dataset.sure;
    button.textContent = words.withdraw;
  });
  return button;
}

function toolsOf(box, section, thread) {
  const { words, abouts } = box.claimdesk.data;
  const answer = node("button", { type: "button", class: "button" }, words.answer);
  answer.addEventListener("click", () => {
    const writing = { what: "answer", target: thread.id, label: words.answer, send: words.send };
    openBox(box, `answer ${thread.id}`, writing, (one) => section.append(one), answer);
  });
  const label = thread.resolved ? words.reopen : words.resolve;
  const settled = node("button", { type: "button", class: "button plain" }, label);
  settled.addEventListener("click", (event) => {
    if (event.detail > 1) return;
    const what = thread.resolved ? "reopen" : "resolve";
    box.claimdesk.send({ what, target: thread.id, words: "", command: fresh() });
  });
  return [answer, settled];
}

// The box for a new thread stands below all others.
function drawBegin(box) {
  const { data, boxes } = box.claimdesk;
  const names = JSON.stringify(data.abouts);
  let one = boxes.get("begin");
  if (!data.canWrite || !data.abouts.length) {
    one?.remove();
    boxes.delete("begin");
    return;
  }
  if (!one) {
    one = boxOf(box, "begin", { what: "begin", label: data.words.write, send: data.words.say });
    boxes.set("begin", one);
    box.append(one);
  }
  if (one.dataset.abouts !== names) offer(one, data);
  if (data.begun && one.dataset.begun !== names) one.querySelector("textarea").focus();
  one.dataset.begun = data.begun ? names : "";
  one.dataset.abouts = names;
}

// What a new thread may be about: said where it is one thing, asked where there are several.
function offer(one, { abouts, words }) {
  const field = one.querySelector("select");
  const chosen = field.value;
  field.replaceChildren(...abouts.map(([value, label]) => node("option", { value }, label)));
  if (abouts.some(([value]) => value === chosen)) field.value = chosen;
  field.closest("label").hidden = abouts.length === 1 && !abouts[0][0];
  field.setAttribute("aria-label", words.about);
}

function openBox(box, name, writing, put, opener) {
  const { boxes } = box.claimdesk;
  let one = boxes.get(name);
  if (!one) {
    one = boxOf(box, name, writing);
    boxes.set(name, one);
    put(one);
  }
  one.claimdeskOpener = opener;
  one.querySelector("textarea").focus();
}

function boxOf(box, name, writing) {
  const { words, advice } = box.claimdesk.data;
  const area = node("textarea", { rows: 3, "aria-label": writing.label, placeholder: writing.label });
  area.value = remembered(name) || writing.raw || "";
  const names = node("ul", { class: "names", role: "listbox", "aria-label": words.names, hidden: true });
  const send = node("button", { type: "submit", class: "button" }, writing.send);
  const buttons = [send];
  if (writing.what !== "begin") buttons.push(node("button", { type: "button", class: "button plain", "data-cancel": true }, words.cancel));
  const one = node("form", { class: "box", novalidate: true }, node("div", { class: "field" }, area, names));
  if (writing.what === "begin") one.prepend(node("label", { class: "pick" }, node("span", {}, words.about), node("select", {})));
  one.append(node("p", { class: "problem", role: "alert" }), node("div", { class: "buttons" }, ...buttons));
  if (writing.what === "begin") one.append(node("p", { class: "quiet" }, [words.help, advice].filter(Boolean).join(" ")));
  listen(box, name, one, writing);
  return one;
}

function listen(box, name, one, writing) {
  const [area, names] = [one.querySelector("textarea"), one.querySelector(".names")];
  one.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(box, one, writing);
  });
  area.addEventListener("input", () => {
    remember(name, area.value);
    complete(box, area, names);
  });
  area.addEventListener("blur", () => setTimeout(() => (names.hidden = true), 150));
  one.querySelector("[data-cancel]")?.addEventListener("click", () => close(box, name, one));
  // The page has keys of its own for single letters; what is typed here is not for it.
  for (const kind of ["keydown", "keyup", "keypress"]) one.addEventListener(kind, (event) => event.stopPropagation());
  area.addEventListener("keydown", (event) => {
    if (choosing(event, area, names, box)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) one.requestSubmit();
    if (event.key === "Escape" && writing.what !== "begin") close(box, name, one);
  });
}

function submit(box, one, writing) {
  const words = one.querySelector("textarea").value.trim();
  if (!words || one.dataset.busy) return one.querySelector("textarea").focus();
  const target = writing.what === "begin" ? one.querySelector("select").value : writing.target;
  one.dataset.command = fresh();
  waiting(one, true, "");
  box.claimdesk.send({ what: writing.what, target, words, command: one.dataset.command });
}

function waiting(one, busy, problem) {
  if (busy) one.dataset.busy = "yes";
  else {
    delete one.dataset.busy;
    delete one.dataset.command;
  }
  one.querySelector("[type=submit]").disabled = busy;
  one.querySelector(".problem").textContent = problem;
}

function close(box, name, one) {
  forget(name);
  box.claimdesk.boxes.delete(name);
  one.remove();
  if (one.claimdeskOpener?.isConnected) one.claimdeskOpener.focus();
}

// The “@” before the caret, and what was typed after it.
function asked(area) {
  const before = area.value.slice(0, area.selectionStart);
  const found = before.match(/(?:^|[^\p{L}\p{N}@._])@([\p{L}\p{N}'’ .-]{0,40})$/u);
  return found ? found[1] : null;
}

function complete(box, area, names) {
  const typed = asked(area);
  const fitting =
    typed === null
      ? []
      : box.claimdesk.data.names.filter((name) => name.toLowerCase().startsWith(typed.toLowerCase())).slice(0, SHOWN);
  const items = fitting.map((name, at) => node("li", { role: "option", "aria-selected": String(at === 0) }, name));
  for (const item of items) {
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(box, area, names, item.textContent);
    });
  }
  names.replaceChildren(...items);
  names.hidden = !items.length;
}

// Whether a key was for the list of names.
function choosing(event, area, names, box) {
  if (names.hidden || event.isComposing) return false;
  const items = [...names.children];
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const next = (at + step + items.length) % items.length;
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === next)));
  } else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") {
    choose(box, area, names, items[at].textContent);
  } else if (event.key === "Escape") names.hidden = true;
  else return false;
  event.preventDefault();
  return true;
}

function choose(box, area, names, name) {
  const caret = area.selectionStart;
  area.setRangeText(`${name} `, caret - asked(area).length, caret, "end");
  names.hidden = true;
  area.dispatchEvent(new Event("input"));
  names.hidden = true;
  area.focus();
}

function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `talk-${[...bytes].map((one) => one.toString(16).padStart(2, "0")).join("")}`;
}

// What is typed outlives a reload of the page, in this tab alone.
function slot(name) {
  return `claimdesk talk ${location.pathname}${location.search} ${name}`;
}

function remember(name, words) {
  sessionStorage.setItem(slot(name), words);
}

function remembered(name) {
  return sessionStorage.getItem(slot(name));
}

function forget(name) {
  sessionStorage.removeItem(slot(name));
}
