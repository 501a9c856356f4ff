import SextantModel
import Testing

@testable import SextantServer

/// The worked example, its owner Camille Moreau and more members.
private struct MentionBench {
  let rooms: RoomBench
  let owner: Account

  init() throws {
    rooms = try RoomBench()
    owner = try Self.account("camille@example.org", "Camille Moreau", rooms)
    try Self.join(owner, "owner", nil, rooms)
  }

  private static func account(_ email: String, _ name: String, _ rooms: RoomBench) throws -> Account
  {
    let people = rooms.house.people
    let details = AccountDetails(
      email: try #require(EmailAddress(email)), name: name, language: .english)
    let visitor = Visitor(address: "127.0.0.1", device: "test")
    let made = try people.accounts.database.write { db in
      try Accounts.insert(
        details, password: "-", isAdministrator: false, db, Instant(milliseconds: 0), from: visitor)
    }
    return try #require(made)
  }

  private static func join(
    _ account: Account, _ role: String, _ vendor: String?, _ rooms: RoomBench
  ) throws {
    let problem = try rooms.house.people.memberships.set(
      Membership(account: account.id, dossier: "bench", role: role, vendor: vendor), by: nil,
      from: Visitor(address: "127.0.0.1", device: "test"))
    #expect(problem == nil)
  }

  func member(
    _ email: String, _ name: String, _ role: String, vendor: String? = nil
  ) throws -> Account {
    let account = try Self.account(email, name, rooms)
    try Self.join(account, role, vendor, rooms)
    return account
  }

  var letters: MentionLetters {
    MentionLetters(
      people: rooms.house.people,
      words: [.french: WorkedExample.french, .english: WorkedExample.english],
      site: "https://sextant.example", hasMail: true)
  }

  /// Camille remarks on an item; the letters that come of it, in the order they were written.
  func remark(_ text: String, on id: String = "OB1") async throws -> [MailMessage] {
    var comment = Comment()
    comment.id = ID("remark-\(rooms.live.snapshot.sequence)")
    comment.about = AnyID(id)
    comment.author = "Camille Moreau"
    comment.at = Moment(day: WorkedExample.day, time: ClockTime(minutes: 600))
    comment.text = text
    _ = try await rooms.live.apply([.put(comment)], by: author(owner), verb: "comment.add")
    try letters.send(comment, in: rooms.live, by: author(owner), on: WorkedExample.day)
    var messages: [MailMessage] = []
    let mail = rooms.house.people.mail
    while let (id, message) = try mail.take() {
      messages.append(message)
      try mail.delivered(id)
    }
    return messages
  }

  func author(_ account: Account) -> Author { Author("\(account.id.rawValue)") }

  /// The remarks that Today tells somebody of.
  func told(_ account: Account, role: Role = .editor, vendor: ID<Vendor>? = nil) -> [String] {
    TodayMentions(
      view(account, role, vendor), rooms.around(role, vendor: vendor, by: author(account))
    )
    .comments.map(\.text)
  }

  func view(_ account: Account, _ role: Role, _ vendor: ID<Vendor>? = nil) -> View {
    let seen = rooms.view(role, vendor: vendor)
    let reader = Reader(
      account: account.id.rawValue, name: account.name, language: .english,
      mayEdit: { _ in true }, mayComment: true, mayApprove: false, mayAdminister: false)
    return View(
      words: seen.words, reader: reader, title: seen.title, to: seen.to, examined: seen.examined,
      library: seen.library, formToken: "t")
  }
}

@Suite struct MentionTests {
  @Test("who is called gets one letter in their language, with the remark and the way to it")
  func letter() async throws {
    let bench = try MentionBench()
    _ = try bench.member("noe@example.org", "Noé Petit", "editor")
    _ = try bench.member("ana@example.org", "Ana Petit", "editor")
    let messages = try await bench.remark("@Noé Petit, d’accord ? @Camille Moreau @Noé Petit")
    #expect(messages.map(\.to.email.text) == ["noe@example.org"])
    let message = try #require(messages.first)
    #expect(message.language == .english)
    #expect(message.subject.hasPrefix("Camille Moreau mentions you"))
    #expect(message.text.contains("@Noé Petit, d’accord ?"))
    #expect(
      message.text.contains("https://sextant.example/d/bench/objectives/OB1#comments-title"))
    #expect(try await bench.remark("Sans appel, noe@Noé Petit").isEmpty)
  }

  @Test("no letter goes to who wants none, is disabled, or may not see the item")
  func nobody() async throws {
    let bench = try MentionBench()
    let people = bench.rooms.house.people
    let noe = try bench.member("noe@example.org", "Noé Petit", "editor")
    let ana = try bench.member("ana@example.org", "Ana Petit", "editor")
    _ = try bench.member("lou@example.org", "Lou Petit", "guest", vendor: "nodea")
    let visitor = Visitor(address: "127.0.0.1", device: "test")
    #expect(
      try people.accounts.setDisabled(true, of: ana.id, by: bench.owner.id, from: visitor) == nil)
    #expect(try await bench.remark("@Ana Petit @Lou Petit").isEmpty)
    #expect(try await bench.remark("@Noé Petit").count == 1)
    try people.accounts.setMentionMail(false, of: noe.id)
    #expect(try await bench.remark("@Noé Petit").isEmpty)
    #expect(try people.accounts.account(noe.id)?.wantsMentionMail == false)
  }

  @Test("of a remark on something confidential the letter says where, not what")
  func confidential() async throws {
    let bench = try MentionBench()
    _ = try bench.member("noe@example.org", "Noé Petit", "editor")
    _ = try bench.member("tim@example.org", "Tim Petit", "contributor")
    var piece = Evidence()
    piece.id = "secret-1"
    piece.title = "Marge du fournisseur"
    piece.isConfidential = true
    _ = try await bench.rooms.live.apply([.put(piece)], by: "1", verb: "item.create")
    let messages = try await bench.remark(
      "@Noé Petit @Tim Petit : 42 % de marge", on: "secret-1")
    #expect(messages.map(\.to.email.text) == ["noe@example.org"])
    let message = try #require(messages.first)
    #expect(!message.text.contains("42") && !message.text.contains("Marge"))
    #expect(message.text.contains("/secret-1#comments-title"))
  }

  @Test("Today tells who is called until they open the item; never the writer, nor a shorter name")
  func today() async throws {
    let bench = try MentionBench()
    let noe = try bench.member("noe@example.org", "Noé Petit", "editor")
    let short = try bench.member("n@example.org", "Noé", "editor")
    _ = try await bench.remark("@Noé Petit ?")
    _ = try await bench.remark("@Camille Moreau !")
    #expect(bench.told(noe) == ["@Noé Petit ?"])
    #expect(bench.told(short).isEmpty && bench.told(bench.owner).isEmpty)
    #expect(bench.told(noe, role: .guest, vendor: "nodea").isEmpty)

    let view = bench.view(noe, .editor)
    let html = TodayMentions(view, bench.rooms.around(.editor, by: bench.author(noe))).html(view)
    #expect(Markup(html.markup).problems == [])
    #expect(html.markup.contains("/d/bench/objectives/OB1#comments-title"))

    let people = bench.rooms.house.people
    #expect(TodayMentions.calling(view, people, in: "bench", about: "OB2").isEmpty)
    let opened = TodayMentions.calling(view, people, in: "bench", about: "OB1")
    try people.mentions.open(opened.map(\.id.text), by: noe.id, in: "bench")
    #expect(bench.told(noe).isEmpty)
    #expect(try people.mentions.unopened(opened.map(\.id.text), by: short.id, in: "bench") != [])
  }

  @Test("a settled remark calls nobody any more")
  func settled() async throws {
    let bench = try MentionBench()
    let noe = try bench.member("noe@example.org", "Noé Petit", "editor")
    _ = try await bench.remark("@Noé Petit ?")
    var comment = try #require(bench.rooms.live.snapshot.dossier.all(Comment.self).last)
    comment.isResolved = true
    _ = try await bench.rooms.live.apply([.put(comment)], by: "1", verb: "comment.resolve")
    #expect(bench.told(noe).isEmpty)
  }
}
