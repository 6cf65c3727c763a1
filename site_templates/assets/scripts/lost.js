/* The page for addresses that do not exist: offers pages whose address or title has words of the one asked for. */
(function () {
  "use strict";

  function wordsOf(text) {
    return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(function (word) { return word.length > 2; });
  }

  function enhance() {
    var frame = document.querySelector("[data-sh-lost]");
    if (!frame || frame.dataset.shReady) return;
    frame.dataset.shReady = "1";
    var sought = wordsOf(location.pathname.replace(/(index)?\.html$/, ""));
    fetch(frame.dataset.shLost)
      .then(function (answer) { return answer.ok ? answer.json() : { docs: [] }; }) // a site without search
      .then(function (index) {
        var near = index.docs
          .filter(function (page) { return page.location && page.location.indexOf("#") < 0; })
          .map(function (page) {
            var own = wordsOf(page.location + " " + page.title);
            return { page: page, score: sought.filter(function (word) {
              return own.some(function (other) { return other.startsWith(word) || word.startsWith(other); });
            }).length };
          })
          .filter(function (found) { return found.score; })
          .sort(function (a, b) { return b.score - a.score; })
          .slice(0, 5);
        near.forEach(function (found) {
          var item = document.createElement("li"), link = document.createElement("a");
          link.href = frame.dataset.shBase + found.page.location;
          link.textContent = new DOMParser().parseFromString(found.page.title, "text/html").documentElement.textContent;
          item.append(link);
          frame.querySelector("ul").append(item);
        });
        frame.hidden = !near.length;
      });
  }

  if (window.document$) window.document$.subscribe(enhance);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhance);
  else enhance();
})();
