/* Charts by keyboard, zoom of the time line, the wall screen. */
(function () {
  "use strict";

  /* ---- charts: one stop for the keyboard; arrows lead from value to value ---- */
  function enhancePoints(chart) {
    var points = Array.from(chart.querySelectorAll("[tabindex]"));
    function stop(at) { points.forEach(function (point, index) { point.setAttribute("tabindex", index === at ? "0" : "-1"); }); }
    stop(points.length - 1);
    chart.addEventListener("keydown", function (event) {
      var step = { ArrowLeft: -1, ArrowRight: 1, Home: -points.length, End: points.length }[event.key];
      if (!step) return;
      event.preventDefault();
      var at = Math.max(0, Math.min(points.length - 1, points.indexOf(document.activeElement) + step));
      stop(at);
      points[at].focus();
    });
  }

  /* ---- time line: zooming in keeps today in sight ---- */
  function enhanceZoom(box) {
    box.addEventListener("change", function () {
      var frame = document.querySelector(".sh-plan__frame"), line = frame.querySelector(".sh-time__today");
      frame.scrollLeft += line.getBoundingClientRect().left - frame.getBoundingClientRect().left - frame.clientWidth / 3;
    });
  }

  /* ---- wall screen: one slide at a time; stands still for readers, and all at once where motion is not wanted ---- */
  function enhanceWall(wall) {
    var slides = Array.from(wall.querySelectorAll(".sh-slide"));
    var pause = wall.querySelector("[data-sh-pause]"), place = wall.querySelector("output");
    var every = 1000 * Math.max(3, Number(new URLSearchParams(location.search).get("every")) || Number(wall.dataset.shWall));
    var here = 0, heldUntil = 0, born = Date.now();
    var running = !matchMedia("(prefers-reduced-motion: reduce)").matches;

    function show(number) {
      here = (number + slides.length) % slides.length;
      wall.classList.add("sh-wall--on");
      wall.scrollTop = 0;
      slides.forEach(function (slide, index) { slide.classList.toggle("sh-slide--here", index === here); });
      place.textContent = here + 1 + " / " + slides.length;
    }
    function run(on) {
      running = on;
      pause.textContent = on ? pause.dataset.shPause : pause.dataset.shPlay;
      if (on) show(here);
    }
    function renew() { /* a new build is only fetched if the server answers; else the slides go on as they are */
      if (Date.now() - born > 60000 * wall.dataset.shMinutes) {
        fetch(location.href, { cache: "no-store" }).then(function (answer) { if (answer.ok) location.reload(); }, function () {});
      }
    }
    function next() {
      if (!wall.isConnected) return; /* instant navigation has left the page */
      if (running && Date.now() > heldUntil && !slides[here].contains(document.activeElement)) {
        show(here + 1);
        if (!here) renew();
      }
      setTimeout(next, every);
    }
    ["pointermove", "pointerdown", "keydown"].forEach(function (name) {
      wall.addEventListener(name, function () { heldUntil = Date.now() + 30000; });
    });
    pause.addEventListener("click", function () { run(!running); heldUntil = 0; });
    wall.querySelectorAll("[data-sh-step]").forEach(function (button) {
      button.addEventListener("click", function () { show(here + Number(button.dataset.shStep)); });
    });
    wall.querySelector("[data-sh-controls]").hidden = false;
    run(running);
    setTimeout(next, every);
  }

  function each(selector, enhance) {
    document.querySelectorAll(selector).forEach(function (found) {
      if (!found.dataset.shReady) enhance(found);
      found.dataset.shReady = "1";
    });
  }

  function enhance() {
    each("[data-sh-points]", enhancePoints);
    each(".sh-zoom", enhanceZoom);
    each("[data-sh-wall]", enhanceWall);
  }

  if (window.document$) window.document$.subscribe(enhance);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhance);
  else enhance();
})();
