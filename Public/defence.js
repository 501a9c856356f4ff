// The defence room where there is script: the clock runs, and marks outlive a lost connection. What
// could not be sent is kept on this device, mark by mark, for one account and one slot; it leaves
// with the version that the juror saw, so that nothing is overwritten unseen.
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const fill = (text, values) => (text || "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // The clock

  const face = { part: null, left: 0, isRunning: false, at: 0, wall: 0, said: null };
  const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  // Takes what the server says as of now; between two words of it, the device only counts on.
  const setClock = (left, isRunning) => {
    Object.assign(face, { left, isRunning, at: performance.now(), wall: Date.now() });
    face.said = null;
  };

  const ask = async () => {
    const part = one("[data-clock]");
    if (!part) return;
    try {
      const begun = performance.now();
      const answer = await fetch(part.dataset.clockAt, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return;
      const clock = await answer.json();
      // A press that this page has not shown yet: the part is fetched with its buttons.
      if (clock.phase !== part.dataset.phase || !clock.isPaused !== ("running" in part.dataset) && /talk|questions/.test(clock.phase)) { await renew(); return; }
      if (typeof clock.left === "number") {
        setClock(clock.left, "running" in part.dataset);
        face.at -= (performance.now() - begun) / 2;
      }
    } catch { /* it counts on by itself */ }
  };

  // Takes the clock's part of a newer copy of the page.
  const renew = async (newer) => {
    try {
      if (!newer) {
        const answer = await fetch(location.href, { headers: { "X-Sextant-Refresh": "1" } });
        if (!answer.ok || answer.redirected) return;
        newer = new DOMParser().parseFromString(await answer.text(), "text/html");
      }
      const next = one("[data-live=defence-clock]", newer);
      const here = one("[data-live=defence-clock]");
      if (!next || !here) return;
      const hadFocus = here.contains(document.activeElement);
      here.replaceWith(document.importNode(next, true));
      if (hadFocus) one("[data-live=defence-clock] button")?.focus();
    } catch { /* the next change brings it */ }
  };

  const tell = (text) => { const line = one("#clock-said"); if (line) line.textContent = text; };

  // Said at five minutes, at one, at the end and every five minutes after; not every second.
  const speak = (part, left) => {
    const mark = left <= 0 ? -Math.floor(-left / 300) : left <= 60 ? 1 : left <= 300 ? 5 : 9;
    if (face.said === mark) return;
    const isFirst = face.said === null;
    face.said = mark;
    if (isFirst || mark === 9) return;
    const words = part.dataset;
    tell(mark === 5 ? fill(words.sayMinutes, { count: 5 }) : mark === 1 ? words.sayMinute
      : left > -300 ? words.sayOver : fill(words.sayLate, { count: -mark * 5 }));
  };

  const tick = () => {
    const part = one("[data-clock]");
    if (!part) return;
    if (part !== face.part) {
      face.part = part;
      setClock(Number(part.dataset.left), "running" in part.dataset);
    }
    // A device that slept, or whose clock was set, asks anew.
    const gone = performance.now() - face.at;
    if (Math.abs(Date.now() - face.wall - gone) > 2500) { face.wall = Date.now() - gone; ask(); }
    const left = face.isRunning ? face.left - Math.floor(gone / 1000) : face.left;
    const figures = one("[data-clock-left]", part);
    if (figures && figures.textContent !== shown(Math.abs(left))) {
      figures.textContent = shown(Math.abs(left));
      const word = one("[data-clock-word]", part);
      if (word) word.textContent = left < 0 ? part.dataset.sayOverrun : part.dataset.sayLeft;
      part.classList.toggle("is-over", left < 0);
    }
    if (face.isRunning) speak(part, left);
  };
  setInterval(tick, 250);
  setInterval(ask, 30000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  window.addEventListener("online", ask);
  tick();

  // The clock's buttons without leaving the page: what is being typed stays.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest?.("[data-clock-buttons] form");
    if (!form) return;
    event.preventDefault();
    for (const button of all("button", form.parentElement)) button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(new FormData(form)) });
      if (answer.status === 409 || answer.status === 422 || answer.status === 403) tell((await answer.json()).detail || "");
      if (answer.redirected || answer.status === 401) { location.reload(); return; }
    } catch { /* the clock shows what the house knows */ }
    for (const button of all("button", form.parentElement)) button.disabled = false;
    await renew();
  });

  // Marks

  const done = one("[data-marks-done]");
  const form = one("form[data-marks]");
  const storeName = (form || done)?.dataset.marks || done?.dataset.marksDone;
  const prefix = `sextant-marks:${storeName}:`;
  const kept = {
    read(cell) { try { return JSON.parse(localStorage.getItem(prefix + cell)); } catch { return null; } },
    write(cell, value) { try { localStorage.setItem(prefix + cell, JSON.stringify(value)); return true; } catch { return false; } },
    drop(cell) { try { localStorage.removeItem(prefix + cell); } catch { /* refused */ } },
    cells() { try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)); } catch { return []; } },
  };
  // What was handed in needs no copy here.
  if (done) for (const cell of kept.cells()) kept.drop(cell);
  if (!form) return;
  // Signing out erases what this account has kept.
  try { localStorage.setItem("sextant-marks-of", storeName.split("/")[0]); } catch { /* refused */ }

  const say = (key, values = {}) => fill(form.dataset["say" + key[0].toUpperCase() + key.slice(1)], values);
  const tab = Math.random().toString(36).slice(2);
  const state = one("[data-save-state]", form);
  const report = (text, isBad = false) => {
    if (state.textContent !== text) state.textContent = text;
    state.classList.toggle("is-bad", isBad);
  };
  // One criterion of one candidate, or of the team.
  class Cell {
    constructor(frame) {
      this.name = frame.dataset.cell;
      this.frame = frame;
      this.radios = all("input[type=radio]", frame);
      this.comment = one("textarea", frame);
      this.seen = one("input[type=hidden]", frame);
      this.line = one("[data-cell-state]", frame);
      // What the house is known to have.
      this.base = this.value;
      this.isDirty = false;
      this.isAsked = false;
      this.isRefused = false;
      this.change = 0;
    }

    get value() { return { level: this.radios.find((radio) => radio.checked)?.value ?? "", comment: this.comment.value }; }
    set value({ level, comment }) {
      for (const radio of this.radios) radio.checked = radio.value === level;
      if (this.comment.value !== comment) this.comment.value = comment;
    }
    get version() { return Number(this.seen.value) || 0; }
    set version(number) { this.seen.value = number; }
    get isToSend() { return this.isDirty && !this.isAsked && !this.isRefused; }
    show(text, isKept = false) {
      this.line.textContent = text;
      this.line.classList.toggle("is-kept", isKept);
    }
  }
  const cells = new Map(all("fieldset[data-cell]", form).map((frame) => [frame.dataset.cell, new Cell(frame)]));
  const isSame = (a, b) => a.level === b.level && a.comment === b.comment;
  const levelName = (value) => [value.level || say("empty"), value.comment].filter(Boolean).join(" – ");

  const count = () => {
    const marked = [...cells.values()].filter((cell) => cell.value.level).length;
    const line = one("[data-marks-count]", form);
    if (line) line.textContent = say("count", { marked, total: cells.size });
  };

  const keep = (cell) => {
    const isKept = kept.write(cell.name, { ...cell.value, version: cell.version, tab, at: Date.now() });
    if (isKept) cell.show(say("kept"), true);
  };

  // Which of two to keep: what stands in the house or another window, or what is typed here.
  const choose = (cell, theirs, version) => {
    one(".choose", cell.frame)?.remove();
    cell.isAsked = true;
    const question = made("p", { textContent: say("conflict") });
    const mine = made("button", { type: "button", className: "button", textContent: say("mine", { value: levelName(cell.value) }) });
    const other = made("button", { type: "button", className: "button", textContent: say("theirs", { value: levelName(theirs) }) });
    const box = made("div", { className: "choose" }, question, mine, other);
    box.setAttribute("role", "group");
    const settle = () => { box.remove(); cell.isAsked = false; if (version) cell.version = version; };
    mine.addEventListener("click", () => { settle(); cell.isDirty = true; keep(cell); sendSoon(0); one("textarea", cell.frame).focus(); });
    other.addEventListener("click", () => {
      settle();
      cell.value = theirs;
      cell.base = theirs;
      cell.isDirty = false;
      kept.drop(cell.name);
      cell.show("");
      count();
      one("textarea", cell.frame).focus();
    });
    cell.frame.append(box);
    report(question.textContent, true);
  };

  let timer = null;
  let sending = null;
  let wait = 2000;
  const sendSoon = (after = 900) => { clearTimeout(timer); timer = setTimeout(send, after); };
  const unsent = () => [...cells.values()].filter((cell) => cell.isDirty);

  const send = () => {
    sending ??= post().finally(() => { sending = null; });
    return sending;
  };

  // True once the house has everything that was typed when it was called.
  const post = async () => {
    const batch = unsent().filter((cell) => cell.isToSend);
    if (!batch.length) return !unsent().length;
    const body = new URLSearchParams({ token: form.elements.token.value, do: "keep" });
    const sent = new Map();
    for (const cell of batch) {
      const value = cell.value;
      sent.set(cell.name, { value, change: cell.change });
      body.append(`level:${cell.name}`, value.level);
      body.append(`comment:${cell.name}`, value.comment);
      body.append(`seen:${cell.name}`, cell.version);
    }
    report(say("sending"));
    let answer;
    let data = {};
    try {
      answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body });
      if ((answer.headers.get("content-type") || "").includes("json")) data = await answer.json();
    } catch { answer = null; }
    if (!answer || answer.status >= 500) {
      report(say("offline"), true);
      sendSoon(wait = Math.min(wait * 1.6, 20000));
      return false;
    }
    if (answer.status === 401 || answer.redirected) { report(say("signedout"), true); return false; }
    if (!answer.ok) { report(say("refused", { detail: data.detail || data.title || "" }), true); return false; }
    wait = 2000;
    for (const told of data.cells || []) {
      const cell = cells.get(told.cell);
      const was = sent.get(told.cell);
      if (!cell || !was) continue;
      if (told.state === "conflict") { choose(cell, { level: told.level, comment: told.comment }, told.version); continue; }
      if (told.state === "problem") { cell.isRefused = true; cell.show(told.detail, true); report(say("refused", { detail: told.detail }), true); continue; }
      cell.version = told.version;
      cell.base = { level: told.level, comment: told.comment };
      // Typed on meanwhile: what is newer goes next.
      if (cell.change !== was.change) { keep(cell); continue; }
      cell.isDirty = false;
      // What another window wrote in the other field came back merged.
      if (!isSame(cell.base, cell.value)) cell.value = cell.base;
      if (kept.read(cell.name)?.tab === tab || isSame(kept.read(cell.name) || cell.base, cell.base)) kept.drop(cell.name);
      cell.show("");
      one(".problem", cell.frame)?.remove();
      cell.frame.classList.remove("has-error");
    }
    const rest = unsent();
    if (!rest.length) report(say("saved", { time: data.time || "" }));
    if (rest.some((cell) => cell.isToSend)) sendSoon();
    return !rest.length;
  };

  const touched = (element) => {
    const cell = cells.get(element.closest?.("fieldset[data-cell]")?.dataset.cell);
    if (!cell) return;
    cell.change += 1;
    cell.isDirty = true;
    cell.isRefused = false;
    keep(cell);
    count();
    sendSoon();
  };
  form.addEventListener("input", (event) => touched(event.target));

  // What this device kept and the house does not have yet.
  for (const name of kept.cells()) {
    const cell = cells.get(name);
    const copy = kept.read(name);
    if (!cell || !copy || Date.now() - copy.at > 7 * 864e5) { if (!cell || !copy) kept.drop(name); continue; }
    const value = { level: copy.level || "", comment: copy.comment || "" };
    if (isSame(value, cell.base)) { kept.drop(name); continue; }
    cell.value = value;
    // As seen then: the house merges it with what was written since, or asks.
    cell.version = copy.version;
    cell.isDirty = true;
    cell.change += 1;
    keep(cell);
  }
  count();
  if (unsent().length) sendSoon(0);

  // Another window of the same juror on this device.
  window.addEventListener("storage", (event) => {
    if (!event.key?.startsWith(prefix) || !event.newValue) return;
    const cell = cells.get(event.key.slice(prefix.length));
    let copy;
    try { copy = JSON.parse(event.newValue); } catch { return; }
    if (!cell || copy.tab === tab) return;
    const theirs = { level: copy.level || "", comment: copy.comment || "" };
    if (isSame(theirs, cell.value)) return;
    if (!cell.isDirty) {
      cell.value = theirs;
      count();
      cell.show(say("kept"), true);
    } else {
      choose(cell, theirs, null);
    }
  });

  // Handing in waits for everything to be in the house.
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.value !== "hand-in") {
      if (!unsent().length) return;
      event.preventDefault();
      clearTimeout(timer);
      await send();
      return;
    }
    if (!unsent().length && !sending) return;
    event.preventDefault();
    clearTimeout(timer);
    await sending;
    const isWhole = await send();
    if (isWhole) form.requestSubmit(event.submitter); else report(say("wait"), true);
  });

  window.addEventListener("online", () => { if (unsent().length) { report(say("back")); sendSoon(0); } });
  window.addEventListener("offline", () => report(say("offline"), true));
  window.addEventListener("pagehide", () => { for (const cell of unsent()) keep(cell); });
})();
