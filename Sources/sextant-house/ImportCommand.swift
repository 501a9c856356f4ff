import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel
import SextantServer

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: HouseTask.import.rawValue,
    abstract: HouseTask.import.abstract,
    discussion: """
      Items, series, comments and the files under files/ are taken in; a server may be at work in
      the data folder meanwhile. In the browser the dossier is open to the account of --owner, who
      invites others.

      Example: sextant import --data /var/lib/sextant my-strategy --owner mei@example.org
      """)

  @Argument(help: "The dossier's folder of plain text.") var folder: String
  @Option(help: "The dossier's address. Default: made from its title.") var key: String?
  @Option(help: "The e-mail address of the account that will own it.") var owner: String?
  @OptionGroup var option: HouseOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    _ = try surroundings.dossierFiles(folder)
    guard let source = DossierFolder(folder).source() else {
      try surroundings.fail("command.noDossier", ["path": .text(folder)])
    }
    let house = try surroundings.house(option, for: .add)
    defer { house.close() }
    let owner = try owner.map { try surroundings.account($0, in: house) }
    let made = try surroundings.orFail { try house.create(key, source, by: .console) }
    if let owner {
      let membership = Membership(
        account: owner.id, dossier: made.key, role: Role.owner.rawValue)
      _ = try house.people.memberships.set(membership, by: nil, from: .machine)
    }
    let snapshot = made.snapshot
    print(
      surroundings.say(
        "import.done",
        [
          "dossier": .text(made.key), "items": .integer(snapshot.dossier.count),
          "files": .integer(snapshot.files.count),
        ]))
    if owner == nil { print(surroundings.say("import.noOwner")) }
  }
}

extension Surroundings {
  /// The account of an e-mail address; a message and exit code 2 where there is none.
  fileprivate func account(_ email: String, in house: House) throws -> Account {
    guard let account = try house.people.accounts.find(email: email) else {
      try fail("import.noAccount", ["email": .text(email)])
    }
    return account
  }
}
