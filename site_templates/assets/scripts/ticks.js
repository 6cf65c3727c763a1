/* Ticks of onboarding pages, kept in this browser only. */
sh.each("[data-sh-ticks]", list => {
  const boxes = sh.all("input[type=checkbox]", list), meter = list.querySelector("[data-sh-ticked]");
  const key = box => ["strategy-handbook", window.__md_scope?.pathname || "/", list.dataset.shTicks, box.value].join(":");
  const tell = () => { if (meter) meter.textContent = boxes.filter(box => box.checked).length + " / " + boxes.length; };
  for (const box of boxes) {
    box.disabled = false;
    try { box.checked = localStorage.getItem(key(box)) === "1"; } catch { /* storage is switched off: ticks last until the page is left */ }
    box.addEventListener("change", () => {
      try {
        if (box.checked) localStorage.setItem(key(box), "1"); else localStorage.removeItem(key(box));
      } catch { /* as above */ }
      tell();
    });
  }
  tell();
});
