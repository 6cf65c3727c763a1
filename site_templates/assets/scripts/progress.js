/* Charts by keyboard, zoom of the time line, the wall screen. */
(({ all, each, on, pick, stop }) => {

  /* one stop for the keyboard; arrows lead from value to value */
  each("[data-sh-points]", chart => {
    const points = all("[tabindex]", chart);
    const lead = at => points.forEach((point, index) => point.setAttribute("tabindex", index === at ? 0 : -1));
    lead(points.length - 1);
    on(chart, "keydown", event => {
      const step = { ArrowLeft: -1, ArrowRight: 1, Home: -points.length, End: points.length }[event.key];
      if (!step) return;
      stop(event);
      const at = Math.max(0, Math.min(points.length - 1, points.indexOf(document.activeElement) + step));
      lead(at);
      points[at].focus();
    });
  });

  /* zooming in keeps today in sight */
  each(".sh-zoom", box => on(box, "change", () => {
    const frame = pick(".sh-plan__frame"), left = one => one.getBoundingClientRect().left;
    const third = getComputedStyle(frame).direction === "rtl" ? 2 / 3 : 1 / 3;
    frame.scrollLeft += left(pick(".sh-time__today", frame)) - left(frame) - frame.clientWidth * third;
  }));

  /* one slide at a time; stands still for readers, and all at once where motion is not wanted */
  each("[data-sh-wall]", wall => {
    const slides = all(".sh-slide", wall), pause = pick("[data-sh-pause]", wall), place = pick("output", wall);
    const every = 1000 * Math.max(3, +new URLSearchParams(location.search).get("every") || +wall.dataset.shWall), born = Date.now();
    let here = 0, heldUntil = 0, running;

    const show = number => {
      here = (number + slides.length) % slides.length;
      wall.classList.add("sh-wall--on");
      wall.scrollTop = 0;
      slides.forEach((slide, at) => slide.classList.toggle("sh-slide--here", at === here));
      place.textContent = here + 1 + " / " + slides.length;
    };
    const run = on => {
      running = on;
      pause.textContent = pause.dataset[on ? "shPause" : "shPlay"];
      if (on) show(here);
    };
    const next = () => {
      if (!wall.isConnected) return; /* instant navigation has left the page */
      if (running && Date.now() > heldUntil && !slides[here].contains(document.activeElement)) {
        show(here + 1);
        /* a new build is only fetched if the server answers; else the slides go on as they are */
        if (!here && Date.now() - born > 60000 * wall.dataset.shMinutes)
          fetch(location.href, { cache: "no-store" }).then(answer => answer.ok && location.reload(), () => {});
      }
      setTimeout(next, every);
    };
    on(wall, "pointermove pointerdown keydown", () => { heldUntil = Date.now() + 30000; });
    on(pause, "click", () => { run(!running); heldUntil = 0; });
    for (const button of all("[data-sh-step]", wall)) on(button, "click", () => show(here + +button.dataset.shStep));
    pick("[data-sh-controls]", wall).hidden = false;
    run(!matchMedia("(prefers-reduced-motion: reduce)").matches);
    setTimeout(next, every);
  });
})(sh);
