(() => {
  const main = document.getElementById("reading-copy"), radios = [...document.querySelectorAll("input[name=view]")];
  const wide = matchMedia("(min-width: 60rem)");
  if (radios.length) {
    const inputs = Object.fromEntries(radios.map((radio) => [radio.value, radio]));
    inputs.sides.parentNode.hidden = false;
    // The copy text beside the reading text is a second copy of the page's words, which exists only in that view.
    const beside = (on) => {
      const old = document.getElementById("beside");
      if (!on) return old && old.remove();
      if (old) return;
      const copy = document.createElement("section");
      copy.id = "beside";
      copy.setAttribute("aria-label", "Copy text");
      copy.innerHTML = main.innerHTML;
      copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
      copy.querySelectorAll("a.number").forEach((element) => element.remove());
      copy.querySelectorAll(".sidenote").forEach((element) => element.classList.remove("sidenote"));
      copy.querySelectorAll("h1").forEach((element) => { element.setAttribute("role", "heading"); element.setAttribute("aria-level", "2"); });
      copy.querySelectorAll("[role=region]").forEach((element) => element.removeAttribute("role"));
      main.after(copy);
    };
    const show = (view) => {
      if (view === "sides" && !wide.matches) view = "inline";
      inputs[view].checked = true;
      beside(view === "sides");
    };
    const asked = () => {
      const view = /(?:^|[#?&])view=(\w+)/.exec(location.hash + location.search);
      if (!view || !inputs[view[1]]) return;
      show(view[1]);
      const place = location.hash.slice(1).split("&").map((part) => document.getElementById(part)).find(Boolean);
      if (place) place.scrollIntoView();
    };
    radios.forEach((radio) => radio.addEventListener("change", () => {
      show(radio.value);
      const hash = location.hash.includes("view=") ? "" : location.hash;
      try { history.replaceState(null, "", `?view=${radio.value}${hash}`); }
      catch { history.replaceState(null, "", `#view=${radio.value}${hash.replace("#", "&")}`); }
    }));
    addEventListener("hashchange", asked);
    wide.addEventListener("change", () => show(radios.find((radio) => radio.checked).value));
    asked();
  }
  // Notes move beside the lines that they belong to; one that would come to lie far below its line stays at the foot.
  const margin = matchMedia("screen and (min-width: 84rem)");
  const notes = [...main.querySelectorAll("aside.note")]
    .map((note) => ({ note, call: document.getElementById(note.querySelector(":scope > a.back")?.hash.slice(1)) }))
    .filter(({ call }) => call && main.contains(call));
  const place = () => {
    const room = margin.matches && !document.getElementById("beside");
    const far = 12 * parseFloat(getComputedStyle(main).fontSize);
    notes.forEach(({ note, call }) => note.classList.toggle("sidenote", room && call.getClientRects().length > 0));
    // Twice, since notes that stay at the foot of a chapter move the lines after it.
    for (let pass = 0; pass < 2; pass++) {
      const top = main.getBoundingClientRect().top;
      let free = 0;
      notes.filter(({ note }) => note.classList.contains("sidenote"))
        .map(({ note, call }) => ({ note, line: call.getBoundingClientRect().top - top, height: note.offsetHeight }))
        .sort((one, other) => one.line - other.line)
        .forEach(({ note, line, height }) => {
          const start = Math.max(line, free);
          if (start - line > far) return note.classList.remove("sidenote");
          note.style.top = `${start}px`;
          free = start + height + 10;
        });
    }
  };
  if (notes.length) {
    new ResizeObserver(place).observe(main);
    [margin, document].forEach((source) => source.addEventListener("change", place));
  }
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = "Copied";
    });
  });
})();
