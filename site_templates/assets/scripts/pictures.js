/* Links in pictures, and what the strategy map needs beyond its page: its script and what that draws, loaded where there is a map. */
(({ fresh, make, on, start, stop }) => {
  /* Material cannot read the address of a link in a picture: give it a link that it can */
  on(document, "click", event => {
    const link = event.target.closest?.("svg a");
    if (!link) return;
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    stop(event);
    const plain = make("a", { href: link.href.baseVal });
    document.body.append(plain);
    plain.click();
    plain.remove();
  }, true);

  const load = (src, then) => document.head.append(make("script", { src, onload: then }));
  start(() => fresh("[data-sh-map]").forEach(root => {
    const { code, rows } = root.dataset, live = () => root.isConnected && sh.map(root);
    load(rows, () => sh.map ? live() : load(code, live));
  }));
})(sh);
