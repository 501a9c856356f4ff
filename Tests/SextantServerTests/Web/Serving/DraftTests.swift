import GRDB
import HTTPTypes
import Testing

@testable import SextantModel
@testable import SextantServer

/// What is begun in a form and not sent is kept in the house, for its writer alone.
@Suite struct DraftTests {
  private static let list = "/d/maison/channels"

  /// What a form holds while it is being written.
  private static func begun(_ name: String, _ key: String = "k1") -> [(name: String, value: String)]
  {
    [
      ("once", key), ("suggested", "C1"), ("id", "C1"), ("name", name), ("kind", "owned"),
      ("do", "draft"),
    ]
  }

  private static let json: HTTPFields = [.accept: "application/json"]

  @Test("the button keeps what was typed without sending it, and the page offers it again")
  func kept() async throws {
    let play = try await PlayHouse()
    let before = play.sequence
    let new = try await play.editor.get("\(Self.list)/new")
    #expect(new.text.contains("value=\"draft\"") && new.text.contains("data-draft"))
    #expect(!new.text.contains("data-draft-key"))
    let kept = try await play.editor.post(Self.list, Self.begun("Salon <&\"'> d’été"))
    #expect(kept.status == 303 && kept.location == "\(Self.list)/new?draft=k1")
    #expect(play.sequence == before)
    let again = try await play.editor.get("\(Self.list)/new?draft=k1")
    let form = SentForm.read(HTML(markup: again.text))
    #expect(form.contains { $0 == ("name", "Salon <&\"'> d’été") })
    #expect(form.contains { $0 == ("once", "k1") })
    #expect(again.markup.problems == [])
    let fresh = try await play.editor.get("\(Self.list)/new")
    #expect(fresh.text.contains("data-draft-key=\"k1\""))
    #expect(fresh.text.contains("Salon &lt;&amp;"))
    #expect(fresh.markup.problems == [])
    let today = try await play.editor.get("/d/maison")
    #expect(today.text.contains("Brouillons") && today.text.contains("new?draft=k1"))
    #expect(today.markup.problems == [])
  }

  @Test("a script keeps it as one types: the newest state of the same form, not a second draft")
  func typed() async throws {
    let play = try await PlayHouse()
    for name in ["S", "Salon", "Salon d’été"] {
      let reply = try await play.editor.post(Self.list, Self.begun(name), Self.json)
      #expect(reply.status == 200)
    }
    _ = try await play.editor.post(Self.list, Self.begun("Autre", "k2"), Self.json)
    let drafts = try play.served.people.drafts.list(of: play.edith.id, in: "maison")
    #expect(drafts.map(\.key) == ["k2", "k1"])
    #expect(drafts.last?.text.contains(percentEncoded("Salon d’été")) == true)
    #expect(drafts.allSatisfy { !$0.text.contains("token") })
  }

  @Test("sending the form makes the item and ends the draft; late news of it keeps nothing")
  func sent() async throws {
    let play = try await PlayHouse()
    _ = try await play.editor.post(Self.list, Self.begun("Salon"))
    let form = Self.begun("Salon").filter { $0.name != "do" }
    #expect(try await play.editor.post(Self.list, form).status == 303)
    #expect(play.channels(named: "Salon") == 1)
    let drafts = play.served.people.drafts
    #expect(try drafts.list(of: play.edith.id, in: "maison").isEmpty)
    // What the script sent just before arrives just after.
    _ = try await play.editor.post(Self.list, Self.begun("Salon"), Self.json)
    #expect(try drafts.list(of: play.edith.id, in: "maison").isEmpty)
  }

  @Test("a draft is thrown away by its button")
  func discarded() async throws {
    let play = try await PlayHouse()
    _ = try await play.editor.post(Self.list, Self.begun("Salon"))
    let reply = try await play.editor.post(
      Self.list, [("once", "k1"), ("do", "discard"), ("back", "/d/maison")])
    #expect(reply.status == 303 && reply.location == "/d/maison")
    #expect(try play.served.people.drafts.list(of: play.edith.id, in: "maison").isEmpty)
    #expect(!(try await play.editor.get("/d/maison")).text.contains("Brouillons"))
  }

  @Test("nobody else sees a draft, takes it up or throws it away; who leaves leaves none")
  func own() async throws {
    let play = try await PlayHouse()
    _ = try await play.editor.post(Self.list, Self.begun("Secret de salon"))
    for address in ["/d/maison", "\(Self.list)/new", "\(Self.list)/new?draft=k1"] {
      let page = try await play.owner.get(address)
      #expect(page.status == 200 && !page.text.contains("Secret de salon"), "\(address)")
    }
    _ = try await play.owner.post(Self.list, [("once", "k1"), ("do", "discard")])
    let drafts = play.served.people.drafts
    #expect(try drafts.list(of: play.edith.id, in: "maison").count == 1)
    // On the disk it is not to be read.
    let bodies = try await play.served.house.vault.database.read { database in
      try String.fetchAll(database, sql: "SELECT body FROM draft")
    }
    #expect(bodies.count == 1 && bodies.allSatisfy { !$0.contains("Secret") })
    _ = try play.served.people.memberships.remove(
      play.edith.id, from: "maison", by: play.camille.id, from: ServedHouse.console)
    #expect(try drafts.list(of: play.edith.id, in: "maison").isEmpty)
  }

  @Test("who may not add such an item keeps no draft of it, and names of drafts are plain")
  func refused() async throws {
    let play = try await PlayHouse()
    let reader = try await play.served.account("Rita", .commenter)
    let browser = try play.served.browser(of: reader)
    #expect(try await browser.post(Self.list, Self.begun("Salon")).status == 403)
    for key in ["", "../x", "a b", String(repeating: "k", count: 101)] {
      #expect(try await play.editor.post(Self.list, Self.begun("Salon", key)).status == 403)
    }
    #expect(try play.served.people.drafts.list(of: reader.id, in: "maison").isEmpty)
  }

  @Test("the oldest of too many gives way, and what is forgotten for a season is taken away")
  func bounded() async throws {
    let play = try await PlayHouse()
    let drafts = play.served.people.drafts
    for number in 0..<(Drafts.most + 3) {
      try drafts.keep(
        "name=\(number)", as: "k\(number)", of: "channel", by: play.edith.id, in: "maison")
      play.served.time.set(play.served.time.read().adding(seconds: 1).milliseconds)
    }
    let kept = try drafts.list(of: play.edith.id, in: "maison")
    #expect(kept.count == Drafts.most)
    #expect(kept.first?.key == "k42" && kept.last?.key == "k3")
    play.served.time.set(play.served.time.read().adding(days: Drafts.days + 1).milliseconds)
    try play.served.people.sweep()
    #expect(try drafts.list(of: play.edith.id, in: "maison").isEmpty)
  }

  @Test("a form of an older session comes back with all that was typed, and nothing was changed")
  func stale() async throws {
    let play = try await PlayHouse()
    let form = Self.begun("Salon <&\"'> d’été").filter { $0.name != "do" }
    let late = try await play.editor.post(
      Self.list, form, token: .some("d’avant"), [.fetchSite: "same-origin"])
    #expect(late.status == 403 && late.text.contains("avant votre dernière connexion"))
    #expect(play.channels(named: "Salon <&\"'> d’été") == 0)
    let back = SentForm.read(HTML(markup: late.text)).filter { $0.name != "token" }
    #expect(back.contains { $0 == ("name", "Salon <&\"'> d’été") })
    #expect(late.text.contains("action=\"\(Self.list)\""))
    #expect(try await play.editor.post(Self.list, back).status == 303)
    #expect(play.channels(named: "Salon <&\"'> d’été") == 1)
  }

  @Test("a form that is too large comes back with its long text open, to be shortened")
  func large() async throws {
    let play = try await PlayHouse()
    let limit = play.served.site.largestForm
    let text = "début " + String(repeating: "a", count: limit)
    let form = Self.begun(text).filter { $0.name != "do" }
    let reply = try await play.editor.post(Self.list, form)
    #expect(reply.status == 413)
    #expect(reply.text.contains("<textarea") && reply.text.contains("début aaa"))
    #expect(play.sequence == 1 || play.channels(named: text) == 0)
    let back = SentForm.read(HTML(markup: reply.text)).filter { $0.name != "token" }
    #expect(back.contains { $0 == ("kind", "owned") })
    let short = back.map { $0.name == "name" ? ("name", "Salon") : ($0.name, $0.value) }
    #expect(try await play.editor.post(Self.list, short).status == 303)
    #expect(play.channels(named: "Salon") == 1)
  }
}
