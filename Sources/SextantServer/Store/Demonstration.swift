public import SextantFiles
public import SextantModel

/// The worked example with somebody to work in it, for trying Sextant out.
public enum Demonstration {
  /// Makes what is missing for it: the manager's account, the dossier.
  ///
  /// - Returns: the manager's account; `nil` where the data folder has other people's accounts.
  public static func prepare(
    _ house: House, _ installation: Installation, _ catalogue: Catalogue
  ) async throws -> AccountID? {
    if let account = try house.people.accounts.find(email: email) { return account.id }
    // Nobody knows the password: who opens the demonstration is signed in without.
    let made = try await house.people.accounts.createFirst(
      email: email, name: catalogue.text("demo.manager"), language: catalogue.language,
      password: Secret.random(), from: Visitor(address: "", device: "console"))
    guard case .created(let manager) = made else { return nil }
    let author = Author(String(manager.id.rawValue))
    let key = "maison-aubrelle"
    let examples = "\(installation.root)/Examples"
    let dossier = try DossierFolder("\(examples)/\(key)").source().map {
      try house.create(key, $0, by: author)
    }
    try seat(manager.id, in: key, as: .owner, house)
    if let source = DossierFolder("\(examples)/\(school)").source() {
      let live = try house.create(school, source, by: author)
      try seat(manager.id, in: school, as: .owner, house)
      for one in people { try await join(one, house, catalogue, by: manager.id) }
      if let dossier { try await handIn(dossier, live, installation, catalogue.language, author) }
    }
    return manager.id
  }

  /// Under whose account the demonstration is shown.
  public enum Eyes: String, Sendable, CaseIterable {
    /// The manager of the dossier, who also looks after the institution.
    case manager
    case president, juror, officer
  }

  /// - Returns: the account of somebody of the demonstration.
  public static func account(_ eyes: Eyes, in house: House) throws -> AccountID? {
    try house.people.accounts.find(email: address(of: eyes))?.id
  }

  private static let email = "demo@sextant.invalid"
  static let school = "ecole-maravent"

  private static func address(of eyes: Eyes) -> String {
    eyes == .manager ? email : "\(eyes.rawValue)@sextant.invalid"
  }

  private struct Somebody {
    var eyes: Eyes
    var name: String
    var role: Role
    var seat: String?
  }

  private static let people = [
    Somebody(eyes: .president, name: "Hélène Castaing", role: .president, seat: "J-HELENE"),
    Somebody(eyes: .juror, name: "Solène Mahéas", role: .juror, seat: "J-SOLENE"),
    Somebody(eyes: .officer, name: "Irène Pujol", role: .disabilityOfficer, seat: nil),
  ]

  private static func seat(
    _ account: AccountID, in key: String, as role: Role, _ house: House
  ) throws {
    _ = try house.people.memberships.set(
      Membership(account: account, dossier: key, role: role.rawValue), by: nil, from: console)
  }

  private static let console = Visitor(address: "", device: "console")

  /// An account without a password that anybody knows, in its role in the school.
  private static func join(
    _ one: Somebody, _ house: House, _ catalogue: Catalogue, by manager: AccountID
  ) async throws {
    let made = try house.people.invitations.invite(
      email: address(of: one.eyes), language: catalogue.language, dossier: school,
      role: one.role.rawValue, seat: one.seat, by: manager, from: console)
    guard case .made(_, let token) = made else { return }
    _ = try await house.people.invitations.accept(
      token, name: one.name, language: catalogue.language, password: Secret.random(),
      from: console)
  }

  /// The dossier of the example is what its first candidate handed in.
  private static func handIn(
    _ dossier: LiveDossier, _ school: LiveDossier, _ installation: Installation,
    _ language: Language, _ author: Author
  ) async throws {
    let texts = Folder("\(installation.root)/Frameworks").read() ?? []
    let handing = HandingIn(
      dossier: dossier, institution: school, session: "S-2026-06", candidate: "K-ANOUK", team: nil,
      library: FrameworkLibrary.read(texts).library,
      words: [language: installation.catalogue(language)], isExample: true)
    _ = try await handing.handIn(by: author, at: school.snapshot.dossier.wallClock.moment)
  }
}
