import Foundation

/// Finding one's way as a person does: by the words of links and buttons.
extension Browser {
  /// Follows the first link of the page, or of a part of it, that says these words.
  func follow(_ words: String, in part: String = "main") async throws {
    try await act(
      """
      const [words, part] = arguments;
      const said = (one) => one.textContent.replace(/\\s+/g, " ").trim();
      const all = [...document.querySelectorAll(part + " a[href]")];
      const link = all.find((one) => said(one) === words)
        || all.find((one) => said(one).includes(words));
      if (!link) throw new Error("no link says " + words + " at " + location.pathname + ": "
        + all.map(said).join(" | "));
      window.isLeft = false;
      link.click()
      """, [words, part])
    try await wait("“\(words)” opens", until: "window.isLeft === undefined")
  }

  /// Goes to a board by the menu.
  func open(_ board: String) async throws {
    try await follow(board, in: "nav.side")
  }

  /// Ticks or unticks a box, as a click does.
  func tick(_ name: String, _ value: String) async throws {
    try await act(
      """
      const [name, value] = arguments;
      document.querySelector(`#item-form input[type=checkbox][name="${name}"][value="${value}"]`).click()
      """, [name, value])
  }

  /// All that the page says, in one line.
  var said: String {
    get async throws {
      try await run("return document.querySelector('main').textContent.replace(/\\s+/g, ' ')")
    }
  }

  /// What the page says from some words on, so that one part of it can be spoken of.
  func said(from start: String, length: Int = 600) async throws -> String {
    let text = try await said
    guard let place = text.range(of: start)?.lowerBound else {
      throw Trouble("the page does not say “\(start)”: \(text.prefix(800))")
    }
    return String(text[place...].prefix(length))
  }

  /// Whether the page, with all that no eye sees of it, holds these words.
  func holds(_ words: String) async throws -> Bool {
    try await run("return document.documentElement.outerHTML.includes(arguments[0])", [words])
  }

  /// Clicks what begins a download, and waits until the file is there.
  func download(_ selector: String) async throws -> Data {
    let folder = FileManager.default.temporaryDirectory.path + "/sextant-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await command(
      "Page.setDownloadBehavior", ["behavior": "allow", "downloadPath": folder])
    try await act(
      """
      const one = document.querySelector(arguments[0]);
      if (!one) throw new Error("nothing is " + arguments[0] + " at " + location.pathname);
      one.click()
      """, [selector])
    for _ in 0..<400 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      if let name = names.first(where: { !$0.hasSuffix(".crdownload") && !$0.hasPrefix(".") }),
        names.count == 1, let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)")
      {
        return bytes
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Trouble("nothing was downloaded by \(selector) at \(try await address)")
  }
}

/// Forms and lines of tables, found by what they are for.
extension Browser {
  /// Where the form is sent whose address ends so.
  func action(_ ending: String) async throws -> String {
    try await run(
      """
      const forms = [...document.querySelectorAll("main form")].map((one) => one.getAttribute("action"));
      const found = forms.find((one) => one?.endsWith(arguments[0]));
      if (!found) throw new Error("no form ends with " + arguments[0] + " at " + location.pathname
        + ": " + forms.join(" | ") + " – " + document.querySelector("main").innerText.slice(0, 600));
      return found
      """, [ending])
  }

  /// Whether there is such a form.
  func offers(_ ending: String) async throws -> Bool {
    try await run(
      """
      return [...document.querySelectorAll("main form")]
        .some((one) => one.getAttribute("action")?.endsWith(arguments[0]))
      """, [ending])
  }

  /// Fills in and sends the form whose address ends so.
  func use(
    _ ending: String, _ values: [(name: String, value: String)] = [], button: String = ""
  ) async throws {
    try await send(try await action(ending), values, button: button)
  }

  /// Follows the link in the line of a table that says all these words.
  func follow(line words: String...) async throws {
    try await act(
      """
      const line = [...document.querySelectorAll("main tbody tr")]
        .find((one) => [...arguments].every((words) => one.textContent.includes(words)));
      if (!line) throw new Error("no line says " + [...arguments].join(", ") + ": "
        + document.querySelector("main").innerText.slice(0, 900));
      window.isLeft = false;
      line.querySelector("a[href]").click()
      """, words)
    try await wait("the line of \(words) opens", until: "window.isLeft === undefined")
  }
}
