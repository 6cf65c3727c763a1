/* The page for addresses that do not exist: offers pages whose address or title has words of the one asked for. */
sh.each("[data-sh-lost]", async frame => {
  const wordsOf = text => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 2);
  const sought = wordsOf(location.pathname.replace(/(index)?\.html$/, "")), answer = await fetch(frame.dataset.shLost);
  if (!answer.ok) return; // a site without search
  const near = (await answer.json()).docs.filter(page => page.location && !page.location.includes("#")).map(page => {
    const own = wordsOf(page.location + " " + page.title);
    return { page, score: sought.filter(word => own.some(other => other.startsWith(word) || word.startsWith(other))).length };
  }).filter(found => found.score).sort((a, b) => b.score - a.score).slice(0, 5);
  for (const { page } of near) {
    const item = sh.make("li");
    item.append(sh.make("a", { href: frame.dataset.shBase + page.location,
      textContent: new DOMParser().parseFromString(page.title, "text/html").documentElement.textContent }));
    frame.querySelector("ul").append(item);
  }
  frame.hidden = !near.length;
});
