/* The strategy map: focus, filters and size, kept in the address. What is not drawn at first is drawn from map-data.js. */
(({ all: every, keep, on, pick, stop, words }) => {
  let show = null, moved = 0;

  /* middles in a row without overlap, as near as can be to where they are wanted; layered.py says how */
  const settle = (lane, wanted) => {
    const blocks = [];
    let shift = 0, at = 0;
    lane.forEach((slot, i) => {
      if (i) shift += (lane[i - 1].h + slot.h) / 2 + 12;
      slot.shift = shift;
      let sum = wanted(slot) - shift, n = 1;
      for (let last; (last = blocks.at(-1)) && last[0] / last[1] > sum / n; blocks.pop()) { sum += last[0]; n += last[1]; }
      blocks.push([sum, n]);
    });
    for (const [sum, n] of blocks) for (let left = n; left--; at++) lane[at].y = sum / n + lane[at].shift;
  };

  sh.map = root => {
    const { of, rows } = window.shMap;
    const find = what => pick(what, root), list = text => text ? text.split(" ") : [];
    const svg = find("svg"), all = find(".sh-map__all"), frame = svg.parentNode, tools = find(".sh-filter"), told = find("[data-told]");
    const { x, box, rtl, top, lanes } = svg.dataset, numbers = list(lanes), lefts = list(x).map(Number), lines = every("path", all);
    const enter = rtl ? +box : 0, leave = box - enter, bend = rtl ? 16 : -16;
    const selects = every("select", tools), nodes = new Map();
    const number = n => n.toLocaleString(words());
    let state, steps;
    for (const [k, lane, at, h, start, lines, up, via, its, state, words, done] of rows)
      nodes.set(k, { k, lane, at, h, start, lines, up: up.map(i => rows[i][0]), via, its, state, words, done, name: lines.join(" ") });
    for (const el of every("[data-k]", all)) nodes.get(el.dataset.k).el = el;
    /* what one can ask of a node: itself and all above it, what it belongs to, its lane, how it stands */
    for (const node of nodes.values()) {
      const asks = node.asks = new Set([node.k]);
      for (const k of asks) for (const up of nodes.get(k).up) asks.add(up);
      for (const i of node.its) asks.add(of[i]);
      for (const lane of numbers.slice(node.lane)) asks.add("to:" + lane);
      if (node.state) asks.add("status:" + node.state);
    }
    tools.hidden = find(".sh-map__help").hidden = false;
    const related = (a, b) => a.asks.has(b.k) || b.asks.has(a.k);

    /* a box like those of its kind and state, filled in */
    const drawnBox = ({ el, k, h, start, lines, state, words, done, name }) => {
      if (el) return el;
      const [kind, id] = k.split(":"), like = `.sh-map__node--${kind}${kind === "goal" ? ".sh-chip--" + state : ""}`;
      el = pick(like, find("template").content).cloneNode(true);
      const [page, focus] = el.children, title = pick(".sh-map__title", el), bar = pick(".sh-map__done", el), wide = box * done / 100;
      el.dataset.k = k;
      page.href.baseVal = page.href.baseVal.replace(/[^/]+?(\/|\.html)$/, id + "$1");
      focus.href.baseVal = "?focus=" + k;
      focus.setAttribute("aria-label", svg.dataset.focus.replace("{name}", () => name));
      for (const one of every(".sh-map__box, .sh-map__edge", el)) one.setAttribute("height", h);
      for (const one of every(".sh-map__foot", el)) one.setAttribute("transform", `translate(0 ${h})`);
      title.setAttribute("direction", start > box / 2 ? "rtl" : "ltr");
      title.replaceChildren(...lines.map(line => {
        const part = title.firstChild.cloneNode();
        part.textContent = line + " ";
        part.setAttribute("x", start);
        return part;
      }));
      pick(".sh-map__state", el).textContent = words;
      if (bar) { bar.setAttribute("width", wide.toFixed(1)); bar.setAttribute("x", rtl ? box - wide : 0); }
      return el;
    };

    /* the focus with its way up and all below, narrowed by filters; last lanes go if it is too much to read */
    const choose = focus => {
      const asked = selects.map(one => one.value).filter(Boolean);
      let found = [...nodes.values()].filter(node => !focus || related(node, focus)), lane = lefts.length;
      const fits = found.filter(node => asked.every(one => node.asks.has(one))), kept = new Set(fits.flatMap(node => [...node.asks]));
      found = found.filter(node => kept.has(node.k));
      while (--lane && found.length > root.dataset.shMap) found = found.filter(node => node.lane < lane || focus?.asks.has(node.k));
      told.textContent = told.dataset.told.replace("{shown}", number(found.length)).replace("{all}", number(nodes.size)) +
        (lane < lefts.length - 1 ? " " + told.dataset.cut : "");
      const exact = new Set(fits);
      for (const node of found) (node.el = drawnBox(node)).classList.toggle("sh-map__node--by", !exact.has(node));
      return new Map(found.map(node => [node.k, node]));
    };

    /* slots are boxes in their lanes, and passages in lanes that a link passes */
    const place = drawn => {
      const lanes = lefts.map(() => []), slots = {}, once = {};
      const slot = (node, lane) => {
        const own = lane === node.lane;
        return slots[node.k + lane] ??= lanes[lane][lanes[lane].push({ lane, own, el: node.el, h: own ? node.h : 8,
          at: own ? node.at : +node.via[lane - node.lane - 1], before: [], after: [] }) - 1];
      };
      for (const node of drawn.values()) {
        slot(node, node.lane);
        for (const higher of node.up.map(k => drawn.get(k)).filter(Boolean)) {
          const [early, late] = higher.lane <= node.lane ? [higher, node] : [node, higher];
          let lane = early.lane;
          do {
            const a = slot(early, lane), b = slot(lane + 1 < late.lane ? early : late, Math.min(lane + 1, late.lane));
            const step = once[early.k + lane + (b.own && late.k)] ??= { a, b, ends: [] };
            if (!step.ends.length && a.lane < b.lane) { a.after.push(b); b.before.push(a); }
            step.ends.push([early, late]);
          } while (++lane < late.lane);
        }
      }
      for (const lane of lanes) settle(lane.sort((a, b) => a.at - b.at), () => 0);
      for (let turn = 0; turn < 6; turn++, lanes.reverse()) for (const lane of lanes) settle(lane, ({ y, [turn % 2 ? "after" : "before"]: near }) =>
        near.length ? (near.reduce((sum, one) => sum + one.y, 0) / near.length + Math.min(...near.map(one => one.y))) / 2 : y);
      const found = Object.values(slots), up = Math.min(...found.map(one => one.y - one.h / 2));
      for (const one of found) {
        one.y -= up;
        if (one.own) one.el.setAttribute("transform", `translate(${lefts[one.lane]} ${one.y - one.h / 2})`);
      }
      svg.viewBox.baseVal.height = Math.max(0, ...found.map(one => one.y + one.h / 2)) + +top + 2;
      steps = Object.values(once);
    };
    const path = some => some.map(({ a, b }) => {
      const x = lefts[a.lane] + enter, start = lefts[a.lane] + leave, end = lefts[b.lane] + enter, half = (start + end) / 2;
      return a.lane === b.lane ? `M${x} ${a.y}C${x + bend} ${a.y} ${x + bend} ${b.y} ${x} ${b.y}`
        : `M${a.own ? start : x} ${a.y}H${start}C${half} ${a.y} ${half} ${b.y} ${end} ${b.y}`;
    }).join("");
    const light = node =>
      lines[1].setAttribute("d", node ? path(steps.filter(({ ends }) => ends.some(two => two.every(end => related(end, node))))) : "");

    const draw = () => {
      const focus = nodes.get(state.get("focus")), drawn = choose(focus), rest = {}, active = document.activeElement;
      for (const node of nodes.values()) if (!drawn.has(node.k)) for (const k of node.up) rest[k] = (rest[k] || 0) + 1;
      place(drawn);
      lines[0].setAttribute("d", path(steps));
      light();
      all.replaceChildren(...lines, ...[...drawn.values()].sort((a, b) => a.lane - b.lane || a.at - b.at).map(({ el, k }) => {
        pick(".sh-map__more", el).textContent = rest[k] ? "+" + number(rest[k]) : "";
        el.classList.toggle("sh-map__node--own", k === focus?.k);
        return el;
      }));
      if (all.contains(active)) active.focus({ preventScroll: true });
      find("input").value = focus ? focus.name : "";
      size();
    };
    const size = () => {
      const zoom = state.get("zoom");
      Object.assign(svg.style, { width: zoom ? zoom * 100 + "%" : "", minWidth: zoom ? 0 : "" });
    };
    const save = (name, value, push) => {
      if (value) state.set(name, value); else state.delete(name);
      keep(state, push);
    };
    const focusOn = k => {
      if (k === (state.get("focus") || "")) return;
      save("focus", k, true);
      draw();
      nodes.get(k)?.el.querySelector("a").focus({ preventScroll: true });
      if (svg.getBoundingClientRect().top < 0) root.scrollIntoView();
    };
    /* 1 is as wide as the page; 0 fits into the window */
    const zoomBy = (factor, at = frame.clientWidth / 2) => {
      const wide = svg.clientWidth, zoom = factor ? wide / frame.clientWidth * factor : Math.min(1, (innerHeight - 120) / svg.clientHeight * wide / frame.clientWidth);
      save("zoom", zoom.toFixed(2) === "1.00" ? "" : Math.min(4, Math.max(.1, zoom)).toFixed(2));
      size();
      frame.scrollLeft = (frame.scrollLeft + at) * svg.clientWidth / wide - at;
    };

    const keyOf = event => event.target.closest("[data-k]")?.dataset.k;
    on(svg, "pointerover focusin", event => light(nodes.get(keyOf(event))));
    on(root, "keydown", event => {
      const { key, target } = event, k = keyOf(event);
      if (event.ctrlKey || event.metaKey || event.altKey || target.name) return;
      if (key === "f" && k) focusOn(k);
      else if (key === "Escape") focusOn("");
      else if (key === "+" || key === "-") zoomBy(key === "+" ? 1.25 : .8);
      else if (key === "0") zoomBy(0);
      else return;
      stop(event);
      event.stopPropagation();
    });
    on(find("input"), "focus", () => find("datalist").append(...[...nodes.values()].map(node => new Option(node.name))), { once: true });
    on(tools, "input", ({ target: { name, value } }) => {
      if (name !== "find") { save(name, value); return draw(); }
      const sought = [...nodes.values()].find(node => node.name === value);
      if (sought || !value) focusOn(sought ? sought.k : "");
    });
    on(tools, "click", ({ target: { dataset: { zoom } } }) => zoom && zoomBy(+zoom));
    on(frame, "wheel", event => {
      if (!event.ctrlKey && !event.metaKey) return;  // the page scrolls
      stop(event);
      zoomBy(Math.exp(-event.deltaY / 400), event.clientX - frame.getBoundingClientRect().left);
    }, { passive: false });
    /* a mouse drags the picture; fingers scroll and zoom as on any page */
    on(frame, "pointerdown", () => { moved = 0; });
    on(frame, "pointermove", ({ buttons, pointerType, movementX, movementY }) => {
      if (buttons !== 1 || pointerType !== "mouse") return;
      moved += Math.abs(movementX) + Math.abs(movementY);
      frame.scrollLeft -= movementX;
      scrollBy(0, -movementY);
    });
    on(frame, "dragstart", stop);

    show = link => {
      if (!root.isConnected) return;
      if (link) return focusOn(link.closest("[data-k]").dataset.k);
      state = new URLSearchParams(location.search);
      for (const one of selects) one.value = state.get(one.name) || "";
      draw();
    };
    show();
  };

  /* a link that focuses does so here, and the end of a drag is no click: before pictures.js follows the link */
  on(window, "click", event => {
    const link = event.target.closest?.(".sh-map__frame svg a"), here = link?.matches(".sh-map__focus");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || (!here && moved <= 5)) return;
    stop(event);
    event.stopPropagation();
    if (moved > 5) moved = 0; else show(link);
  }, true);
  on(window, "popstate", () => show?.());
})(sh);
