/// A page as it was looked at, and what axe-core found.
struct Inspection: Sendable {
  enum Look: String, Sendable, CaseIterable {
    case light, dark, phone
  }

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
  /// Looks at one page in each of the ways asked for; colours anew in the dark, all of it otherwise.
  func inspect(_ address: String, looks: [Inspection.Look]) async throws -> [Inspection] {
    try await go(address)
    return try await inspectHere(looks)
  }

  /// The same with the page that is open.
  func inspectHere(_ looks: [Inspection.Look]) async throws -> [Inspection] {
    struct Place: Decodable, Sendable {
      let path: String
      let language: String
      let status: Int
    }
    let place: Place = try await run(
      """
      const load = performance.getEntriesByType("navigation")[0];
      return { path: location.pathname, language: document.documentElement.lang,
        status: load?.responseStatus ?? 0 };
      """)
    if place.status >= 400, ![410, 422].contains(place.status) {
      throw Trouble("\(place.path) answers \(place.status)")
    }
    var done: [Inspection] = []
    for look in looks {
      if look == .phone { try await setWidth(360) }
      if look == .dark { try await act("document.documentElement.dataset.theme = 'dark'") }
      // Colours that fade in are not yet what they will be.
      try await act(
        """
        for (const one of document.getAnimations()) one.finish();
        """)
      done.append(
        Inspection(
          path: place.path, language: place.language, look: look,
          violations: try await violations(onlyContrast: look == .dark),
          overflow: look == .dark ? 0 : try await overflow()))
      if look == .dark { try await act("delete document.documentElement.dataset.theme") }
      if look == .phone { try await command("Emulation.clearDeviceMetricsOverride", [:]) }
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
