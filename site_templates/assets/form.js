/* The form of a kind: writes YAML as one types. Of an entry, what still says the same keeps its lines, with their remarks. */
(({ all, fresh, make, on, pick, stop }) => {
  const [form] = fresh("[data-sh-form]");
  if (!form) return;
  const say = form.dataset, page = form.closest(".sh-form"), code = document.getElementById("sh-yaml");
  const find = name => pick(`[data-${name}]`, page), CONTROLS = "input, select, textarea", control = node => pick(CONTROLS, node);
  const was = new Map(), blanks = number => " ".repeat(number), { pathname, search } = location, asked = new URLSearchParams(search);
  const faulty = new Map(); // what was wrong before keeps nobody from mending something else
  let id = find("id"), before = [], first = "", kept, rows = 0;

  /* ---- a text as YAML: bare where every reader agrees on it, as a block of lines, or in the quotes of JSON ---- */
  const TYPED = /^(?!null$)-?\w[\w.+-]*$/i;
  const BARE = /^[\p{L}\p{N}(][\p{L}\p{M}\p{N}\p{P}\p{S} \u200c\u200d]*$/u;
  const GUESSED = /: | #|[: ]$|^(?:true|false|yes|no|on|off|y|n|null|\d[\w.,:+-]*(?: [\d.:+-]+Z?)*)$/i;
  const UNSEEN = /(?![ \u200c\u200d])[\p{C}\p{Z}]/gu;

  function scalar(text) {
    text = text.replace(/\p{Cs}/gu, "\ufffd");
    if (BARE.test(text) && !GUESSED.test(text)) return text;
    if (/^\S[^]*\n[^]*\S$/.test(text) && text.replace(/\n/g, "").search(UNSEEN) < 0) return "|-\n" + text;
    return JSON.stringify(text).replace(UNSEEN, letter => {
      const point = letter.codePointAt(0).toString(16);
      return point.length > 4 ? "\\U" + point.padStart(8, "0") : "\\u" + point.padStart(4, "0");
    });
  }

  function short(value) {
    const list = Array.isArray(value), words = [...value].flat();
    const line = list ? `[${words.join(", ")}]` : `{${Array.from(value, pair => pair.join(": ")).join(", ")}}`;
    return words.every(word => TYPED.test(word)) && line.length <= 80 && line;
  }

  /* The lines of “key: value”, of “- value”, and of all entries of a value. */
  const entry = (head, value, pad) => {
    if (typeof value === "string") return value.split("\n").map((line, at) => at ? line && pad + "  " + line : head + (line && " " + line));
    const line = short(value);
    return line ? [head + " " + line] : [head, ...entries(value, pad + "  ")];
  };

  function item(value, pad) {
    if (!(value instanceof Map)) return entry(pad + "-", value, pad);
    const [top, ...rest] = entries(value, pad + "  ");
    return [pad + "- " + top.trimStart(), ...rest];
  }

  const entries = (value, pad) => [...value].flatMap(one =>
    Array.isArray(value) ? item(one, pad) : entry(pad + one[0] + ":", one[1], pad));

  /* ---- what the controls say: a text as YAML, a list or a map ---- */
  const outer = node => node.parentElement.closest("[data-sh]");
  const within = node => all("[data-sh]", node).filter(one => outer(one) === node);
  const filled = value => value.length || value.size;

  function value(node) {
    const shape = node.dataset.sh, found = new Map();
    if (shape === "kept") return node.dataset.yaml;
    if (shape === "leaf") {
      const text = control(node).value.trim();
      return !text || "typed" in node.dataset && TYPED.test(text) ? text : scalar(text);
    }
    const said = within(node).map(value);
    if (shape === "list") return said.filter(filled);
    if (shape === "pair") return said[0] ? found.set(said[0], said[1] || "") : found;
    within(node).forEach((one, at) => {
      if (shape !== "group") said[at].forEach((how, key) => found.set(key, how));
      else if (filled(said[at])) found.set(one.dataset.name, said[at]);
    });
    return shape === "links" && ![...found.values()].some(filled) ? [...found.keys()] : found;
  }

  /* ---- lines: as they were, or anew below the remarks above them ---- */
  function anew(node, said, pad) {
    const head = node === form, own = head && id, name = own ? id.value.trim() : node.dataset.name;
    if (node.dataset.sh === "pair") return entries(said, pad);
    if (!name && !own) return item(said, pad);
    return head ? [`${pad}${name}:`, ...entries(said, pad + "  ")] : entry(`${pad}${name}:`, said, pad);
  }

  const print = node => filled(value(node)) ? anew(node, value(node), "").join("\n") : "";

  function lines(node, pad) {
    const data = node.dataset, at = data.at && data.at.split(" ").map(Number), said = value(node);
    if (was.get(node) === print(node)) return at ? before.slice(at[0], at[3]) : [];
    if (!filled(said)) return [];
    if (!at) return anew(node, said, pad);
    let fresh, last = -1;
    if (data.head && (data.sh !== "links" || said instanceof Map)) {
      const parts = within(node).map(one => [last = parseInt(one.dataset.at || last, 10), lines(one, blanks(data.pad))]);
      fresh = [...before.slice(at[1], data.head), ...parts.sort((a, b) => a[0] - b[0]).flatMap(part => part[1])];
    } else {
      fresh = anew(node, said, pad);
      fresh[0] += data.trail || "";
    }
    return [...before.slice(at[0], at[1]), ...fresh, ...before.slice(at[2] + 1, at[3])];
  }

  function update() {
    for (const control of all("[data-need]", form))
      control.required = all(CONTROLS, outer(control.closest("[data-sh]"))).some(one => one.value.trim());
    for (const node of all("[data-sh=map], [data-sh=links]", form)) {
      const seen = new Set();
      for (const pair of within(node)) {
        const key = control(pair), text = key.value.trim();
        key.setCustomValidity(text && seen.has(text) ? say.sayTwice : "");
        seen.add(text);
      }
    }
    if (id) id.setCustomValidity(id.dataset.taken.split(" ").includes(id.value.trim()) ? say.sayTaken : "");
    const top = "whole" in say && say.top ? [say.top] : [];
    code.textContent = [...top, ...lines(form, blanks(say.column))].join("\n") + (say.at ? "" : "\n");
    const names = within(form).filter(one => was.get(one) !== print(one))
      .map(one => pick("label, legend, b", one).firstChild.data.trim());
    find("changed").textContent = names.length ? say.sayChanged + " " + names.join(", ") : say.at ? say.saySame : say.sayEmpty;
  }

  /* ---- rows, and what to do with the lines ---- */
  function add(box, number = "n" + rows++) {
    const blank = pick(":scope > template", box), list = pick(":scope > [data-rows]", box);
    list.insertAdjacentHTML("beforeend", blank.innerHTML.replaceAll(blank.dataset.token, number));
    return list.lastElementChild;
  }

  function remove(row) {
    const next = row.nextElementSibling || row.previousElementSibling;
    pick(":scope > [data-do]", next || row.closest("fieldset")).focus();
    row.remove();
    tell(say.sayRemoved);
  }

  const tell = words => { find("status").textContent = words; };
  const done = words => { kept = code.textContent; tell(words); };

  function copy() {
    const byHand = () => {
      getSelection().selectAllChildren(code);
      if (document.execCommand("copy")) done(say.sayCopied);
    };
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(code.textContent).then(() => done(say.sayCopied), byHand);
  }

  function save() {
    const top = say.top && !("whole" in say) ? say.top + "\n" : "";
    const href = URL.createObjectURL(new Blob([top + code.textContent.trimEnd() + "\n"]));
    make("a", { href, download: say.file }).click();
    done(say.saySaved);
  }

  on(page, "click", event => {
    const button = event.target.closest("[data-do]"), what = button?.dataset.do;
    if (!what) return;
    if (what === "add") control(add(button.parentElement)).focus();
    else if (what === "remove") remove(button.closest(".sh-row"));
    else {
      const wrong = all(CONTROLS, form).find(one => !one.validity.valid && faulty.get(one) !== one.value);
      if (!wrong) what === "copy" ? copy() : save();
      else {
        tell(say.sayInvalid);
        wrong.reportValidity();
      }
    }
    update();
  });
  on(form, "input", update);
  on(form, "submit", stop);
  on(form, "invalid", event => { all("details", form).forEach(one => { one.open ||= one.contains(event.target); }); }, true);
  on(form, "focusin", event => {
    const name = event.target.getAttribute("list");
    if (!name || document.getElementById(name) || !window.shIds) return;
    const list = make("datalist", { id: name });
    list.append(...(window.shIds[name.slice(7)] || []).map(one => new Option(one[1], one[0])));
    form.append(list);
  });

  /* ---- nothing is lost by leaving, not even to navigation without loading ---- */
  const unsaved = () => form.isConnected && ![first, kept].includes(code.textContent);
  on(window, "beforeunload", event => { if (unsaved()) stop(event); });
  /* another entry of this kind, which is the same page to Material: it would stay where it is */
  const elsewhere = to => to.pathname === pathname && to.search !== search;
  on(document, "click", event => {
    const link = event.target.closest("a[href]:not([target], [href^='#'], [download])");
    if (!link || !form.isConnected) return;
    if (unsaved() && !confirm(say.sayLeave)) return stop(event), event.stopPropagation();
    kept = code.textContent;
    if (elsewhere(link)) event.stopPropagation();
  }, true);
  on(window, "popstate", () => { if (form.isConnected && elsewhere(location)) location.reload(); });

  /* ---- what is written of an entry, into the empty controls ---- */
  function show(box, text) {
    box.value = text;
    if (box.value !== text) {
      if (box.options) box.add(new Option(text));
      if (box.type === "date") Object.assign(box, { type: "text", pattern: box.dataset.pattern });
      box.value = text;
    }
    if (box.value !== text && box.type !== "textarea") {
      const area = make("textarea", { value: text });
      for (const { name, value } of box.attributes) area.setAttribute(name, value);
      box.replaceWith(area);
      box = area;
    }
    if (box.type === "textarea") box.rows = Math.min(1 + text.length / 60, 6);
  }

  function keep(part, inside, own) {
    const node = find("kept").content.firstElementChild.cloneNode(true);
    Object.assign(node.dataset, { name: part.name, yaml: part.kept });
    pick("b", node).textContent = part.label;
    own ? own.replaceWith(node) : inside === form ? find("kept").before(node) : inside.append(node);
    return node;
  }

  function fill(node, told) {
    for (const name of ["at", "trail", "head", "pad"]) if (name in told) node.dataset[name] = told[name];
    if ("value" in told) show(control(node), told.value);
    told.rows?.forEach((row, at) => fill(add(node, at + 1).firstElementChild, row));
    const parts = within(node);
    told.parts?.forEach((part, at) => {
      const own = "name" in part ? parts.find(one => one.dataset.name === part.name) : parts[at];
      fill("kept" in part ? keep(part, node, own) : own, part);
    });
  }

  /* the words for an entry in place of those for something new */
  function head(told) {
    const words = text => text.replace(/\{(\w+)\}/g, (_, name) => told[name]);
    const title = find("edit"), old = title.textContent;
    for (const node of all("[data-edit]", page)) node.textContent = words(node.dataset.edit);
    for (const node of all("title, .md-header__topic .md-ellipsis")) node.textContent = node.textContent.replace(old, () => title.textContent);
  }

  function edit(told) {
    head(told);
    Object.assign(find("address"), { hidden: !told.address, href: told.address });
    find("new")?.remove();
    id = null;
    delete say.whole;
    Object.assign(say, { file: told.id + ".yml", name: told.name, column: told.column });
    before = told.lines;
    fill(form, told);
    remember();
    open();
    all(":invalid", form).forEach(one => faulty.set(one, one.value));
  }

  /* ---- something new: with an id made from the title, and with what the address says ---- */
  function create() {
    if (id) on(pick("[data-name=title] input", form), "input", event => {
      if (id.value && id.value !== id.dataset.made) return;
      id.value = id.dataset.made = event.target.value.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
        .replace(/[^a-z0-9]+/g, "-").slice(0, id.maxLength).replace(/^-|-$/g, "");
    });
    remember();
    asked.forEach((text, name) => {
      const node = within(form).find(one => one.dataset.name === name), now = new Date();
      const today = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
      if (node) (pick("template", node) ? text.split(",").filter(Boolean) : [text]).forEach(one => {
        control(pick("template", node) ? add(node) : node).value = one === "today" ? today : one;
      });
    });
    open();
  }

  const remember = () => [form, ...all("[data-sh]", form)].forEach(node => was.set(node, print(node)));

  function open() {
    find("sides").hidden = false;
    update();
    first = code.textContent;
  }

  function miss(name) {
    head({ id: name, title: name });
    find("missing").hidden = false;
  }

  /* A script, because a browser fetches nothing from a folder. */
  function load(name) {
    const script = make("script", { src: name + ".js" });
    on(script, "load error", () => {
      const told = window.shEntry;
      window.shEntry = null;
      if (form.isConnected) told?.id === name ? edit(told) : miss(name);
    });
    page.append(script);
  }

  find("without").hidden = true;
  const wanted = asked.get("id") ?? say.only;
  wanted === undefined ? create() : RegExp(`^(${say.ids})$`).test(wanted) ? load(wanted) : miss(wanted);
})(sh);
