/* Enhances pages that work without it: filters and sorts tables, keeps ticks. Runs again after instant navigation. */
(function () {
  "use strict";

  var MOST = 60; /* more rows at once nobody reads, and laying them out takes longer than a blink */

  /* ---- tables: filter by words and facets, sort by column; the state is in the address. Tables of one name share a form ---- */
  function enhanceTables() {
    var groups = new Map();
    document.querySelectorAll("[data-sh-filter]").forEach(function (frame) {
      if (frame.dataset.shReady) return;
      frame.dataset.shReady = "1";
      var key = frame.dataset.shFilter;
      groups.set(key, (groups.get(key) || []).concat(frame));
    });
    groups.forEach(enhanceGroup);
  }

  function enhanceGroup(frames, key) {
    var first = frames[0];
    var tables = frames.map(function (frame) { return frame.querySelector("table"); });
    var words = document.documentElement.lang || "en";
    var rows = [];
    tables.forEach(function (table, index) {
      Array.from(table.tBodies[0].rows).forEach(function (node) {
        rows.push({ node: node, frame: frames[index], text: node.textContent.toLocaleLowerCase(words) });
      });
    });
    var heads = Array.from(tables[0].tHead.rows[0].cells);
    var state = new URLSearchParams(location.search);
    var controls = document.createElement("form");
    controls.className = "sh-filter";
    controls.setAttribute("role", "search");
    controls.addEventListener("submit", function (event) { event.preventDefault(); });

    function labelled(text, control, name) {
      var label = document.createElement("label");
      label.textContent = text;
      control.name = key + "-" + name;
      control.value = state.get(control.name) || "";
      control.addEventListener("input", apply);
      label.append(control);
      controls.append(label);
      return control;
    }

    var texts = (first.dataset.shWords || "Filter|All|Show all").split("|");
    var ask = first.dataset.shAsk;
    var input = document.createElement("input");
    input.type = "search";
    if (ask) controls.classList.add("sh-filter--ask");
    labelled(ask || texts[0], input, "q");

    /* A facet is a column whose head names it, or a list of options to which rows point by number. */
    var facets = heads.map(function (head, column) {
      var order = (head.dataset.shOrder || "").split("|");
      return head.dataset.shFacet && facet(head.dataset.shFacet, head.textContent.trim(),
        function (row) { return values(row.cells[column]); },
        function (a, b) { return order.indexOf(a) - order.indexOf(b) || a.localeCompare(b, words); });
    }).concat(JSON.parse(tables[0].dataset.shFacets || "[]").map(function (told, place) {
      return facet(told[0], told[1], function (row) {
        var picks = (row.dataset.shPicks || "").split("|")[place];
        return picks ? picks.split(" ").map(function (pick) { return told[2][pick]; }) : [];
      }, function (a, b) { return told[2].indexOf(a) - told[2].indexOf(b); });
    })).filter(Boolean);
    var count = document.createElement("output");
    controls.append(count);
    var rest = document.createElement("button");
    rest.type = "button";
    rest.className = "sh-rest md-button";
    rest.addEventListener("click", function () { rest.dataset.shOpen = "1"; apply(); });
    frames[frames.length - 1].append(rest);

    function facet(name, label, read, compare) {
      var names = new Set();
      rows.forEach(function (row) {
        (row.facets = row.facets || {})[name] = read(row.node);
        row.facets[name].forEach(function (value) { names.add(value); });
      });
      if (names.size < 2) return null;
      var select = document.createElement("select");
      select.append(new Option(texts[1], ""));
      Array.from(names).sort(compare).forEach(function (value) { select.append(new Option(value, value)); });
      return { name: name, select: labelled(label, select, name) };
    }

    function values(cell) {
      var links = cell.querySelectorAll("a, .sh-chip, .sh-tag");
      var found = Array.from(links.length ? links : [cell], function (node) { return node.textContent.trim(); });
      return found.filter(function (name) { return name && name !== "–"; });
    }

    function fit(text) {
      var sought = text.trim().toLocaleLowerCase(words).split(/\s+/).filter(Boolean);
      if (ask) return answer(sought);
      return function (row) { return sought.every(function (word) { return row.text.includes(word); }); };
    }

    /* A question in plain words: those no row knows are passed over, the rest find the rows that know most of them,
       by their beginnings. A number is a sum, and each row tells whether its limit covers it. */
    function answer(asked) {
      var sum = asked.map(function (word) {
        var number = word.replace(/[.,’'](?=\d{3}(?!\d))/g, "").replace(",", ".").match(/^\D{0,3}(\d+(?:\.\d+)?)\D{0,3}$/);
        return number ? +number[1] : 0;
      }).find(Boolean);
      var sought = asked.filter(function (word) { return word.length > 3 && !/\d/.test(word); })
        .map(function (word) { return word.replace(/[?!.,]+$/, "").slice(0, 5); });
      var hits = function (row) { return sought.filter(function (word) { return row.text.includes(word); }).length; };
      var most = Math.max.apply(null, rows.map(hits));
      rows.forEach(function (row) {
        var limit = row.node.dataset.shAmount;
        if (row.verdict) row.verdict.remove();
        if (!sum || !limit) return;
        row.verdict = document.createElement("span");
        row.verdict.className = "sh-chip sh-chip--" + (+limit < sum ? "warning" : "met");
        row.verdict.textContent = first.dataset[+limit < sum ? "shBeyond" : "shWithin"];
        row.node.cells[2].append(" ", row.verdict);
      });
      return function (row) { return sought.length ? most > 0 && hits(row) === most : !sum || "shAmount" in row.node.dataset; };
    }

    function apply() {
      var fits = fit(input.value);
      var shown = rows.filter(function (row) {
        return fits(row) && facets.every(function (one) {
          return !one.select.value || row.facets[one.name].includes(one.select.value);
        });
      });
      var seen = new Set(rest.dataset.shOpen ? shown : shown.slice(0, MOST));
      rows.forEach(function (row) { if (row.node.hidden === seen.has(row)) row.node.hidden = !seen.has(row); });
      rest.hidden = seen.size === shown.length;
      rest.textContent = texts[2] + " (" + shown.length + ")";
      count.textContent = shown.length + " / " + rows.length;
      if (frames.length > 1) frames.forEach(function (frame) {
        frame.hidden = shown.length > 0 && !shown.some(function (row) { return row.frame === frame; });
      });
      var query = new URLSearchParams(location.search);
      controls.querySelectorAll("input, select").forEach(function (control) {
        if (control.value) query.set(control.name, control.value); else query.delete(control.name);
      });
      var search = query.toString();
      history.replaceState(history.state, "", location.pathname + (search ? "?" + search : "") + location.hash);
    }

    tables.forEach(function (table) {
      if (!("shMatrix" in table.dataset)) sortable(table, words, reorder);
    });

    /* The rows in the order in which they now stand. */
    function reorder() {
      var told = new Map(rows.map(function (row) { return [row.node, row]; }));
      rows = tables.flatMap(function (table) {
        return Array.from(table.tBodies[0].rows, function (node) { return told.get(node); });
      });
      apply();
    }

    var place = document.querySelector("[data-sh-controls='" + key + "']");
    if (place) place.replaceChildren(controls); else first.prepend(controls);
    apply();
  }

  function sortable(table, words, after) {
    var heads = Array.from(table.tHead.rows[0].cells);
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
        var compare = new Intl.Collator(words, { numeric: true }).compare;
        var sorted = Array.from(table.tBodies[0].rows, function (row) { return [sortKey(row.cells[column]), row]; })
          .sort(function (a, b) { return (down ? -1 : 1) * compare(a[0], b[0]); });
        table.tBodies[0].replaceChildren.apply(table.tBodies[0], sorted.map(function (pair) { return pair[1]; }));
        after();
      });
    });

    function sortKey(cell) {
      var time = cell.querySelector("time");
      return time ? time.dateTime : cell.textContent.trim();
    }
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
    enhanceTables();
    document.querySelectorAll("[data-sh-ticks]").forEach(enhanceTicks);
  }

  if (window.document$) window.document$.subscribe(enhance);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhance);
  else enhance();
})();
