import GRDB
import SextantModel
import Testing

@testable import SextantServer

/// What happened at the door, as it is told to its people.
@Suite struct SecurityPageTests {
  private let served: ServedHouse
  private let camille: Account
  private let lea: Account

  init() async throws {
    served = try ServedHouse()
    camille = try await served.administrator()
    _ = try served.house.create("maison", .blank(title: "Maison", .french), by: "1")
    lea = try await served.account("Léa Vidal", .editor)
    let door = served.browser()
    _ = try await door.get("/signin")
    for password in ["pas le bon du tout", ServedHouse.password.text] {
      _ = try await door.post("/signin", [("email", lea.email), ("password", password)])
    }
  }

  @Test func `everybody sees what happened with their own account, and nothing else`() async throws
  {
    let page = try await served.browser(of: lea).get("/account/activity")
    #expect(page.status == 200 && page.markup.problems == [])
    let rows = page.text.split(separator: "<tr").filter { $0.contains("<td") }
    #expect(rows.count { $0.contains("Connexion refusée") } == 1)
    #expect(rows.first { $0.contains("Rôle donné") }?.contains("Rédacteur") == true)
    #expect(!page.text.contains("Camille"))
    let own = try await served.browser(of: camille).get("/account/activity")
    #expect(!own.text.contains("Connexion refusée"))
  }

  @Test func `an administrator sees the house's, narrowed, paged and as a file; nobody else does`()
    async throws
  {
    #expect(try await served.browser(of: lea).get("/account/house/activity").status == 404)
    let browser = try served.browser(of: camille)
    let all = try await browser.get("/account/house/activity")
    #expect(all.status == 200 && all.markup.problems == [])
    #expect(all.text.contains("Léa Vidal") && all.text.contains("Rôle donné"))
    let refused = try await browser.get("/account/house/activity?event=signInFailed")
    let rows = refused.text.split(separator: "<tr").filter { $0.contains("<td") }
    #expect(rows.count == 1 && rows.first?.contains("Léa Vidal") == true)
    let file = try await browser.get(
      "/account/house/activity?event=signInFailed&account=\(lea.id.rawValue)&format=csv")
    let lines = file.text.split(whereSeparator: \.isNewline)
    #expect(lines.count == 2)
    #expect(lines.last?.contains("Connexion refusée;Léa Vidal;") == true, "\(file.text)")
    try await served.house.vault.database.write { [served] db in
      for number in 0..<101 {
        let visitor = Visitor(address: "198.51.100.\(number)", device: "")
        try SecurityLog.note(db, .signInFailed, served.time.read(), from: visitor)
      }
    }
    let first = try await browser.get("/account/house/activity?event=signInFailed")
    #expect(first.text.contains("?event=signInFailed&amp;before="))
    #expect(first.text.split(separator: "<tr").filter { $0.contains("<td") }.count == 100)
  }

  @Test func `the name of an erased account is nowhere in the log`() async throws {
    #expect(
      try served.people.accounts.erase(lea.id, by: camille.id, from: ServedHouse.console) == nil)
    let page = try await served.browser(of: camille).get("/account/house/activity")
    #expect(page.text.contains("compte effacé") && !page.text.contains("Léa"))
  }
}
