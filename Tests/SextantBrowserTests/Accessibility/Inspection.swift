/// A page as it was looked at, and what was found.
struct Inspection: Sendable {
  enum Look: String, Sendable, CaseIterable {
    /// By day, with every rule of axe-core.
    case light
    /// By night, the colours anew.
    case dark
    /// As narrow as a small telephone, or as a window enlarged four times: nothing is wider.
    case narrow
    /// The same, with every rule of axe-core.
    case phone

    var isNarrow: Bool { self == .narrow || self == .phone }
  }

  /// The narrowest window that a page has to fit (WCAG 1.4.10).
  static let narrowest = 320

  let path: String
  let language: String
  let look: Look
  let violations: [Violation]
  /// How far the page is wider than the window.
  let overflow: Int

  var isClean: Bool { violations.isEmpty && overflow == 0 }

  var text: String {
    let wide = overflow > 0 ? ["wider than the window by \(overflow) px"] : []
    return "\(path) [\(language), \(look.rawValue)]: "
      + (wide + violations.map(\.description)).joined(separator: "\n    ")
  }
}

extension Browser {
  /// Looks at one page in each of the ways asked for.
  ///
  /// - Parameter status: what it is to be answered with.
  func inspect(_ address: String, looks: [Inspection.Look], answering status: Int = 200)
    async throws -> [Inspection]
  {
    try await go(address)
    return try await inspectHere(looks, answering: status)
  }

  /// Whether a page is answered with 403.
  func refuses(_ address: String) async throws -> Bool {
    try await go(address)
    return try await run(
      "return performance.getEntriesByType('navigation')[0]?.responseStatus === 403")
  }

  /// The same with the page that is open, whatever it was answered with unless that is said.
  func inspectHere(_ looks: [Inspection.Look], answering status: Int? = nil) async throws
    -> [Inspection]
  {
    struct Place: Decodable, Sendable {
      let path: String
      let language: String
      let status: Int
    }
    let place: Place = try await run(
      """
      const load = performance.getEntriesByType("navigation")[0];
      return { path: location.pathname + location.search, language: document.documentElement.lang,
        status: load?.responseStatus ?? 0 };
      """)
    let isExpected = status.map { $0 == place.status } ?? (place.status < 400)
    guard isExpected else { throw Trouble("\(place.path) answers \(place.status)") }
    var done: [Inspection] = []
    for look in looks {
      if look.isNarrow { try await setWidth(Inspection.narrowest) }
      // What scrolls is found out a moment after the window changed.
      if look == .phone { try await Task.sleep(for: .milliseconds(300)) }
      if look == .dark { try await act("document.documentElement.dataset.theme = 'dark'") }
      // Colours that fade in are not yet what they will be, and a bar that stays in view stands
      // before what scrolls out from under it.
      try await act(
        """
        for (const one of document.getAnimations()) one.finish();
        for (const bar of document.querySelectorAll(".form-actions")) bar.style.position = "static"
        """)
      done.append(
        Inspection(
          path: place.path, language: place.language, look: look,
          violations: look == .narrow ? [] : try await violations(onlyContrast: look == .dark),
          overflow: try await overflow()))
      if look == .dark { try await act("delete document.documentElement.dataset.theme") }
      if look.isNarrow { try await command("Emulation.clearDeviceMetricsOverride", [:]) }
    }
    return done
  }

  /// Chooses the language of the pages as a person does, by the menu's own form.
  func speak(_ language: String) async throws {
    let isSpoken: Bool = try await run(
      "return document.documentElement.lang === arguments[0]", [language])
    if isSpoken { return }
    try await act(
      "document.querySelector(`form[action='/account/language'] button[value='${arguments[0]}']`).click()",
      [language])
    try await wait(
      "the pages speak \(language)", until: "document.documentElement.lang === arguments[0]",
      [language])
  }
}
