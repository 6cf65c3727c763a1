/* Matrices: one stop for the Tab key, arrows from one filled cell to the next, Escape closes what a cell says. */
(function () {
  "use strict";

  function enhanceMatrix(table) {
    if (table.dataset.shReady) return;
    table.dataset.shReady = "1";
    var cells = table.querySelectorAll("td[tabindex]");
    table.setAttribute("role", "grid");
    cells.forEach(function (cell, index) { cell.tabIndex = index ? -1 : 0; });

    function enter(cell) {
      table.querySelector("td[tabindex='0']").tabIndex = -1;
      cell.tabIndex = 0;
      cell.focus();
    }

    table.addEventListener("keydown", function (event) {
      var cell = event.target;
      if (event.key === "Escape") { table.classList.add("sh-hush"); return; }
      var way = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      if (!way || cell.localName !== "td") return;
      event.preventDefault();
      if (getComputedStyle(table).direction === "rtl") way[1] = -way[1];
      var y = cell.parentNode.sectionRowIndex, x = cell.cellIndex, row;
      while ((row = table.tBodies[0].rows[y += way[0]]) && row.cells[x += way[1]]) {
        if (!row.hidden && row.cells[x].hasAttribute("tabindex")) { enter(row.cells[x]); return; }
      }
    });
    ["pointerover", "focusin"].forEach(function (name) {
      table.addEventListener(name, function () { table.classList.remove("sh-hush"); });
    });
  }

  function enhance() { document.querySelectorAll("[data-sh-matrix]").forEach(enhanceMatrix); }

  if (window.document$) window.document$.subscribe(enhance);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhance);
  else enhance();
})();
