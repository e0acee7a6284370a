// The articles of the corpus, and how far their review is.

import { get, make } from "./api.js";

const byId = (id) => document.getElementById(id);

function entry(article) {
  const title = make("a", { href: `/article/${encodeURIComponent(article.name)}` }, article.title || article.name);
  const facts = [make("span", { className: "author" }, article.authors), title];
  const open = article.likely + article.check;
  let state = "…";
  if (article.error) state = article.error;
  else if (article.known && open === 0) state = article.decided ? `done · ${article.decided} decided` : "nothing found";
  else if (article.known) state = `${article.likely} likely · ${article.check} to check · ${article.decided} decided`;
  const line = make("p", { className: article.error ? "state wrong" : "state" }, state);
  const bar = make("progress", { max: open + article.decided || 1, value: article.known && !open ? open + article.decided || 1 : article.decided });
  bar.setAttribute("aria-hidden", "true");
  return make("li", { className: article.known && !open && !article.error ? "done" : "" }, make("p", {}, ...facts), line, bar);
}

function show({ title, reviewer, articles }) {
  document.title = `Review: ${title}`;
  byId("title").textContent = title;
  byId("reviewer").textContent = ` by ${reviewer}`;
  byId("articles").replaceChildren(...articles.map(entry));
  const sum = (key) => articles.reduce((total, article) => total + article[key], 0);
  const open = sum("likely") + sum("check");
  const looked = articles.filter((article) => article.known).length;
  byId("progress").max = open + sum("decided") || 1;
  byId("progress").value = sum("decided");
  const looking = looked < articles.length ? `; looked through ${looked} of ${articles.length} article${articles.length === 1 ? "" : "s"}` : "";
  byId("summary").textContent = `${sum("decided")} decided, ${open} open${looking}`;
  return looked < articles.length;
}

async function follow() {
  try {
    if (show(await get("/api/articles"))) setTimeout(follow, 700);
  } catch (problem) {
    byId("summary").textContent = problem.message;
  }
}

window.addEventListener("pageshow", follow);
