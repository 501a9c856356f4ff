import Testing

@testable import SextantModel
@testable import SextantServer

/// What the people page says to forms that cannot be carried out: on the page, beside the field.
@Suite struct PeopleFormsTests {
  private func account(_ account: Account) -> String { String(account.id.rawValue) }

  @Test(
    "a role that is blank, unknown or not the person's to give brings the page back",
    arguments: ["", "emperor", "juror"])
  func roles(role: String) async throws {
    let play = try await PlayHouse()
    let invited = try await play.owner.post(
      "/d/maison/people/invite", [("email", "noe@maison.example"), ("role", role)])
    #expect(invited.status == 422)
    #expect(invited.text.contains("href=\"#field-role\""))
    #expect(invited.text.contains("noe@maison.example"))
    let id = account(play.edith)
    let set = try await play.owner.post(
      "/d/maison/people/role", [("account", id), ("role", role)])
    #expect(set.status == 422)
    #expect(set.text.contains("href=\"#member-\(id)-role\""))
    #expect(set.text.contains("id=\"member-\(id)-role-error\""))
    #expect(set.markup.problems == [])
    let still = try play.served.people.memberships.membership(of: play.edith.id, in: "maison")
    #expect(still?.role == "editor")
  }

  @Test("the last owner is neither demoted nor removed, and the page says why beside the role")
  func lastOwner() async throws {
    let play = try await PlayHouse()
    let id = account(play.camille)
    for (act, form) in [
      ("role", [("account", id), ("role", "editor")]), ("remove", [("account", id)]),
    ] as [(String, [(name: String, value: String)])] {
      let reply = try await play.owner.post("/d/maison/people/\(act)", form)
      #expect(reply.status == 422, "\(act)")
      #expect(reply.text.contains("dernier propriétaire"), "\(act)")
      #expect(reply.text.contains("id=\"member-\(id)-role-error\""), "\(act)")
      #expect(reply.markup.problems == [], "\(act)")
    }
    let still = try play.served.people.memberships.membership(of: play.camille.id, in: "maison")
    #expect(still?.role == "owner")
  }

  @Test("a partner's role asks for the organisation beside the field, and gives none by mistake")
  func partner() async throws {
    let play = try await PlayHouse()
    let id = account(play.edith)
    let reply = try await play.owner.post(
      "/d/maison/people/role", [("account", id), ("role", "guest"), ("vendor", "")])
    #expect(reply.status == 422)
    #expect(reply.text.contains("#member-\(id)-vendor"))
  }

  @Test("what somebody took away meanwhile leads back to the page, and says so")
  func gone() async throws {
    let play = try await PlayHouse()
    for (act, form) in [
      ("role", [("account", "999"), ("role", "editor")]), ("role", [("account", "x")]),
      ("remove", [("account", "999")]), ("withdraw", [("id", "x")]), ("revoke", [("id", "")]),
    ] as [(String, [(name: String, value: String)])] {
      let reply = try await play.owner.post("/d/maison/people/\(act)", form)
      #expect(reply.status == 303 && reply.location == "/d/maison/people", "\(act)")
    }
    for act in ["withdraw", "administer", "recovery", "erase"] {
      let reply = try await play.owner.post("/account/house/\(act)", [("account", "x")])
      #expect(reply.status == 303 && reply.location == "/account/house", "\(act)")
    }
    for act in ["end", "revoke"] {
      let reply = try await play.owner.post("/account/\(act)", [("id", "x")])
      #expect(reply.status == 303 && reply.location == "/account", "\(act)")
    }
  }

  @Test("the last administrator stays, and the page says why")
  func lastAdministrator() async throws {
    let play = try await PlayHouse()
    let own = account(play.camille)
    for act in ["unadminister", "disable", "erase"] {
      let reply = try await play.owner.post("/account/house/\(act)", [("account", own)])
      #expect(reply.status == 422, "\(act)")
      #expect(reply.text.contains("error-summary"), "\(act)")
      #expect(reply.markup.problems == [], "\(act)")
    }
    #expect(try play.served.people.accounts.account(play.camille.id)?.isAdministrator == true)
  }
}
