import HTTPTypes
import Testing

@testable import SextantServer

/// What a browser is told at the door, and what it keeps.
@Suite struct SignInTests {
  @Test func `a browser that was signed in comes in while others are kept waiting`() async throws {
    let play = try await PlayHouse { $0.trustedProxies = [""] }
    func from(_ address: String) -> HTTPFields { [.forwardedFor: address] }
    func form(_ password: String) -> [(name: String, value: String)] {
      [("email", play.camille.email), ("password", password)]
    }
    let own = play.served.browser()
    _ = try await own.get("/signin")
    #expect(
      try await own.post(
        "/signin", form(ServedHouse.password.text), token: .none, from("192.0.2.7")
      ).status
        == 303)
    #expect(try await own.post("/sign-out").status == 303)
    #expect(own.cookies.keys.contains { $0.contains("device") })

    // The attacker sits in the same office.
    let attacker = play.served.browser()
    _ = try await attacker.get("/signin")
    var statuses: [Int] = []
    for _ in 1...8 {
      statuses.append(
        try await attacker.post("/signin", form("un mot faux"), token: .none, from("192.0.2.7"))
          .status)
    }
    #expect(statuses == [422, 422, 422, 422, 422, 422, 429, 429])
    let fresh = play.served.browser()
    _ = try await fresh.get("/signin")
    #expect(
      try await fresh.post(
        "/signin", form(ServedHouse.password.text), token: .none, from("192.0.2.7")
      ).status
        == 429)
    #expect(
      try await fresh.post(
        "/signin", form(ServedHouse.password.text), token: .none, from("198.51.100.9")
      )
      .status == 303)
    _ = try await own.get("/signin")
    #expect(
      try await own.post(
        "/signin", form(ServedHouse.password.text), token: .none, from("192.0.2.7")
      ).status
        == 303)
  }
}
