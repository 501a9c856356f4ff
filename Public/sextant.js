// What makes pages quicker where there is script: everything here has an equal without it.
// Order: words, small things, swapping parts of a page, events, forms that save as you go, moves, start.
"use strict";
(() => {
  const page = document.body;
  const say = (key, values = {}) =>
    (page.dataset["say" + key[0].toUpperCase() + key.slice(1).toLowerCase()] || "")
      .replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const after = (wait, action) => {
    let timer;
    return (...values) => { clearTimeout(timer); timer = setTimeout(() => action(...values), wait); };
  };
  // On this device, each under a key of their own; without a key nothing is kept.
  const kept = {
    read(key) { try { return key ? JSON.parse(localStorage.getItem(key)) : null; } catch { return null; } },
    write(key, value) { try { if (key) localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or refused */ } },
    drop(key) { try { if (key) localStorage.removeItem(key); } catch { /* refused */ } },
  };

  // Said to screen readers, several at once as one sentence.
  const unsaid = [];
  const speak = after(250, () => { one("#announcer").textContent = [...new Set(unsaid.splice(0))].join(" "); });
  const announce = (text) => { if (text) { unsaid.push(text); speak(); } };

  const banner = (text, isStanding = false) => {
    const line = one("#connection");
    line.textContent = text;
    line.hidden = !text;
    clearTimeout(banner.timer);
    if (text && !isStanding) banner.timer = setTimeout(() => { line.hidden = true; }, 6000);
  };

  // Small things

  // The browser's modal dialog in place of content that unfolds.
  const openDialog = (details) => {
    const body = one(".dialog-body", details);
    if (!body || !window.HTMLDialogElement) return;
    const dialog = made("dialog");
    dialog.setAttribute("aria-labelledby", one(".dialog-title", body)?.id || "");
    const close = made("button", { type: "button", className: "button quiet", textContent: say("close") });
    close.addEventListener("click", () => dialog.close());
    details.after(dialog);
    dialog.append(body);
    body.append(close);
    dialog.addEventListener("close", () => {
      close.remove();
      details.append(body);
      details.open = false;
      dialog.remove();
      one("summary", details).focus();
    });
    dialog.showModal();
  };

  const addRow = (rows, name) => {
    const numbers = all("[data-row]", rows).map((row) => Number(row.dataset.row)).filter(Number.isInteger);
    const next = Math.max(-1, ...numbers) + 1;
    const holder = made("template");
    holder.innerHTML = one("template", rows).innerHTML.replaceAll("__", next).replaceAll("##", next + 1);
    one(":scope > p.muted", rows)?.remove();
    rows.append(holder.content);
    const row = rows.lastElementChild;
    dress(row);
    one("input:not([type=hidden]), select, textarea", row)?.focus();
  };

  const optionOf = (field) => {
    const options = field.list ? [...field.list.options] : [...(field.options || [])];
    const typed = field.value.trim();
    const folded = typed.toLocaleLowerCase();
    return options.find((option) => option.value === typed)
      || options.find((option) => option.text.toLocaleLowerCase() === folded);
  };

  const addLink = (adder, name) => {
    const field = one("select, input", adder);
    const option = field.value && optionOf(field);
    if (!option || !option.value) { field.focus(); return false; }
    const keptLinks = one("[data-kept]", adder.parentElement);
    const present = all("input", keptLinks).find((box) => box.value === option.value);
    if (present) {
      present.checked = true;
    } else {
      const id = `${field.id}-${Date.now()}`;
      const label = made("label", { htmlFor: id }, option.text + " ", made("span", { className: "code", textContent: option.value }));
      keptLinks.append(made("div", { className: "pick" }, made("input", { type: "checkbox", name, value: option.value, id, checked: true }), label));
    }
    one(":scope > p.muted", adder.parentElement)?.remove();
    field.value = "";
    field.focus();
    return true;
  };

  document.addEventListener("click", (event) => {
    const summary = event.target.closest?.("summary");
    if (summary?.parentElement.matches("details[data-dialog]") && !summary.parentElement.open) {
      event.preventDefault();
      openDialog(summary.parentElement);
      return;
    }
    const button = event.target.closest?.("button[name=do]");
    if (!button) return;
    const [verb, name, number] = button.value.split(":");
    const field = button.closest("[data-field], fieldset.field");
    const rows = field && one(`[data-rows="${CSS.escape(name)}"]`, field);
    if (verb === "add" && rows) { event.preventDefault(); addRow(rows, name); touched(rows); }
    if (verb === "remove" && button.closest("[data-row]")) {
      event.preventDefault();
      const row = button.closest("[data-row]");
      const list = row.parentElement;
      row.remove();
      touched(list);
      (all("[data-row] button", list).pop() || one("button[value^='add:']", list.parentElement))?.focus();
    }
    const adder = button.closest("[data-adder]");
    if (verb === "add" && adder) { event.preventDefault(); if (addLink(adder, name)) touched(adder); }
  });

  document.addEventListener("change", (event) => {
    const target = event.target;
    if (target.matches("[data-select-all]")) {
      for (const box of all("tbody td.pick input", target.closest("table"))) box.checked = target.checked;
    }
    if (target.matches("td.pick input, [data-select-all]")) {
      announce(say("selected", { count: all("tbody td.pick input:checked", target.closest("table")).length }));
    }
    if (target.matches("[data-picker]")) {
      const option = optionOf(target);
      if (option) target.value = option.value;
    }
  });

  // Account and other menus close when one goes elsewhere.
  document.addEventListener("click", (event) => {
    for (const menu of all("details.account[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of all("details.account[open], details.move[open]")) { menu.open = false; one("summary", menu).focus(); }
  });

  // Who signs out leaves no mark behind on the device; what is not in the house yet is asked about.
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute?.("action") !== "/sign-out") return;
    try {
      const own = `sextant-marks:${localStorage.getItem("sextant-marks-of")}/`;
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(own));
      if (keys.length && !window.confirm(say("marksKept"))) { event.preventDefault(); return; }
      for (const key of keys) localStorage.removeItem(key);
    } catch { /* nothing is kept where storing is refused */ }
  });

  // Swapping parts of a page

  const isEditing = (part) => {
    const active = document.activeElement;
    return part.contains(active) && active.matches("input:not([type=checkbox]):not([type=radio]), textarea, select");
  };

  // The whole of a newer page in place of this one, unless somebody is at work here.
  const begin = (newer) => {
    const main = one("main");
    if (isEditing(main) || one("form[data-dirty]", main)) return false;
    const copy = document.importNode(one("main", newer), true);
    main.replaceWith(copy);
    dress(copy);
    return true;
  };

  // Takes over every part marked live from a newer copy of the page; never one that is being edited.
  const swap = (newer, isLoud = true) => {
    let count = 0;
    for (const part of all("[data-live]")) {
      if (!part.isConnected || isEditing(part) || one("form[data-dirty], .is-taken", part)) continue;
      const key = part.dataset.live;
      const next = one(`[data-live="${CSS.escape(key)}"]`, newer);
      if (!next) {
        // What was empty has been begun.
        if ("liveWhole" in part.dataset && begin(newer)) return 1;
        continue;
      }
      const open = new Set(all("details[open]", part).map((details, index) => details.id || index));
      const ticked = new Set(all("td.pick input:checked", part).map((box) => box.value));
      const before = part.cloneNode(true);
      all("details", before).forEach((details) => details.removeAttribute("open"));
      undress(before);
      const copy = document.importNode(next, true);
      const plain = copy.cloneNode(true);
      all("details", plain).forEach((details) => details.removeAttribute("open"));
      // Each copy of a form has a key of its own.
      for (const key of [before, plain].flatMap((side) => all("input[name=once]", side))) key.setAttribute("value", "");
      if (before.isEqualNode(plain)) continue;
      all("details", copy).forEach((details, index) => { if (open.has(details.id || index)) details.open = true; });
      all("td.pick input", copy).forEach((box) => { box.checked = ticked.has(box.value); });
      const active = part.contains(document.activeElement) ? document.activeElement : null;
      const place = active && (active.id ? `#${CSS.escape(active.id)}`
        : active.closest("[data-item]") ? `[data-item="${CSS.escape(active.closest("[data-item]").dataset.item)}"] ${active.tagName}, [data-item="${CSS.escape(active.closest("[data-item]").dataset.item)}"]`
        : active.getAttribute("href") ? `a[href="${CSS.escape(active.getAttribute("href"))}"]` : null);
      const top = part.scrollTop;
      part.replaceWith(copy);
      copy.scrollTop = top;
      dress(copy);
      if (place) one(place, copy)?.focus();
      if (isLoud && !("liveLazy" in copy.dataset)) copy.classList.add("is-fresh");
      count += 1;
    }
    return count;
  };

  const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

  const flash = (newer) => {
    const notice = one("[data-flash]", newer);
    const here = one("[data-flash]");
    if (notice && here) { here.replaceChildren(...notice.cloneNode(true).childNodes); announce(here.textContent.trim()); }
  };

  const refresh = async (who) => {
    try {
      const answer = await fetch(location.href, { headers: { "X-Sextant-Refresh": "1" } });
      if (answer.status === 404) banner(say("gone"), true);
      if (!answer.ok || answer.redirected) return;
      if (swap(await parsed(answer)) && who) announce(say("changed", { who }));
    } catch { /* the events say when the connection is back */ }
  };

  // Filters as you type

  const filter = async (form) => {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "" && typeof value === "string") values.append(name, value);
    const address = new URL(form.getAttribute("action") || location.pathname, location.href);
    address.search = values.toString();
    try {
      const answer = await fetch(address, { headers: { "X-Sextant-Refresh": "1" } });
      if (!answer.ok || answer.redirected) { form.submit(); return; }
      const newer = await parsed(answer);
      history.replaceState(null, "", address);
      swap(newer, false);
      announce(one(".pager p", newer)?.textContent.trim());
    } catch { form.submit(); }
  };
  const filterSoon = after(350, filter);
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.closest?.("form[data-filter]");
      if (form && one("main [data-live]")) filterSoon(form);
    });
  }

  // Events

  const events = page.dataset.events;
  let sequence = Number(page.dataset.sequence || 0);
  let people = [];
  let last = 0;
  let pending = null;

  const isAboutThisPage = (items) => all("[data-live]").some((part) => {
    if ("liveLazy" in part.dataset) return false;
    const kinds = part.dataset.kinds?.split(" ");
    const ids = part.dataset.items?.split(" ");
    if (!kinds && !ids) return true;
    return items.some((item) => kinds?.includes(item.kind) || ids?.includes(item.id));
  });

  // Not more often than every two seconds; for the menu's counts alone, every fifteen.
  const refreshSoon = (isNear, who) => {
    pending = { isNear: isNear || pending?.isNear, who: who || pending?.who };
    if (document.hidden || refreshSoon.timer) return;
    const rest = (pending.isNear ? 2000 : 15000) - (Date.now() - last);
    refreshSoon.timer = setTimeout(() => {
      refreshSoon.timer = null;
      if (!pending || document.hidden) return;
      const { who: by } = pending;
      pending = null;
      last = Date.now();
      refresh(by);
    }, Math.max(rest, 150 + Math.random() * 250));
  };
  document.addEventListener("visibilitychange", () => { if (!document.hidden && pending) refreshSoon(true); });

  const heard = (message) => {
    if (message.sequence) sequence = Math.max(sequence, message.sequence);
    if (message.type === "people") { people = message.people || []; showPeople(); }
    if (message.type === "reset") refreshSoon(true);
    if (message.type === "change") {
      const isNear = isAboutThisPage(message.items || []);
      if (isNear && pending && !pending.isNear) { clearTimeout(refreshSoon.timer); refreshSoon.timer = null; }
      refreshSoon(isNear, message.mine ? null : message.who);
    }
    if (message.type === "sheet") showSheet(message);
    if (message.type === "lost") banner(say("offline"), true);
    if (message.type === "back") { banner(say("online")); for (const form of savers) form.flush(); }
  };

  // A file that was sent is being read or kept: how far it is, and the page anew once it is done. Where
  // nothing is heard, the page looks by itself.
  const showSheet = (message) => {
    const sheet = one("[data-sheet]");
    if (!sheet || (message && message.draft !== sheet.dataset.sheet)) return;
    if (message?.isDone) { location.reload(); return; }
    const bar = one("progress", sheet);
    if (message && bar) bar.value = message.share;
    clearTimeout(showSheet.timer);
    showSheet.timer = setTimeout(() => location.reload(), 5000);
  };
  showSheet();

  const showPeople = () => {
    const list = one("#presence");
    if (list) {
      const names = [...new Set(people.map((person) => person.name))];
      list.hidden = !names.length;
      list.replaceChildren(...names.map((name) => {
        const words = name.split(/[ \-]/);
        const letters = (words[0][0] || "") + (words.length > 1 ? words.at(-1)[0] || "" : "");
        return made("li", { title: name }, made("span", { className: "person" },
          made("span", { className: "initials", ariaHidden: "true", textContent: letters.toUpperCase() }),
          made("span", { textContent: name })));
      }));
    }
    for (const form of savers) form.showOthers(people);
  };

  const listen = () => {
    const channel = "BroadcastChannel" in window ? new BroadcastChannel(events) : null;
    const tell = (message) => { heard(message); channel?.postMessage(message); };
    if (channel) channel.onmessage = (event) => heard(event.data);
    const lead = () => new Promise(() => {
      let failures = 0;
      let isLost = false;
      const back = () => { failures = 0; if (isLost) { isLost = false; tell({ type: "back" }); } };
      const lost = () => { failures += 1; if (failures > 1 && !isLost) { isLost = true; tell({ type: "lost" }); } };
      // Where a stream does not get through, ask now and then.
      const poll = async () => {
        try {
          const answer = await fetch(`${events}?after=${sequence}&poll=1`, { headers: { Accept: "application/json" } });
          if (!answer.ok) throw new Error();
          const news = await answer.json();
          back();
          if (news.reset) tell({ type: "reset" });
          for (const change of news.changes || []) tell({ type: "change", ...change });
          tell({ type: "people", people: news.people || [], sequence: news.sequence });
        } catch { lost(); }
        setTimeout(poll, isLost ? 15000 : 8000);
      };
      const stream = () => {
        if (!window.EventSource) { poll(); return; }
        const source = new EventSource(`${events}?after=${sequence}`);
        let isOpen = false;
        source.onopen = () => { isOpen = true; back(); };
        for (const type of ["change", "people", "reset", "sheet"]) {
          source.addEventListener(type, (event) => tell({ type, ...JSON.parse(event.data || "{}") }));
        }
        // Others need the place.
        source.addEventListener("full", () => { source.close(); poll(); });
        source.onerror = () => {
          source.close();
          lost();
          if (!isOpen && failures > 3) poll(); else setTimeout(stream, Math.min(30000, 1000 * 2 ** failures) * (0.75 + Math.random() / 2));
        };
      };
      stream();
    });
    // One tab listens for all of the browser; when it closes, another takes over.
    if (channel && navigator.locks) navigator.locks.request(events, lead); else lead();
  };

  // Says where one is, so that others see it.
  const here = () => {
    if (!events || document.hidden) return;
    const token = one("input[name=token]")?.value;
    if (!token) return;
    const form = document.activeElement?.closest?.("form[data-autosave]")?.getAttribute("action") || "";
    fetch(events.replace(/events$/, "here"), { method: "POST", keepalive: true, body: new URLSearchParams({ token, page: location.pathname, form }) }).catch(() => {});
  };

  // Forms that save as you go

  const savers = [];
  const touched = (element) => {
    const form = element.closest("form");
    savers.find((saver) => saver.form === form)?.touch(element);
  };
  const root = (name) => name.split(".")[0];

  class Saver {
    constructor(form) {
      this.form = form;
      // What one person typed is nobody else's on the same device, and a stranger's is kept for nobody.
      const reader = page.dataset.reader;
      this.key = reader ? `sextant:${reader}:${form.getAttribute("action")}` : "";
      this.dirty = new Set();
      // Fields of which two versions stand side by side: not sent before somebody has chosen.
      this.disputed = new Set();
      this.sending = null;
      this.isAuto = "autosave" in form.dataset;
      this.state = one("[data-save-state]", form);
      this.sendSoon = after(900, () => this.send());
      this.isDraft = "draft" in form.dataset;
      this.draftSoon = after(1500, () => this.keepDraft());
      form.addEventListener("input", (event) => this.touch(event.target));
      form.addEventListener("change", (event) => { this.touch(event.target); if (this.isAuto) this.sendSoon(); });
      form.addEventListener("focusin", after(300, here));
      form.addEventListener("submit", () => { this.isLeaving = true; kept.drop(this.key); });
      this.restore();
    }

    tell(text, isBad = false) {
      if (!this.state) return;
      this.state.textContent = text;
      this.state.classList.toggle("is-bad", isBad);
    }

    touch(element) {
      const name = element.name || element.dataset?.rows || element.closest("[data-field]")?.dataset.field;
      if (!name || ["token", "seen-version", "back", "once", "do"].includes(name)) return;
      this.dirty.add(root(name));
      this.form.dataset.dirty = "";
      this.keep();
      if (this.isAuto) this.sendSoon();
      if (this.isDraft) this.draftSoon();
    }

    // What is not sent yet is kept in the house too: another device finds it there.
    async keepDraft() {
      if (this.isLeaving || !this.dirty.size) return;
      if (this.isKeeping) { this.draftSoon(); return; }
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(this.form)) {
        if (typeof value === "string" && name !== "do" && this.form.elements[name]?.type !== "password") body.append(name, value);
      }
      body.append("do", "draft");
      this.isKeeping = true;
      let isKept = false;
      try {
        const answer = await fetch(this.form.action, { method: "POST", headers: { Accept: "application/json" }, body });
        isKept = answer.ok && !answer.redirected;
      } catch { /* still kept on this device */ }
      this.isKeeping = false;
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      this.tell(isKept ? say("drafted", { time }) : say("keep"));
    }

    // All that was typed and is not saved, on this device; passwords and files never.
    keep() {
      const entries = [...new FormData(this.form)].filter(([name, value]) =>
        this.dirty.has(root(name)) && typeof value === "string" && this.form.elements[name]?.type !== "password");
      // A page opened anew asks again what nobody has chosen here.
      const version = this.disputed.size ? this.before : this.form.elements["seen-version"]?.value;
      kept.write(this.key, { version, entries, once: this.isDraft ? this.form.elements.once?.value : undefined, at: Date.now() });
    }

    restore() {
      const draft = kept.read(this.key);
      if (!draft?.entries?.length || Date.now() - draft.at > 7 * 864e5) { kept.drop(this.key); return; }
      // A draft that was opened is not mixed with another one.
      if (this.isDraft && new URLSearchParams(location.search).has("draft") && draft.once !== this.form.elements.once?.value) return;
      let isChanged = false;
      for (const name of new Set(draft.entries.map(([entry]) => entry))) {
        const values = draft.entries.filter(([entry]) => entry === name).map(([, value]) => value);
        for (const field of all(`[name="${CSS.escape(name)}"]`, this.form)) {
          if (field.type === "hidden" || field.type === "file") continue;
          const isBox = field.type === "checkbox" || field.type === "radio";
          if (isBox ? field.checked !== values.includes(field.value) : values.length === 1 && field.value !== values[0]) {
            if (isBox) field.checked = values.includes(field.value); else field.value = values[0];
            this.dirty.add(root(name));
            isChanged = true;
          }
        }
      }
      if (!isChanged) { kept.drop(this.key); return; }
      // What others changed since it was typed is asked about, not overwritten.
      const seen = this.form.elements["seen-version"];
      if (seen && draft.version) seen.value = draft.version;
      if (this.isDraft && draft.once && this.form.elements.once) {
        this.form.elements.once.value = draft.once;
        one(`[data-draft-key="${CSS.escape(draft.once)}"]`)?.remove();
      }
      this.form.dataset.dirty = "";
      this.tell(say("keep"));
      if (this.isAuto) this.sendSoon();
    }

    flush() { if (this.dirty.size && this.isAuto) this.send(); }

    async send() {
      const fields = new Set([...this.dirty].filter((name) => !this.disputed.has(name)));
      if (this.sending || !fields.size) return;
      this.sending = fields;
      this.dirty = new Set(this.disputed);
      this.tell(say("saving"));
      const body = new URLSearchParams({ autosave: "1" });
      for (const [name, value] of new FormData(this.form)) {
        if (typeof value === "string" && (fields.has(root(name)) || ["token", "seen-version", "once"].includes(name))) body.append(name, value);
      }
      let answer = null;
      let data = {};
      try {
        answer = await fetch(this.form.action, { method: "POST", headers: { Accept: "application/json" }, body });
        if ((answer.headers.get("content-type") || "").includes("json")) data = await answer.json();
      } catch { answer = null; }
      const isShown = !data.overtaken?.length || await this.takeOver(data.overtaken, data.by);
      this.sending = null;
      const again = () => { for (const field of fields) this.dirty.add(field); };
      if (!answer) {
        again();
        this.tell(say("queued"), true);
        setTimeout(() => this.flush(), 10000);
        return;
      }
      // As long as a field shows an older value, the form does not count as having seen the newer one.
      const seen = this.form.elements["seen-version"];
      if (answer.status === 409 && !this.disputed.size) this.before = seen?.value;
      if (data.version && seen && (isShown || answer.status === 409)) seen.value = data.version;
      for (const field of fields) this.clear(field);
      if (answer.status === 401 || answer.redirected) { again(); this.tell(say("signedout"), true); return; }
      if (answer.status === 409) { for (const conflict of data.conflicts || []) this.conflict(conflict, data.by || ""); again(); this.keep(); this.tell(say("unsaved"), true); return; }
      if (answer.status === 422) {
        again();
        for (const name of data.saved || []) this.dirty.delete(name);
        for (const problem of data.problems || []) this.problem(problem.field, problem.text);
        this.tell(say("unsaved"), true);
        this.keep();
        return;
      }
      if (!answer.ok) { again(); this.tell(answer.status === 404 ? say("gone") : data.detail || say("failed"), true); return; }
      this.follow(data.address);
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      if (this.disputed.size) this.tell(say("unsaved"), true); else this.tell(say("saved", { time }));
      if (this.dirty.size) { this.keep(); this.sendSoon(); } else { kept.drop(this.key); delete this.form.dataset.dirty; }
      for (const name of fields) this.renumber(name);
      refreshSoon(true);
    }

    // A row is found by what makes it up: where that changed, the form and the page go along.
    follow(address) {
      const old = this.form.getAttribute("action");
      if (!address || address === old) return;
      kept.drop(this.key);
      this.key = this.key && `sextant:${page.dataset.reader}:${address}`;
      this.form.setAttribute("action", address);
      const moved = (place) => place === old || (place.startsWith(old) && "/?#".includes(place[old.length])) ? address + place.slice(old.length) : place;
      history.replaceState(null, "", moved(location.pathname) + location.search + location.hash);
      for (const link of all("a[href]")) link.setAttribute("href", moved(link.getAttribute("href")));
    }

    // What others changed in fields that nobody touched here takes the place of what they show.
    async takeOver(names, who) {
      let newer;
      try {
        const answer = await fetch(location.href, { headers: { "X-Sextant-Refresh": "1" } });
        if (!answer.ok || answer.redirected) return false;
        newer = one(`form[action="${CSS.escape(this.form.getAttribute("action"))}"]`, await parsed(answer));
      } catch { return false; }
      if (!newer) return false;
      let isWhole = true;
      for (const name of names) {
        const field = this.frame(name);
        const next = one(`[data-field="${CSS.escape(name)}"]`, newer);
        if (!field || !next) continue;
        if (this.dirty.has(name)) { isWhole = false; continue; }
        const active = field.contains(document.activeElement) ? document.activeElement.id : "";
        const copy = document.importNode(next, true);
        field.replaceWith(copy);
        dress(copy);
        copy.classList.add("is-fresh");
        if (active) one(`#${CSS.escape(active)}`, copy)?.focus();
      }
      if (who) announce(say("changed", { who }));
      return isWhole;
    }

    // Rows that were taken away are gone for the server: the others count from nought again.
    renumber(name) {
      const rows = one(`[data-rows="${CSS.escape(name)}"]`, this.form);
      all(":scope > [data-row]", rows || made("div")).forEach((row, index) => {
        for (const field of all("[name]", row)) field.name = field.name.replace(`${name}.${row.dataset.row}.`, `${name}.${index}.`);
        for (const button of all("button[value^='remove:']", row)) button.value = `remove:${name}:${index}`;
        row.dataset.row = index;
      });
    }

    frame(name) {
      const parts = name.split(".");
      for (let count = parts.length; count > 0; count -= 1) {
        const found = one(`[data-field="${CSS.escape(parts.slice(0, count).join("."))}"]`, this.form);
        if (found) return found;
      }
      return null;
    }

    clear(name) {
      const field = this.frame(name);
      if (!field) return;
      for (const part of all(":scope .problem, :scope > .choose", field)) part.remove();
      field.classList.remove("has-error");
      for (const control of all("[aria-invalid]", field)) {
        control.removeAttribute("aria-invalid");
        const ties = (control.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && !id.endsWith("-error"));
        if (ties.length) control.setAttribute("aria-describedby", ties.join(" ")); else control.removeAttribute("aria-describedby");
      }
    }

    problem(name, text) {
      const field = this.frame(name);
      if (!field) { banner(text); return; }
      const control = one(`[name="${CSS.escape(name)}"]:not([type=hidden])`, field) || one("input:not([type=hidden]), select, textarea", field);
      const id = `${control?.id || field.id}-error`;
      one("label, legend", field)?.after(made("div", { className: "problem", id }, made("p", { textContent: text })));
      field.classList.add("has-error");
      if (control) {
        control.setAttribute("aria-invalid", "true");
        control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") || ""} ${id}`.trim());
      }
      announce(text);
    }

    // Two people changed one field: both versions, and a choice.
    conflict({ field: name, mine = "", theirs = "", values = [] }, who) {
      const field = this.frame(name);
      if (!field) return;
      const question = made("p", { textContent: say("conflict", { who }) });
      const keepMine = made("button", { type: "button", className: "button", textContent: say("mine", { value: mine || this.shown(field) }) });
      const takeTheirs = made("button", { type: "button", className: "button", textContent: say("theirs", { value: theirs || "–" }) });
      const choice = made("div", { className: "choose" }, question, keepMine, takeTheirs);
      choice.setAttribute("role", "group");
      this.disputed.add(root(name));
      keepMine.addEventListener("click", () => {
        choice.remove();
        this.disputed.delete(root(name));
        this.dirty.add(root(name));
        if (this.sending) this.sendSoon(); else this.send();
      });
      takeTheirs.addEventListener("click", () => {
        choice.remove();
        this.disputed.delete(root(name));
        for (const control of all("input:not([type=hidden]), select, textarea", field)) {
          if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
          else control.value = values[0] ?? "";
        }
        this.dirty.delete(root(name));
        if (this.dirty.size) this.keep(); else { kept.drop(this.key); delete this.form.dataset.dirty; }
      });
      field.append(choice);
      announce(question.textContent);
    }

    shown(field) { return one("input:not([type=hidden]), select, textarea", field)?.value || ""; }

    showOthers(present) {
      const address = this.form.getAttribute("action");
      const names = [...new Set(present.filter((person) => person.form === address).map((person) => person.name))];
      let line = one("[data-others]", this.form);
      if (!names.length) { line?.remove(); return; }
      const text = say("also", { who: names.join(", ") });
      if (line?.textContent === text) return;
      line ??= made("p", { className: "notice mark-watch" });
      line.dataset.others = "";
      line.textContent = text;
      this.form.prepend(line);
      announce(text);
    }
  }

  window.addEventListener("beforeunload", (event) => {
    if (savers.some((saver) => !saver.isLeaving && (saver.sending || saver.dirty.size) && saver.form.isConnected)) event.preventDefault();
  });
  window.addEventListener("online", () => { for (const saver of savers) saver.flush(); });

  // Moves: by pointer, and by keyboard with Space, arrows, Space

  let taken = null;
  const zones = (item) => {
    const form = one("details[data-move-form] form", item);
    return form ? all("[data-zone-field]").filter((zone) => form.elements[zone.dataset.zoneField]) : [];
  };
  const mark = (zone) => {
    for (const other of all(".is-over")) other.classList.remove("is-over");
    zone?.classList.add("is-over");
  };
  const release = () => {
    taken?.item.classList.remove("is-taken");
    mark(null);
    taken = null;
  };
  const drop = async (item, zone) => {
    release();
    const form = one("details[data-move-form] form", item);
    const field = form.elements[zone.dataset.zoneField];
    const value = zone.dataset.zoneValue;
    if (zone.contains(item) && field.value === value) return;
    if (field.options && ![...field.options].some((option) => option.value === value)) field.add(new Option(zone.dataset.zone, value));
    field.value = value;
    item.classList.add("is-sent");
    const name = item.dataset.movable;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const newer = await parsed(answer);
      last = Date.now();
      item.classList.remove("is-sent");
      swap(newer);
      flash(newer);
      if (answer.ok) announce(say("dropped", { what: name, place: zone.dataset.zone })); else if (!one("[data-flash]", newer)?.textContent.trim()) banner(say("failed"));
      one(`[data-item="${CSS.escape(item.dataset.item)}"][data-movable]`)?.focus();
    } catch {
      item.classList.remove("is-sent");
      banner(say("failed"));
    }
  };

  document.addEventListener("keydown", (event) => {
    const item = event.target.closest?.("[data-movable]");
    if (!item || event.target !== item) return;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      if (taken) { drop(item, taken.zones[taken.at]); return; }
      const places = zones(item);
      if (!places.length) return;
      taken = { item, zones: places, at: Math.max(0, places.findIndex((zone) => zone.contains(item))) };
      item.classList.add("is-taken");
      mark(places[taken.at]);
      announce(say("taken", { what: item.dataset.movable }));
    } else if (taken && event.key === "Escape") {
      release();
      announce(say("cancelled"));
    } else if (taken && event.key.startsWith("Arrow")) {
      event.preventDefault();
      const step = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : -1;
      taken.at = (taken.at + step + taken.zones.length) % taken.zones.length;
      const zone = taken.zones[taken.at];
      mark(zone);
      zone.scrollIntoView({ block: "nearest", inline: "nearest" });
      announce(say("over", { place: zone.dataset.zone, position: taken.at + 1, total: taken.zones.length }));
    }
  });
  document.addEventListener("focusout", (event) => { if (taken && event.target === taken.item && taken.zones) release(); });
  let dragged = null;
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-movable]");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.item);
  });
  document.addEventListener("dragover", (event) => {
    const zone = dragged && event.target.closest?.("[data-zone-field]");
    if (!zone || !zones(dragged).includes(zone)) return;
    event.preventDefault();
    mark(zone);
  });
  document.addEventListener("drop", (event) => {
    const zone = dragged && event.target.closest?.("[data-zone-field]");
    if (!zone) return;
    event.preventDefault();
    drop(dragged, zone);
  });
  document.addEventListener("dragend", () => { dragged = null; mark(null); });

  // A form is sent once: a second click while the answer is on its way sends nothing. Another of its
  // buttons means something else.
  const sent = new Map();
  window.addEventListener("pageshow", () => sent.clear());
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
    if (sent.has(form) && sent.get(form) === event.submitter) { event.preventDefault(); return; }
    sent.set(form, event.submitter);
    // Not where another script sends it in its own way.
    setTimeout(() => { if (event.defaultPrevented) sent.delete(form); });
    setTimeout(() => sent.delete(form), 4000);
  });

  // Start

  // Frames that have nothing to scroll are no stop of the Tab key; those that go on beyond an edge
  // show it.
  const frames = ".table-frame, .chart-scroll, .columns, .scroll[role]";
  const showEdges = (frame) => {
    const rest = frame.scrollWidth - frame.clientWidth;
    frame.classList.toggle("at-start", rest > 1 && frame.scrollLeft > 1);
    frame.classList.toggle("at-end", rest > 1 && frame.scrollLeft < rest - 1);
    frame.classList.toggle("is-cut", rest > 1);
  };
  const restScrolls = (part) => {
    for (const frame of [part, ...all(frames, part)]) {
      if (!frame.matches?.(frames)) continue;
      showEdges(frame);
      if (frame.matches(".columns:not([role])")) continue;
      if (frame.scrollWidth > frame.clientWidth + 1 || frame.scrollHeight > frame.clientHeight + 1) frame.tabIndex = 0; else frame.removeAttribute("tabindex");
    }
  };
  document.addEventListener("scroll", (event) => { if (event.target.matches?.(frames)) showEdges(event.target); }, { capture: true, passive: true });
  window.addEventListener("resize", after(200, () => restScrolls(document)));
  document.addEventListener("toggle", (event) => restScrolls(event.target), true);

  // Gives a part of the page what script adds; `undress` takes it off a copy, to compare.
  const dress = (part) => {
    for (const box of all("[data-select-all]", part)) box.hidden = false;
    restScrolls(part);
    for (const item of all("[data-movable]", part)) {
      if (!one("details[data-move-form] form", item)) continue;
      item.tabIndex = 0;
      item.draggable = true;
      item.setAttribute("aria-description", say("movehelp"));
    }
    for (const form of all("form[data-autosave], form.stacked[method=post]", part)) {
      if (!form.closest("dialog, details.account") && !one("input[type=password]", form)) savers.push(new Saver(form));
    }
  };
  const undress = (part) => {
    for (const element of [part, ...all("*", part)]) {
      element.classList.remove("is-fresh", "is-over", "is-taken", "is-sent", "is-cut", "at-start", "at-end");
      if (element.getAttribute("class") === "") element.removeAttribute("class");
      if ("selectAll" in element.dataset) element.hidden = true;
      if (element.matches(".table-frame, .chart-scroll, .scroll[role]")) element.setAttribute("tabindex", "0");
      if ("movable" in element.dataset) for (const name of ["tabindex", "draggable", "aria-description"]) element.removeAttribute(name);
    }
  };

  const fold = one(".side-fold");
  if (fold) {
    const narrow = matchMedia("(max-width: 56rem)");
    const turn = () => { fold.open = !narrow.matches; fold.dataset.ready = ""; };
    turn();
    narrow.addEventListener("change", turn);
  }
  dress(document);
  // What stands on a page from its beginning is read by no screen reader unasked.
  announce(one("[data-flash]")?.textContent.trim());
  one("[data-error-summary]")?.focus();
  if (events) {
    listen();
    here();
    setInterval(here, 45000);
  }
})();
