/* Shared by all scripts: they run once for each thing they find, now and again after instant navigation. */
"use strict";
window.sh = (() => {
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const pick = (what, within = document) => within.querySelector(what);
  const fresh = what => all(what).filter(one => !one.dataset.shReady && (one.dataset.shReady = "1"));
  const start = act => window.document$ ? window.document$.subscribe(act)
    : document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", act) : act();
  const on = (node, types, act, how) => types.split(" ").forEach(type => node.addEventListener(type, act, how));
  const make = (name, told) => Object.assign(document.createElement(name), told);
  const stop = event => event.preventDefault();
  /* keeps what is chosen in the address, so that a view can be sent to somebody */
  const keep = (query, push) => history[push ? "pushState" : "replaceState"](push ? null : history.state, "",
    location.pathname + ((query = ("" + query).replaceAll("%3A", ":")) && "?" + query) + (push ? "" : location.hash));
  return { all, pick, fresh, start, on, make, stop, keep, each: (what, act) => start(() => fresh(what).forEach(act)), words: () => document.documentElement.lang || "en" };
})();
