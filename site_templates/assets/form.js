/* The form of an entry: writes its YAML as one types. What still says the same keeps its lines, with their remarks. */
(function () {
  "use strict";
  var form = document.querySelector("[data-sh-form]");
  if (!form || form.dataset.ready) return;
  var say = form.dataset, page = form.closest(".sh-form"), code = document.getElementById("sh-yaml");
  var status = page.querySelector("[data-status]"), changes = page.querySelector("[data-changed]");
  var CONTROLS = "input, select, textarea", before = code.textContent.split("\n"), was = new Map();
  var id = form.querySelector("[data-id]"), result, first, kept, count = 0;

  /* ---- a text as YAML: bare where every reader agrees on it, as a block of lines, or in the quotes of JSON ---- */
  var TYPED = /^(?!null$)-?\w[\w.+-]*$/i;
  var BARE = /^[\p{L}\p{N}(][\p{L}\p{M}\p{N}\p{P}\p{S} \u200c\u200d]*$/u;
  var GUESSED = /: | #|[: ]$|^(?:true|false|yes|no|on|off|y|n|null|\d[\w.,:+-]*(?: [\d.:+-]+Z?)*)$/i;
  var UNSEEN = /(?![ \u200c\u200d])[\p{C}\p{Z}]/gu;

  function scalar(text) {
    text = text.replace(/\p{Cs}/gu, "\ufffd");
    if (BARE.test(text) && !GUESSED.test(text)) return text;
    if (/^\S[^]*\n[^]*\S$/.test(text) && text.replace(/\n/g, "").search(UNSEEN) < 0) return "|-\n" + text;
    return JSON.stringify(text).replace(UNSEEN, function (letter) {
      var point = letter.codePointAt(0), wide = point > 0xffff;
      return (wide ? "\\U" : "\\u") + point.toString(16).padStart(wide ? 8 : 4, "0");
    });
  }

  function short(value) {
    var words = Array.isArray(value) ? value : Array.from(value).flat();
    if (!words.every(function (word) { return TYPED.test(word); })) return "";
    var line = value === words ? "[" + words.join(", ") + "]"
      : "{" + Array.from(value, function (pair) { return pair.join(": "); }).join(", ") + "}";
    return line.length > 80 ? "" : line;
  }

  /* The lines of “key: value” or of “- value”, and those of all entries of a value. */
  function entry(head, value, pad) {
    if (typeof value === "string") {
      return value.split("\n").map(function (line, at) { return at ? line && pad + "  " + line : head + (line && " " + line); });
    }
    var line = short(value);
    return line ? [head + " " + line] : [head].concat(entries(value, pad + "  "));
  }

  function item(value, pad) {
    if (!(value instanceof Map)) return entry(pad + "-", value, pad);
    var lines = entries(value, pad + "  ");
    lines[0] = pad + "- " + lines[0].trimStart();
    return lines;
  }

  function entries(value, pad) {
    return Array.from(value, function (one) {
      return Array.isArray(value) ? item(one, pad) : entry(pad + one[0] + ":", one[1], pad);
    }).flat();
  }

  /* ---- what the controls say: a text as YAML, a list or a map ---- */
  function within(node) {
    return Array.from(node.querySelectorAll("[data-sh]")).filter(function (one) { return one.parentElement.closest("[data-sh]") === node; });
  }

  function filled(value) { return value.length || value.size; }

  function value(node) {
    var shape = node.dataset.sh, found = new Map();
    if (shape === "kept") return node.dataset.yaml;
    if (shape === "leaf") {
      var text = node.querySelector(CONTROLS).value.trim();
      return !text || "typed" in node.dataset && TYPED.test(text) ? text : scalar(text);
    }
    var inner = within(node);
    if (shape === "list") return inner.map(value).filter(filled);
    if (shape === "pair") return value(inner[0]) ? found.set(value(inner[0]), inner[1] ? value(inner[1]) : "") : found;
    inner.forEach(function (one) {
      var said = value(one);
      if (shape === "group") { if (filled(said)) found.set(one.dataset.name, said); }
      else said.forEach(function (how, key) { found.set(key, how); });
    });
    return shape === "links" && !Array.from(found.values()).some(filled) ? Array.from(found.keys()) : found;
  }

  /* ---- lines: as they were, or written anew below the remarks above them ---- */
  function anew(node, said, pad) {
    if (node === form) {
      if (!("top" in say) || id || say.name) return [pad + (id ? id.value.trim() : say.name) + ":"].concat(entries(said, pad + "  "));
      return item(said, pad);
    }
    if (node.dataset.sh === "pair") return entries(said, pad);
    return node.dataset.name ? entry(pad + node.dataset.name + ":", said, pad) : item(said, pad);
  }

  function print(node) { return filled(value(node)) ? anew(node, value(node), "").join("\n") : ""; }

  function lines(node, pad) {
    var data = node.dataset, at = data.at && data.at.split(" ").map(Number), said = value(node), fresh;
    if (was.get(node) === print(node)) return at ? before.slice(at[0], at[3]) : [];
    if (!filled(said)) return [];
    if (!at) return anew(node, said, pad);
    if (data.head && (data.sh !== "links" || said instanceof Map)) {
      var last = -1, inner = " ".repeat(data.inner || data.pad);
      fresh = within(node).map(function (one) {
        last = one.dataset.at ? parseInt(one.dataset.at, 10) : last;
        return [last, lines(one, inner)];
      }).sort(function (a, b) { return a[0] - b[0]; }).flatMap(function (pair) { return pair[1]; });
      fresh = before.slice(at[1], data.head).concat(fresh);
    } else {
      fresh = anew(node, said, pad);
      fresh[0] += data.trail || "";
    }
    return before.slice(at[0], at[1]).concat(fresh, before.slice(at[2] + 1, at[3]));
  }

  function check(control, wrong) { control.setCustomValidity(wrong || ""); }

  function update() {
    form.querySelectorAll("[data-need]").forEach(function (control) {
      var group = control.closest("[data-sh]").parentElement.closest("[data-sh]");
      control.required = Array.from(group.querySelectorAll(CONTROLS)).some(function (one) { return one.value.trim(); });
    });
    form.querySelectorAll("[data-sh=map], [data-sh=links]").forEach(function (node) {
      var keys = [];
      within(node).forEach(function (pair) {
        var key = pair.querySelector(CONTROLS), text = key.value.trim();
        check(key, keys.includes(text) && say.sayTwice);
        if (text) keys.push(text);
      });
    });
    if (id) check(id, id.dataset.taken.split(" ").includes(id.value.trim()) && say.sayTaken);
    result = lines(form, " ".repeat(say.pad));
    if ("whole" in say && say.top) result.unshift(say.top);
    code.textContent = result.join("\n") + (say.at ? "" : "\n");
    var names = within(form).filter(function (one) { return was.get(one) !== print(one); })
      .map(function (one) { return one.querySelector("label, legend, b").firstChild.data.trim(); });
    changes.textContent = names.length ? say.sayChanged + " " + names.join(", ") : say.saySame;
  }

  /* ---- rows ---- */
  function add(box) {
    var blank = box.querySelector(":scope > template"), rows = box.querySelector(":scope > [data-rows]");
    rows.insertAdjacentHTML("beforeend", blank.innerHTML.split(blank.dataset.token).join("n" + count++));
    return rows.lastElementChild;
  }

  function remove(row) {
    var next = row.nextElementSibling || row.previousElementSibling;
    var target = (next || row.closest("fieldset")).querySelector(next ? "[data-do=remove]" : ":scope > [data-do=add]");
    row.remove();
    target.focus();
    status.textContent = say.sayRemoved;
  }

  /* ---- what to do with the lines ---- */
  function done(words) { kept = code.textContent; status.textContent = words; }

  function copy() {
    function byHand() {
      getSelection().selectAllChildren(code);
      if (document.execCommand("copy")) done(say.sayCopied);
    }
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(code.textContent).then(function () { done(say.sayCopied); }, byHand);
  }

  function save() {
    var link = document.createElement("a"), top = say.top && !("whole" in say) ? say.top + "\n" : "";
    link.href = URL.createObjectURL(new Blob([top + result.join("\n") + "\n"], { type: "application/yaml" }));
    link.download = say.file;
    link.click();
    done(say.saySaved);
  }

  function unsaved() { return form.isConnected && code.textContent !== first && code.textContent !== kept; }

  page.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]"), what = button && button.dataset.do;
    if (what === "add") add(button.parentElement).querySelector(CONTROLS).focus();
    if (what === "remove") remove(button.closest(".sh-row"));
    if (what === "copy" || what === "save") {
      if (form.reportValidity()) return what === "copy" ? copy() : save();
      status.textContent = say.sayInvalid;
    }
    if (what) update();
  });
  form.addEventListener("input", update);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("invalid", function (event) {
    var closed = event.target.closest("details");
    if (closed) closed.open = true;
  }, true);
  form.addEventListener("focusin", function (event) {
    var name = event.target.getAttribute("list"), kind = name && name.replace("sh-ids-", "");
    if (!name || document.getElementById(name) || !window.shIds) return;
    var list = document.createElement("datalist");
    list.id = name;
    (window.shIds[kind] || []).forEach(function (one) { list.append(new Option(one[1], one[0])); });
    form.append(list);
  });
  window.addEventListener("beforeunload", function (event) { if (unsaved()) event.preventDefault(); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]:not([target], [href^='#'], [download])");
    if (!link || !unsaved()) return;
    if (window.confirm(say.sayLeave)) kept = code.textContent;
    else { event.preventDefault(); event.stopPropagation(); }
  }, true);

  /* ---- begin: for something new, with what the address says, and with an id made from the title ---- */
  if (id) {
    form.querySelector("[data-name=title] input").addEventListener("input", function (event) {
      if (id.value && id.value !== id.dataset.made) return;
      id.value = id.dataset.made = event.target.value.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
        .replace(/[^a-z0-9]+/g, "-").slice(0, id.maxLength).replace(/^-|-$/g, "");
    });
  }
  was.set(form, print(form));
  form.querySelectorAll("[data-sh]").forEach(function (node) { was.set(node, print(node)); });
  if (!say.at) {
    new URLSearchParams(location.search).forEach(function (text, name) {
      var node = within(form).find(function (one) { return one.dataset.name === name; });
      if (!node) return;
      var now = new Date(), today = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
      (node.dataset.sh === "leaf" ? [text] : text.split(",")).forEach(function (one) {
        (node.dataset.sh === "leaf" ? node : add(node)).querySelector(CONTROLS).value = one === "today" ? today : one;
      });
    });
  }
  form.dataset.ready = "1";
  form.hidden = page.querySelector("[data-tools]").hidden = false;
  page.querySelector("[data-without]").hidden = true;
  update();
  first = code.textContent;
})();
