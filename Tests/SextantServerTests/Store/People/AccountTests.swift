import SextantModel
import Testing

@testable import SextantServer

@Suite struct AccountTests {
  let scratch: PeopleScratch
  init() throws { scratch = try PeopleScratch() }

  @Test func `the first visit makes an administrator, the second nobody`() async throws {
    #expect(try scratch.people.accounts.isFirstVisit())
    let lea = try await scratch.lea()
    #expect(lea.isAdministrator && lea.language == .french && lea.theme == .system)
    #expect(try !scratch.people.accounts.isFirstVisit())
    let second = try await scratch.people.accounts.createFirst(
      email: "eve@x.example", name: "Eve", language: .english, password: PeopleScratch.password,
      from: PeopleScratch.desk)
    #expect(second == .notFirst)
  }

  @Test func `of many who come first at once, one is first`() async throws {
    let people = scratch.people
    let made = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 1...8 {
        group.addTask {
          let creation = try await people.accounts.createFirst(
            email: "p\(number)@x.example", name: "P", language: .french,
            password: PeopleScratch.password, from: PeopleScratch.desk)
          if case .created = creation { return true }
          return false
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(made == 1)
    #expect(try people.accounts.all().count == 1)
  }

  @Test func `everything wrong with the details is told at once`() async throws {
    let creation = try await scratch.people.accounts.createFirst(
      email: "lea", name: " \u{200B} ", language: .french, password: Secret("short"),
      from: PeopleScratch.desk)
    #expect(
      creation == .refused([.emailUnreadable, .nameEmpty, .passwordTooShort(least: 12)]))
    #expect(try scratch.people.accounts.isFirstVisit())
  }

  @Test func `a name is one line`() {
    #expect(AccountDetails.tidy("  Léa\r\n\tMorvan\u{0} ") == "Léa Morvan")
    #expect(AccountDetails.problems(ofName: String(repeating: "é", count: 80)).isEmpty)
    #expect(
      AccountDetails.problems(ofName: String(repeating: "é", count: 81))
        == [.nameTooLong(most: 80)])
  }

  @Test func `a new password ends the other sessions and needs the old one`() async throws {
    let lea = try await scratch.lea()
    let old = try #require(try await scratch.signIn(lea.email).session)
    let next = Secret("cinq autres mots tout neufs")
    let accounts = scratch.people.accounts
    let refused = try await accounts.changePassword(
      of: lea.id, current: Secret("not the password"), to: next, from: PeopleScratch.desk)
    guard case .wrongPassword = refused else {
      Issue.record("\(refused)")
      return
    }
    let changed = try await accounts.changePassword(
      of: lea.id, current: PeopleScratch.password, to: next, from: PeopleScratch.desk)
    guard case .changed(let open) = changed else {
      Issue.record("\(changed)")
      return
    }
    #expect(try scratch.people.sessions.session(old.token) == nil)
    #expect(try scratch.people.sessions.session(open.token) != nil)
    #expect(try await scratch.signIn(lea.email).word == "refused")
    #expect(try await scratch.signIn(lea.email, next).word == "in")
  }

  @Test func `guessing the password at an open session waits like guessing at the door`()
    async throws
  {
    let lea = try await scratch.lea()
    var last = ""
    for _ in 1...7 {
      let change = try await scratch.people.accounts.changePassword(
        of: lea.id, current: Secret("a guess"), to: Secret("cinq autres mots tout neufs"),
        from: PeopleScratch.desk)
      last = "\(change)"
    }
    #expect(last == "wait(seconds: 15)")
    // Who guessed there had the session; at the door the owner is not made to wait for it.
    #expect(try await scratch.signIn(lea.email).word == "in")
  }

  @Test func `an address that is taken stays whose it is`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", by: lea)
    let accounts = scratch.people.accounts
    let refused = try await accounts.changeEmail(
      of: marc.id, to: "LEA@aubrelle.example", password: PeopleScratch.password,
      from: PeopleScratch.desk)
    guard case .refused([.emailTaken]) = refused else {
      Issue.record("\(refused)")
      return
    }
    _ = try await accounts.changeEmail(
      of: marc.id, to: "marc.petit@aubrelle.example", password: PeopleScratch.password,
      from: PeopleScratch.desk)
    #expect(try accounts.find(email: "Marc.Petit@aubrelle.example")?.id == marc.id)
    #expect(try accounts.find(email: "marc@aubrelle.example") == nil)
  }

  @Test func `the last administrator stays one`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", by: lea)
    let accounts = scratch.people.accounts
    func all() throws -> [AccountProblem?] {
      [
        try accounts.setAdministrator(false, of: lea.id, by: lea.id, from: PeopleScratch.desk),
        try accounts.setDisabled(true, of: lea.id, by: lea.id, from: PeopleScratch.desk),
        try accounts.erase(lea.id, by: lea.id, from: PeopleScratch.desk),
      ]
    }
    #expect(try all() == [.lastAdministrator, .lastAdministrator, .lastAdministrator])
    _ = try accounts.setAdministrator(true, of: marc.id, by: lea.id, from: PeopleScratch.desk)
    #expect(
      try accounts.setAdministrator(false, of: lea.id, by: marc.id, from: PeopleScratch.desk)
        == nil)
  }

  @Test func `an erased account keeps its number and nothing else`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", role: "editor", by: lea)
    let people = scratch.people
    #expect(try people.accounts.erase(marc.id, by: lea.id, from: PeopleScratch.desk) == nil)
    let erased = try #require(try people.accounts.account(marc.id))
    #expect(erased.isErased && erased.isDisabled && erased.name.isEmpty)
    #expect(!erased.email.contains("marc"))
    #expect(try people.memberships.of(marc.id).isEmpty)
    #expect(try people.accounts.all().map(\.id) == [lea.id])
    #expect(try await scratch.signIn("marc@aubrelle.example").word == "refused")
    // The address is free again.
    let again = try await scratch.account("marc", by: lea)
    #expect(again.id != marc.id)
  }

  @Test func `preferences are kept, a name without letters is not`() async throws {
    let lea = try await scratch.lea()
    let accounts = scratch.people.accounts
    #expect(
      try accounts.set(name: "Léa M.", language: .english, theme: .dark, of: lea.id).isEmpty)
    #expect(
      try accounts.set(name: "", language: .french, theme: .light, of: lea.id) == [.nameEmpty])
    let kept = try #require(try accounts.account(lea.id))
    #expect(kept.name == "Léa M." && kept.language == .english && kept.theme == .dark)
    #expect(try accounts.names(of: [lea.id, AccountID(rawValue: 99)]) == [lea.id: "Léa M."])
  }

  @Test(
    arguments: [
      ("lea@aubrelle.example", true), ("a.b+c@mail.aubrelle.example", true), ("a@localhost", true),
      ("lea", false), ("@x.example", false), ("lea@", false), ("lea@@x.example", false),
      ("lea@x", false), ("léa@x.example", false), ("a..b@x.example", false),
      (".a@x.example", false), ("a b@x.example", false), ("a@-x.example", false),
      ("a@x..example", false), ("a@x.example\r\nBcc: b@x.example", false), ("<a@x.example>", false),
      (String(repeating: "a", count: 65) + "@x.example", false),
    ])
  func `an address is one that every mail server takes`(text: String, isRight: Bool) {
    #expect((EmailAddress(text) != nil) == isRight)
  }

  @Test(
    arguments: [
      ("quatre mots sans rapport", nil), ("839201746512", nil), ("Tr0ub4dor&3xyz", nil),
      ("éàü çîô ñßæ", .passwordTooShort(least: 12)), ("elevenchars", .passwordTooShort(least: 12)),
      ("motdepasse2026", .passwordIsCommon), ("azertyuiop123", .passwordIsCommon),
      ("123456789012", .passwordIsCommon), ("aaaaaaaaaaaa", .passwordIsCommon),
      ("PasswordPassword", .passwordIsCommon), ("lea@aubrelle.example", .passwordIsYours),
      ("LeaMorvan1987", .passwordIsYours), ("léa morvan aubrelle", .passwordIsYours),
      ("les morues de Morvan nagent", nil),
    ] as [(String, AccountProblem?)])
  func `a password is long, and not what one would try first`(
    text: String, problem: AccountProblem?
  ) {
    let problems = PasswordRule.problems(
      Secret(text), email: "lea@aubrelle.example", name: "Léa Morvan")
    #expect(problems == [problem].compactMap(\.self))
  }
}
