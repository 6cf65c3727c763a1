/* Matrices: one stop for the Tab key, arrows from one filled cell to the next, Escape closes what a cell says. */
sh.each("[data-sh-matrix]", table => {
  table.setAttribute("role", "grid");
  sh.all("td[tabindex]", table).forEach((cell, at) => { cell.tabIndex = at ? -1 : 0; });

  sh.on(table, "keydown", event => {
    const cell = event.target;
    if (event.key === "Escape") return table.classList.add("sh-hush");
    const way = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!way || cell.localName !== "td") return;
    event.preventDefault();
    if (getComputedStyle(table).direction === "rtl") way[1] = -way[1];
    let y = cell.parentNode.sectionRowIndex, x = cell.cellIndex, row, next;
    while ((row = table.tBodies[0].rows[y += way[0]]) && (next = row.cells[x += way[1]])) if (!row.hidden && next.hasAttribute("tabindex")) {
      table.querySelector("td[tabindex='0']").tabIndex = -1;
      next.tabIndex = 0;
      return next.focus();
    }
  });
  sh.on(table, "pointerover focusin", () => table.classList.remove("sh-hush"));
});
