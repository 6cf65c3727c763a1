/* Enhances pages that work without it: filters and sorts tables, keeps ticks. Runs again after instant navigation. */
(function () {
  "use strict";

  /* ---- tables: filter by words and facets, sort by column; the state is in the address ---- */
  function enhanceTable(frame) {
    var state = new URLSearchParams(location.search);
    if (frame.dataset.shReady || ("shFew" in frame.dataset && !state.get("status"))) return;
    frame.dataset.shReady = "1";
    var key = frame.dataset.shFilter;
    var table = frame.querySelector("table");
    var words = document.documentElement.lang || "en";
    var rows = Array.from(table.tBodies[0].rows);
    var heads = Array.from(table.tHead.rows[0].cells);
    var controls = document.createElement("form");
    controls.className = "sh-filter";
    controls.setAttribute("role", "search");
    controls.addEventListener("submit", function (event) { event.preventDefault(); });

    function labelled(text, control, name, asked) {
      var label = document.createElement("label");
      label.textContent = text;
      control.name = name;
      control.value = state.get(name) || asked || "";
      control.addEventListener("input", apply);
      label.append(control);
      controls.append(label);
      return control;
    }

    var texts = (document.getElementById("sh-words") || {}).dataset || {};
    var input = document.createElement("input");
    input.type = "search";
    labelled(texts.filter || "Filter", input, key + "-q");
    var facets = heads.map(function (head, column) {
      if (!("shFacet" in head.dataset)) return null;
      var names = new Set();
      rows.forEach(function (row) { values(row.cells[column]).forEach(function (name) { names.add(name); }); });
      var asked = head.dataset.shFacet && state.get(head.dataset.shFacet); /* a link may ask all tables of a page */
      if (asked) names.add(asked);
      if (names.size < 2) return null;
      var select = document.createElement("select");
      select.append(new Option(texts.all || "All", ""));
      Array.from(names).sort(function (a, b) { return a.localeCompare(b, words); })
        .forEach(function (name) { select.append(new Option(name, name)); });
      return { column: column, select: labelled(head.textContent.trim(), select, key + "-" + column, asked) };
    }).filter(Boolean);
    var count = document.createElement("output");
    controls.append(count);

    function values(cell) {
      var links = cell.querySelectorAll("a, .sh-chip, .sh-tag");
      var found = Array.from(links.length ? links : [cell], function (node) { return node.textContent.trim(); });
      return found.filter(function (name) { return name && name !== "–"; });
    }

    function apply() {
      var sought = input.value.trim().toLocaleLowerCase(words).split(/\s+/);
      var shown = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLocaleLowerCase(words);
        var fits = sought.every(function (word) { return text.includes(word); }) &&
          facets.every(function (facet) {
            return !facet.select.value || values(row.cells[facet.column]).includes(facet.select.value);
          });
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      count.textContent = shown + " / " + rows.length;
      var query = new URLSearchParams(location.search);
      controls.querySelectorAll("input, select").forEach(function (control) {
        if (control.value) query.set(control.name, control.value); else query.delete(control.name);
      });
      var search = query.toString();
      history.replaceState(history.state, "", location.pathname + (search ? "?" + search : "") + location.hash);
    }

    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sh-sort";
      button.textContent = head.textContent;
      head.textContent = "";
      head.append(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        rows.slice().sort(function (a, b) {
          return (down ? -1 : 1) * sortKey(a.cells[column]).localeCompare(sortKey(b.cells[column]), words, { numeric: true });
        }).forEach(function (row) { table.tBodies[0].append(row); });
      });
    });

    function sortKey(cell) {
      var time = cell.querySelector("time");
      return time ? time.dateTime : cell.textContent.trim();
    }

    frame.prepend(controls);
    apply();
  }

  /* ---- ticks of onboarding pages, kept in this browser only ---- */
  function enhanceTicks(list) {
    if (list.dataset.shReady) return;
    list.dataset.shReady = "1";
    var boxes = Array.from(list.querySelectorAll("input[type=checkbox]"));
    var meter = list.querySelector("[data-sh-ticked]");
    function key(box) { return "strategy-handbook:" + (window.__md_scope ? window.__md_scope.pathname : "/") + ":" + list.dataset.shTicks + ":" + box.value; }
    function tell() {
      var done = boxes.filter(function (box) { return box.checked; }).length;
      if (meter) meter.textContent = done + " / " + boxes.length;
    }
    boxes.forEach(function (box) {
      box.disabled = false;
      try { box.checked = localStorage.getItem(key(box)) === "1"; } catch (error) { /* storage is switched off: ticks last until the page is left */ }
      box.addEventListener("change", function () {
        try {
          if (box.checked) localStorage.setItem(key(box), "1"); else localStorage.removeItem(key(box));
        } catch (error) { /* as above */ }
        tell();
      });
    });
    tell();
  }

  function enhance() {
    document.querySelectorAll("[data-sh-filter]").forEach(enhanceTable);
    document.querySelectorAll("[data-sh-ticks]").forEach(enhanceTicks);
  }

  if (window.document$) window.document$.subscribe(enhance);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhance);
  else enhance();
})();
