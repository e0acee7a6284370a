// One article under review: its text, the place under review, and the keys.

import { get, make, post, Refusal } from "./api.js";
import { highlight, selected } from "./passage.js";

const BANDS = [["likely"], ["likely", "check"], ["likely", "check", "hidden"]];
const BAND_NAMES = ["likely", "likely, check", "all"];
const CERTAINTIES = ["high", "medium", "low"];
const PAUSE = 500;  // Milliseconds in which no key decides after what is to be read has changed altogether.
const byId = (id) => document.getElementById(id);
const text = byId("text"), card = byId("card");
const name = location.pathname.split("/").at(-1);
const path = `/api/articles/${name}`;

let article = null;
let shown = 1;
let current = null;     // A finding, or null.
let decision = null;    // A decision that was chosen, or null.
let passage = null;     // A passage of the editor's own: {start, end, text}, or null.
let asked = null;       // Where else the words of the place stand, while the editor is asked how far to go, or null.
let selecting = false;  // Whether the arrow keys choose a passage.
let busy = false;
let changed = 0;        // When another article, or the end of this one, came before the reader.

// -- the state ----------------------------------------------------------------------------------------------------

const visible = () => inOrder.filter((finding) => BANDS[shown].includes(finding.band));
const key = (finding) => `${finding.start}-${finding.end}`;

// Findings in the order in which the page has them, which is that of the eye.
let inOrder = [];

// Show the article as the server has it now; the findings of `next` are those to go on with, the first that is left.
function take(answer, next = []) {
  const first = !article;
  article = answer;
  const scroll = scrollY;
  text.innerHTML = article.html;
  text.dataset.state = `${article.steps} ${article.version}`;
  scrollTo({ top: scroll, behavior: "instant" });
  const onPage = [...text.querySelectorAll("[data-f]")].map((element) => article.findings[Number(element.dataset.f)]);
  inOrder = [...new Set([...onPage, ...article.findings])];
  document.title = `Review: ${article.title}`;
  byId("title").textContent = article.title;
  byId("undo").disabled = article.steps === 0;
  byId("problem").hidden = true;
  decision = null;
  leavePassage();
  const rest = visible();
  current = next.map((wanted) => rest.find((finding) => key(finding) === wanted)).find(Boolean) ?? rest[0] ?? null;
  if (first || !current) changed = performance.now();
  for (const id of ["progress", "review", "panel"]) byId(id).hidden = false;
  draw({ scrolling: true });
}

// The keys of the findings from the one under review on, for `take`.
function following() {
  const rest = visible(), at = rest.indexOf(current);
  const from = at >= 0 ? at : rest.findIndex((finding) => finding.start >= (place()?.start ?? 0));
  return from < 0 ? [] : rest.slice(from).map(key);
}

async function change(where, body, next = following()) {
  if (busy) return;
  busy = true;
  try {
    take(await post(`${path}/${where}`, { version: article.version, ...body }), next);
    text.focus({ preventScroll: true });
  } catch (problem) {
    complain(problem);
  } finally {
    busy = false;
  }
}

function complain(problem, again = problem.status === 409) {
  if (!(problem instanceof Refusal)) throw problem;
  byId("problem").hidden = false;
  byId("problem").firstElementChild.textContent = problem.message;
  byId("reload").hidden = !again;
}

async function load() {
  const typed = byId("own")?.value ?? "";
  try {
    take(await get(path), article ? following() : []);
    if (typed && byId("own")) byId("own").value = typed;
  } catch (problem) {
    if (!article) byId("title").textContent = decodeURIComponent(name);
    complain(problem, true);
  }
}

// -- decisions ----------------------------------------------------------------------------------------------------

const place = () => passage ?? current;
// What the card shows, and the keys are about: nothing else is decided or taken back by them.
const onCard = (item) => (passage || asked || selecting ? null : item);
const finding = () => onCard(decision ? null : current);
const isWord = (found) => /[\p{L}\p{N}]/u.test(found.reading);

function emend(reading) {
  const { start, end } = place();
  const cert = byId("cert")?.value ?? "high", reason = byId("reason")?.value.trim() ?? "";
  return change("decision", { verdict: "wrong", start, end, reading, scope: "here", cert, reason });
}

function right(scope) {
  const { start, end } = current;
  return change("decision", { verdict: "right", start, end, scope, reason: byId("reason")?.value.trim() ?? "" });
}

function accept(number) {
  const reading = finding()?.proposals[number];
  return reading === undefined ? undefined : emend(reading);
}

function enter() {
  if (passage && !asked) return saveTyped();
  if (finding()) return accept(0);
  return onCard(!decision) && !busy ? nextArticle() : undefined;
}

// Ask how far an emendation is to reach: what stands at how many places, and how many of them are findings.
async function askEqual(reading) {
  const { start, end } = place() ?? {};
  if (busy || start === undefined || start === end || reading === undefined) return;
  const cert = byId("cert")?.value ?? "high", reason = byId("reason")?.value.trim() ?? "";
  try {
    asked = { ...await get(`${path}/equal?start=${start}&end=${end}`), reading, start, end, cert, reason };
    draw();
    card.querySelector("button").focus();
  } catch (problem) {
    complain(problem);
  }
}

function answerEqual(scope) {
  const { start, end, reading, cert, reason } = asked;
  return change("decision", { verdict: "wrong", start, end, reading, scope, cert, reason });
}

function undo() {
  if (article.steps) undone();
}

// Go back to the finding that the undone decision was on: the one that is open again.
async function undone() {
  const before = new Set(article.findings.map(key));
  await change("undo", {});
  const again = visible().find((finding) => !before.has(key(finding)));
  if (again) go(again);
}

// -- moving about -------------------------------------------------------------------------------------------------

function step(by) {
  const rest = visible();
  if (!rest.length) return;
  const at = rest.indexOf(current);
  const here = at < 0 ? (by > 0 ? -1 : 0) : at;
  go(rest[(here + by + rest.length) % rest.length]);
}

function go(finding) {
  leavePassage();
  decision = null;
  current = finding;
  draw({ scrolling: true });
}

function choose(found, options) {
  leavePassage();
  decision = found;
  current = null;
  draw(options);
}

// Look back at the decisions one after the other: those of this sitting from the last one on, then the older ones.
function lookBack() {
  const startOf = (item) => Number(item.places[0].split("-")[0]);
  const all = article.decisions.filter((item) => item.places.length)
    .sort((one, other) => other.turn - one.turn || startOf(other) - startOf(one));
  if (all.length) choose(all[(all.indexOf(decision) + 1) % all.length], { scrolling: true });
}

function takeBack() {
  const found = onCard(decision);
  if (found) change("removal", { kind: found.kind, index: found.index }, found.places);
}

function nextArticle() {
  location.assign(article.next ? `/article/${encodeURIComponent(article.next)}` : "/");
}

function takePassage(found, range) {
  passage = found;
  selecting = false;
  highlight(range);
  draw();
  byId("own").focus({ preventScroll: true });
}

function leavePassage() {
  passage = null;
  asked = null;
  selecting = false;
  highlight(null);
}

function beginSelecting() {
  const selection = getSelection();
  const found = selected(text);
  if (found && found.start < found.end) return takePassage(found, selection.getRangeAt(0).cloneRange());
  if (!found) {
    const beside = text.querySelector(".current") ?? text.querySelector("[data-o]");
    if (beside?.firstChild) selection.collapse(beside.firstChild, 0);
  }
  selecting = true;
  text.focus({ preventScroll: true });
  draw();
  return undefined;
}

function selectByKey(event) {
  const selection = getSelection();
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    const unit = event.ctrlKey || event.altKey ? "character" : "word";
    selection.modify(event.shiftKey ? "extend" : "move", event.key === "ArrowLeft" ? "backward" : "forward", unit);
    event.preventDefault();
    draw();
    return true;
  }
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    selection.modify(event.shiftKey ? "extend" : "move", event.key === "ArrowUp" ? "backward" : "forward", "line");
    event.preventDefault();
    draw();
    return true;
  }
  if (event.key === "Enter") {
    const found = selected(text);
    if (found) takePassage(found, selection.getRangeAt(0).cloneRange());
    event.preventDefault();
    return true;
  }
  return false;
}

// -- drawing ------------------------------------------------------------------------------------------------------

function draw({ scrolling = false } = {}) {
  document.body.dataset.bands = BAND_NAMES[shown];
  byId("band").textContent = `Show: ${BAND_NAMES[shown]}`;
  const rest = visible(), decided = article.decisions.length;
  byId("progress").max = rest.length + decided || 1;
  byId("progress").value = rest.length ? decided : decided || 1;
  byId("count").textContent = `${rest.length} open, ${decided} decided`;
  mark(scrolling);
  card.replaceChildren(...content());
  byId("said").textContent = spoken();
}

function mark(scrolling) {
  for (const element of text.querySelectorAll(".current")) element.classList.remove("current");
  const number = article.findings.indexOf(current);
  const places = passage ? [] : decision
    ? [...text.querySelectorAll("[data-d]")].filter((element) => decision.places.includes(element.dataset.d))
    : text.querySelectorAll(`[data-f="${number}"]`);
  for (const element of places) element.classList.add("current");
  for (const element of places) {
    const details = element.closest("details:not([open])");
    if (details) details.open = true;
  }
  const shownPlace = places[0] ?? (decision && pieceAt(Number(decision.places[0]?.split("-")[0])));
  if (scrolling && shownPlace) shownPlace.scrollIntoView({ block: "center" });
}

// The piece of the text that the character at `offset` of the transcription is in.
function pieceAt(offset) {
  const before = [...text.querySelectorAll("[data-o]")].filter((piece) => Number(piece.dataset.o) <= offset);
  return before.sort((one, other) => one.dataset.o - other.dataset.o).at(-1);
}

function spoken() {
  if (passage) return passage.text ? `Passage: ${passage.text}` : "Insertion at the caret";
  if (decision) return `Decided: ${decision.exact}`;
  if (!current) return "No finding is open";
  const rest = visible();
  return `Finding ${rest.indexOf(current) + 1} of ${rest.length}: ${current.reading || "something missing"}`;
}

function content() {
  if (asked) return equalCard();
  if (selecting) return selectingCard();
  if (passage) return passageCard();
  if (decision) return decisionCard();
  return current ? findingCard() : doneCard();
}

const button = (label, key, action, className = "") =>
  make("button", { type: "button", className, onclick: action }, make("span", {}, label), key ? make("kbd", {}, key) : null);
const words = (reading) => (reading.trim() ? reading : reading ? "a space" : "leave it out");

function findingCard() {
  const rest = visible();
  const equal = isWord(current);
  const proposals = current.proposals.map((reading, number) =>
    button(words(reading), String(number + 1), () => accept(number), number ? "reading" : "reading first"));
  return [
    head(`${rest.indexOf(current) + 1} of ${rest.length}`, current.band, `${current.kind} · ${Math.round(current.posterior * 100)} % sure`),
    context(current.before, current.reading, current.after),
    make("div", { className: "proposals" }, ...proposals),
    own(""),
    make("div", { className: "verdicts" },
      button("Right here", "r", () => right("here")),
      equal ? button("Always right in this article", "R", () => right("article")) : null,
      equal ? button("Always right in this corpus", "L", () => right("corpus")) : null,
      equal && proposals.length ? button("Accept at equal places …", "A", () => askEqual(current.proposals[0])) : null),
    more(),
    movers(),
  ];
}

function passageCard() {
  return [
    head(passage.text ? "A passage of your own" : "An insertion", "", ""),
    passage.text
      ? make("p", { className: "context" }, make("mark", {}, words(passage.text)))
      : make("p", { className: "quiet" }, "Type the words that are missing at the caret."),
    own(passage.text),
    make("div", { className: "verdicts" },
      passage.text ? button("It is superfluous", "", () => emend("")) : null,
      passage.text ? button("The same at equal places …", "", () => askEqual(typed())) : null,
      button("Leave it", "Esc", () => { leavePassage(); draw(); })),
    more(true),
  ];
}

function equalCard() {
  const { findings, places, real, reading } = asked;
  const said = passage?.text ?? current.reading;
  const all = places === 1 ? "The one place" : `All ${places} places`;
  return [
    head("How far?", "", ""),
    make("p", { className: "context" }, make("mark", {}, said), ` → ${words(reading)}`),
    make("p", { className: "quiet" }, `${places} place${places === 1 ? "" : "s"} of the article read${places === 1 ? "s" : ""} so, ${findings.length} of them found by the program.${real ? " A real word or a sign may be right at the others." : ""}`),
    make("div", { className: "verdicts" },
      findings.length ? button(findings.length === 1 ? "The one finding" : `The ${findings.length} findings`, "", () => answerEqual("findings")) : null,
      real || !places ? null : button(all, "", () => answerEqual("article")),
      button("Leave it", "Esc", () => { asked = null; draw(); })),
  ];
}

function decisionCard() {
  const verb = decision.kind === "rejection" ? "Right as it stands" : "Emended";
  const said = decision.kind === "rejection" ? "" : ` → ${decision.reading || "left out"}`;
  const cert = decision.cert && decision.cert !== "high" ? `, ${decision.cert} certainty` : "";
  return [
    head(verb, "", decision.everywhere ? "everywhere in this article" : ""),
    make("p", { className: "context" }, make("mark", {}, decision.exact || "⟨missing⟩"), said),
    make("p", { className: "quiet" }, `${decision.resp}${cert}`),
    decision.reason ? make("p", { className: "reason" }, decision.reason) : null,
    make("div", { className: "verdicts" }, button("Take this decision back", "x", takeBack),
      button("The one before", "d", lookBack)),
    movers(),
  ].filter(Boolean);
}

function selectingCard() {
  const found = selected(text);
  return [
    head("Select a passage", "", ""),
    make("p", { className: "context" }, found?.text ? make("mark", {}, found.text) : "The caret alone: an insertion."),
    make("p", { className: "quiet" }, "← → move by words, with Shift extend, with Alt by characters; Enter takes it, Esc leaves."),
  ];
}

function doneCard() {
  const hidden = article.findings.length - visible().length;
  return [
    head("Nothing is open here", "", ""),
    make("p", { className: "quiet" }, hidden
      ? `${hidden} more ${hidden > 1 ? "findings are" : "finding is"} less sure and not shown.`
      : "Read on, and select whatever the program missed."),
    make("div", { className: "verdicts" },
      hidden ? button("Show them", "b", nextBand) : null,
      button(article.next ? "Next article" : "All articles", "Enter", nextArticle)),
    rejected(),
  ].filter(Boolean);
}

function rejected() {
  const items = article.decisions.filter((item) => item.kind === "rejection").map((item) =>
    make("li", {}, button(item.exact, "", () => choose(item))));
  return items.length ? make("details", { className: "held" }, make("summary", {}, `Held right: ${items.length}`), make("ul", {}, ...items)) : null;
}

function head(title, band, facts) {
  return make("div", { className: "head-line" }, make("h2", {}, title),
    band ? make("span", { className: `chip ${band}` }, band) : null, make("span", { className: "quiet" }, facts));
}

function context(before, reading, after) {
  const lead = before.length > 40 ? `… ${before.slice(-40).replace(/^\S*\s/, "")}` : before;
  const tail = after.length > 40 ? `${after.slice(0, 40).replace(/\s\S*$/, "")} …` : after;
  return make("p", { className: "context" }, lead, make("mark", { className: reading ? "" : "missing" }, reading || "‸"), tail);
}

function own(value) {
  const field = make("input", { id: "own", type: "text", autocomplete: "off", spellcheck: false, value });
  field.setAttribute("aria-label", "A reading of your own");
  field.placeholder = "Another reading";
  const form = make("form", { className: "own" }, field, make("button", { type: "submit" }, "Save"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saveTyped();
  });
  return form;
}

// What is typed, without the white space around it where the text has words or signs.
function typed() {
  const said = passage ? passage.text : current.reading, { value } = byId("own");
  return said.trim() ? value.trim() : value;
}

function saveTyped() {
  const said = passage ? passage.text : current.reading, reading = typed();
  if (reading && reading !== said) return emend(reading);
  complain(new Refusal(400, {
    message: reading ? "The text reads so already" : "No reading was typed",
    hint: reading || !said ? "type another" : passage ? "“It is superfluous” leaves the words out"
      : "to leave words out, select them (s) and choose “It is superfluous”",
  }));
  return byId("own").focus();
}

// Enter in the field for the reason: what is typed is saved, or else the first proposal.
function saveWithReason() {
  const initial = passage ? passage.text : "";
  return passage || byId("own").value !== initial ? saveTyped() : accept(0);
}

function more(open = false) {
  const cert = make("select", { id: "cert" }, ...CERTAINTIES.map((value) => make("option", { value }, value)));
  const reason = make("input", { id: "reason", type: "text", autocomplete: "off" });
  reason.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    saveWithReason();
  });
  return make("details", { className: "more", open },
    make("summary", {}, "How sure, and why"),
    make("label", {}, "Certainty ", cert), make("label", {}, "Reason ", reason));
}

function movers() {
  return make("div", { className: "movers" },
    button("Previous", "p", () => step(-1)), button("Next", "n", () => step(1)), button("Select a passage", "s", beginSelecting));
}

function nextBand() {
  shown = (shown + 1) % BANDS.length;
  const rest = visible();
  if (!current || !rest.includes(current)) current = rest[0] ?? null;
  decision = null;
  draw({ scrolling: true });
}

// -- keys and mouse -----------------------------------------------------------------------------------------------

const DECIDING = {
  Enter: enter, a: () => accept(0), 1: () => accept(0), 2: () => accept(1), 3: () => accept(2),
  r: () => finding() && right("here"), R: () => finding() && right("article"),
  L: () => finding() && isWord(current) && right("corpus"), A: () => finding() && askEqual(current.proposals[0]), u: undo, x: takeBack,
};
const KEYS = {
  n: () => step(1), p: () => step(-1), e: () => byId("own")?.focus(), b: nextBand, s: beginSelecting, d: lookBack,
  o: () => location.assign("/"), "?": () => byId("keys").showModal(),
};

// A key that is held down, or comes before the page can have been read, decides nothing.
const tooEarly = (event) => event.repeat || performance.now() < changed + PAUSE;

document.addEventListener("keydown", (event) => {
  if (!article || byId("keys").open) return;
  const inField = event.target.matches("input, select, textarea");
  if (event.key === "Escape") {
    byId("problem").hidden = true;
    if (inField && event.target.id !== "own") return text.focus({ preventScroll: true });
    if (inField && !passage) {
      event.target.value = "";
      return text.focus({ preventScroll: true });
    }
    leavePassage();
    text.focus({ preventScroll: true });
    draw();
  } else if (selecting && !inField && selectByKey(event)) {
    return undefined;
  } else if (inField || event.ctrlKey || event.metaKey || event.altKey) {
    return undefined;
  } else if (event.key === "Enter" && event.target.matches("button, a, summary")) {
    return undefined;
  } else if (DECIDING[event.key]) {
    event.preventDefault();
    if (!tooEarly(event)) DECIDING[event.key]();
  } else if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
  return undefined;
});

text.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const finding = event.target.closest("[data-f]"), emended = event.target.closest("[data-d]");
  if (emended) event.preventDefault();
  if (link && !link.getAttribute("href")?.startsWith("#")) event.preventDefault();
  if (!getSelection().isCollapsed) return;
  if (finding) go(article.findings[Number(finding.dataset.f)]);
  else if (emended) choose(article.decisions.find((item) => item.kind === "emendation" && item.places.includes(emended.dataset.d)) ?? null);
});

text.addEventListener("pointerup", () => setTimeout(() => {
  const found = selected(text);
  if (found && found.start < found.end) takePassage(found, getSelection().getRangeAt(0).cloneRange());
}));

byId("band").onclick = nextBand;
byId("undo").onclick = undo;
byId("help").onclick = KEYS["?"];
byId("reload").onclick = load;
load();
