/// Getting in and filling in, where a test is about something else.
extension Browser {
  static let password = "sept lieues vers le nord 42"

  /// Writes into the fields of the form sent to `action` and sends it by its main button.
  func send(_ action: String, _ values: [(name: String, value: String)], button: String = "")
    async throws
  {
    for value in values {
      try await act(
        """
        const [action, name, value] = arguments;
        const form = document.querySelector(`main form[action="${action}"]`);
        if (!form) throw new Error("no form is sent to " + action + " at " + location.pathname);
        const field = [...form.elements].find((one) => one.name === name && one.type !== "hidden"
          && (one.type !== "checkbox" && one.type !== "radio" || one.value === value));
        if (!field) throw new Error("no field is called " + name + " at " + location.pathname);
        if (field.type === "checkbox" || field.type === "radio") field.checked = true;
        else field.value = value
        """, [action, value.name, value.value])
    }
    try await act(
      """
      const form = document.querySelector(`main form[action="${arguments[0]}"]`);
      window.isLeft = false;
      (form.querySelector(arguments[1] || "button.primary") || form.querySelector("button")).click()
      """, [action, button])
    try await wait("an answer comes to \(action)", until: "window.isLeft === undefined")
  }

  /// Makes the first account of an empty house and comes in as its owner.
  func createFirst(_ house: Served) async throws {
    try await go(house.address + "/first")
    try await send(
      "/first",
      [
        ("name", "Camille Moreau"), ("email", "camille@example.test"), ("password", Self.password),
      ])
  }

  /// Makes an empty dossier.
  ///
  /// - Returns: its address.
  func createDossier(_ house: Served, titled title: String) async throws -> String {
    try await go(house.address + "/dossiers/new")
    try await send("/dossiers", [("title", title)])
    return try await address
  }

  /// Makes an item of the fields given.
  ///
  /// - Returns: the address of its page.
  func create(_ plural: String, in dossier: String, _ values: [(name: String, value: String)])
    async throws -> String
  {
    try await go("\(dossier)/\(plural)/new")
    let path: String = try await run("return location.pathname.replace(/\\/new$/, '')")
    try await send(path, values)
    let reached = try await address
    guard reached.contains("/\(plural)/"), !reached.hasSuffix("/new") else {
      throw Trouble("nothing was made: \(reached)")
    }
    return reached.split(separator: "?").first.map(String.init) ?? reached
  }

  /// Brings a second person into a dossier, in a window of their own.
  func invite(_ name: String, _ email: String, to dossier: String, into other: Browser)
    async throws
  {
    try await go(dossier + "/people")
    let path: String = try await run("return location.pathname + '/invite'")
    try await send(path, [("email", email), ("role", "editor")])
    let link: String = try await run(
      "return (document.querySelector('main').innerHTML.match(/http[^\"'<\\s]*\\/invitation\\/[^\"'<\\s]*/) || [''])[0]"
    )
    try await other.go(link)
    let invitation: String = try await other.run("return location.pathname")
    try await other.send(invitation, [("name", name), ("password", Self.password)])
  }

  /// The session is over, though nobody has signed out.
  func endSession(_ house: Served) async throws {
    try await command("Network.deleteCookies", ["name": "sextant", "url": house.address])
  }
}
