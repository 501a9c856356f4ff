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
    let key = "maison-aubrelle"
    if let source = DossierFolder("\(installation.root)/Examples/\(key)").source() {
      _ = try house.create(key, source, by: Author(String(manager.id.rawValue)))
      _ = try house.people.memberships.set(
        Membership(account: manager.id, dossier: key, role: Role.owner.rawValue, vendor: nil),
        by: nil, from: Visitor(address: "", device: "console"))
    }
    return manager.id
  }

  private static let email = "demo@sextant.invalid"
}
