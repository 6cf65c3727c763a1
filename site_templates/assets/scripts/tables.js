/* Tables: filter by words and facets, sort by column; the state is in the address. Tables of one name share a form. */
(({ all, fresh, start, on, make, pick, stop, keep, words }) => {

  const said = node => node.textContent.trim();
  const MOST = 60; /* more rows at once nobody reads, and laying them out takes longer than a blink */

  const enhance = (frames, key) => {
    const first = frames[0], language = words(), { shAsk: ask, shWords } = first.dataset;
    const tables = frames.map(frame => pick("table", frame)), heads = [...tables[0].tHead.rows[0].cells];
    let rows = tables.flatMap((table, at) => Array.from(table.tBodies[0].rows, node =>
      ({ node, frame: frames[at], text: node.textContent.toLocaleLowerCase(language) })));
    const state = new URLSearchParams(location.search), texts = (shWords || "Filter|All|Show all").split("|");
    const controls = make("form", { className: "sh-filter" + (ask ? " sh-filter--ask" : "") });
    controls.setAttribute("role", "search");
    on(controls, "submit", stop);

    const labelled = (text, control, name) => {
      const label = make("label", { textContent: text });
      control.name = key + "-" + name;
      control.value = state.get(control.name) || "";
      on(control, "input", () => apply());
      label.append(control);
      controls.append(label);
      return control;
    };
    const input = labelled(ask || texts[0], make("input", { type: "search" }), "q");

    const facet = (name, label, read, compare) => {
      const names = new Set();
      for (const row of rows) for (const value of (row[name + "?"] = read(row.node))) names.add(value);
      if (names.size < 2) return null;
      const select = make("select");
      select.append(new Option(texts[1], ""), ...[...names].sort(compare).map(value => new Option(value, value)));
      return { name: name + "?", select: labelled(label, select, name) };
    };
    const values = cell => {
      const links = all("a, .sh-chip, .sh-tag", cell);
      return (links.length ? links : [cell]).map(said).filter(name => name && name !== "–");
    };
    /* A facet is a column whose head names it, or a list of options to which rows point by number. */
    const facets = [...heads.map((head, column) => {
      const order = (head.dataset.shOrder || "").split("|"), name = head.dataset.shFacet;
      return name && facet(name, said(head), ({ cells: { [column]: cell } }) => [...values(cell), ...("shAll" in cell.dataset ? order : [])],
        (a, b) => order.indexOf(a) - order.indexOf(b) || a.localeCompare(b, language));
    }), ...JSON.parse(tables[0].dataset.shFacets || "[]").map(([name, label, options], place) => facet(name, label, row => {
      const picks = (row.dataset.shPicks || "").split("|")[place];
      return picks ? picks.split(" ").map(pick => options[pick]) : [];
    }, (a, b) => options.indexOf(a) - options.indexOf(b)))].filter(Boolean);
    const count = make("output");
    controls.append(count);
    const rest = make("button", { type: "button", className: "sh-rest md-button" });
    const open = () => { rest.dataset.shOpen = "1"; apply(); };
    on(rest, "click", open);
    on(window, "beforeprint", open); // paper has no button to press
    frames.at(-1).append(rest);

    /* A question in plain words: those no row knows are passed over, the rest find the rows that know most of them,
       by their beginnings. A number is a sum, and each row tells whether its limit covers it. */
    const answer = asked => {
      const sum = asked.map(word => {
        const number = word.replace(/[.,’'](?=\d{3}(?!\d))/g, "").replace(",", ".").match(/^\D{0,3}(\d+(?:\.\d+)?)\D{0,3}$/);
        return number ? +number[1] : 0;
      }).find(Boolean);
      const sought = asked.filter(word => word.length > 3 && !/\d/.test(word)).map(word => word.replace(/[?!.,]+$/, "").slice(0, 5));
      const hits = row => sought.filter(word => row.text.includes(word)).length, most = Math.max(...rows.map(hits));
      for (const row of rows) {
        const limit = row.node.dataset.shAmount;
        row.verdict?.remove();
        if (!sum || !limit) continue;
        row.verdict = make("span", { className: "sh-chip sh-chip--" + (+limit < sum ? "warning" : "met"),
          textContent: first.dataset[+limit < sum ? "shBeyond" : "shWithin"] });
        row.node.cells[2].append(" ", row.verdict);
      }
      return row => sought.length ? most > 0 && hits(row) === most : !sum || "shAmount" in row.node.dataset;
    };

    const apply = () => {
      const sought = input.value.trim().toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
      const fits = ask ? answer(sought) : row => sought.every(word => row.text.includes(word));
      const shown = rows.filter(row => fits(row) && facets.every(({ name, select: { value } }) => !value || row[name].includes(value)));
      const seen = new Set(rest.dataset.shOpen ? shown : shown.slice(0, MOST));
      for (const row of rows) if (row.node.hidden === seen.has(row)) row.node.hidden = !seen.has(row);
      rest.hidden = seen.size === shown.length;
      rest.textContent = texts[2] + " (" + shown.length + ")";
      count.textContent = shown.length + " / " + rows.length;
      if (frames[1]) for (const frame of frames) frame.hidden = shown.length > 0 && !shown.some(row => row.frame === frame);
      const query = new URLSearchParams(location.search);
      for (const { name, value } of all("input, select", controls)) value ? query.set(name, value) : query.delete(name);
      keep(query);
    };

    const reorder = () => { // the rows in the order in which they now stand
      const told = new Map(rows.map(row => [row.node, row]));
      rows = tables.flatMap(table => Array.from(table.tBodies[0].rows, node => told.get(node)));
      apply();
    };
    for (const table of tables) if (!("shMatrix" in table.dataset)) sortable(table, language, reorder);
    const place = pick(`[data-sh-controls='${key}']`);
    if (place) place.replaceChildren(controls); else first.prepend(controls);
    apply();
  };

  const sortable = (table, language, after) => {
    const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
    const sortKey = cell => pick("time", cell)?.dateTime || said(cell);
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", className: "sh-sort", textContent: head.textContent });
      head.replaceChildren(button);
      on(button, "click", () => {
        const down = head.ariaSort === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const { compare } = new Intl.Collator(language, { numeric: true });
        body.replaceChildren(...Array.from(body.rows, row => [sortKey(row.cells[column]), row])
          .sort((a, b) => (down ? -1 : 1) * compare(a[0], b[0])).map(pair => pair[1]));
        after();
      });
    });
  };

  start(() => {
    const groups = new Map();
    for (const frame of fresh("[data-sh-filter]")) groups.set(frame.dataset.shFilter, [...groups.get(frame.dataset.shFilter) || [], frame]);
    groups.forEach(enhance);
  });
})(sh);
