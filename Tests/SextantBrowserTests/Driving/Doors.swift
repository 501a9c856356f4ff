/// Getting in, where a test is about something else.
extension Browser {
  /// Makes the first account of an empty house and comes in as its owner.
  func createFirst(_ house: Served) async throws {
    try await go(house.address + "/first")
    try await act(
      """
      const form = document.querySelector("form[action='/first']");
      form.elements.name.value = "Camille Moreau";
      form.elements.email.value = "camille@example.test";
      form.elements.password.value = arguments[0];
      form.querySelector("button[type=submit], button:not([type])").click()
      """, [Self.password])
    try await wait("the account is made", until: "location.pathname !== '/first'")
  }

  static let password = "sept lieues vers le nord 42"
}
