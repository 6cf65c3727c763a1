/* Search over an index in parts: the page of search, and the way to it from every other page. */
(({ all, each, start, on, make, pick, keep, stop }) => {
  const here = document.currentScript.src, page = new URL("../../search/", here).href, AT_ONCE = 10;
  const name = decodeURIComponent(new URL(here).hash.slice(1)); // “Search”, in the language of the site
  const theirs = () => pick("[data-md-component=search], #mkdocs_search_modal, #rtd-search-form"); // the theme's own search

  start(() => {
    const place = pick(".md-header__inner, .wy-side-nav-search, .navbar-nav.ms-md-auto, .navbar-nav.ml-auto");
    if (!place || pick(".sh-to-search", place)) return;
    const material = place.matches(".md-header__inner");
    const link = make("a", { href: page, className: "sh-to-search " + (material ? "md-header__button md-icon" : "nav-link"), title: name + " (/)", ariaLabel: name });
    link.append(make("span", { ariaHidden: "true" }));
    place.insertBefore(link, pick(".md-header__source", place));
  });
  on(document, "keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || theirs()) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    stop(event);
    (pick(".sh-search input") || { focus: () => pick(".sh-to-search")?.click() }).focus();
  });

  /* Titles and texts come as HTML with marks; only their text and the marks are taken over. */
  const marked = html => [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map(node =>
    node.nodeName === "MARK" ? make("mark", { textContent: node.textContent }) : node.textContent);

  each("[data-sh-search]", async frame => {
    const form = pick("form", frame), list = pick("ol", frame), more = pick("button", frame), told = pick("output", frame);
    const { q, kind, status } = form.elements, state = new URLSearchParams(location.search);
    const bundle = new URL("pagefind/", here).href, root = new URL("../../", here).href;
    form.hidden = false;
    q.focus();
    on(form, "submit", stop);
    let engine, labels;
    try {
      engine = await import(bundle + "pagefind.js");
      await engine.options({ baseUrl: root });
      const answer = await fetch(bundle + "labels.json");
      labels = new Map((await answer.json()).flatMap(([both, parts]) => parts.map(part => [part, both])));
    } catch (error) {
      told.textContent = frame.dataset.shBroken;
      throw error;
    }
    [kind, status].forEach((select, at) => select.append(...[...new Set([...labels.values()].map(both => both[at]))]
      .filter(Boolean).sort((a, b) => a.localeCompare(b)).map(value => new Option(value, value))));
    for (const field of [q, kind, status]) if (!field.value) field.value = state.get(field.name) || "";

    const shown = ({ url, meta, excerpt }, both) => {
      const item = make("li"), link = make("a", { href: url, dir: "auto" });
      link.append(meta.title);
      item.append(link, ...both.flatMap(label => [" ", make("span", { className: "sh-tag", textContent: label })]));
      const text = make("p", { dir: "auto" });
      text.append(...marked(excerpt));
      item.append(text);
      return item;
    };
    let turn = 0, found = [];
    const next = async () => {
      const mine = turn, from = list.children.length, parts = found.slice(from, from + AT_ONCE);
      const read = await Promise.all(parts.map(part => part.data()));
      if (mine !== turn) return;
      list.append(...read.map((one, at) => shown(one, labels.get(parts[at].id) || [])));
      more.hidden = list.children.length >= found.length;
      if (from) pick("a", list.children[from]).focus();
    };
    const seek = async () => {
      const mine = ++turn, words = q.value.trim(), query = new URLSearchParams();
      for (const { name, value } of [q, kind, status]) if (value) query.set(name, value);
      keep(query);
      const { results } = words || kind.value || status.value ? await engine.search(words || null) : { results: [] };
      if (mine !== turn) return;
      found = results.filter(({ id }) => [kind, status].every(({ value }, at) => !value || labels.get(id)?.[at] === value));
      list.replaceChildren();
      more.hidden = true;
      const { shOne, shMany, shNone } = frame.dataset;
      told.textContent = !query.size ? "" : found.length > 1 ? shMany.replace("#", found.length) : found.length ? shOne : shNone;
      await next();
    };
    let wait;
    on(form, "input", () => { clearTimeout(wait); wait = setTimeout(seek, 120); });
    on(more, "click", next);
    on(frame, "keydown", event => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], stops = [q, ...all("a", list)], at = stops.indexOf(event.target);
      if (!step || at < 0 || !stops[at + step]) return;
      stop(event);
      stops[at + step].focus();
    });
    await seek();
  });
})(sh);
