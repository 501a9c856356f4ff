import GRDB
public import SextantModel

/// What came of making an account.
public enum AccountCreation: Sendable, Equatable {
  case created(Account)
  case refused([AccountProblem])
  /// Somebody was quicker: the first account is there.
  case notFirst
}

extension Accounts {
  /// Makes the account of whoever comes first: an administrator. Of two who come at once, one is
  /// first.
  public func createFirst(
    email: String, name: String, language: Language, password: Secret, from visitor: Visitor
  ) async throws -> AccountCreation {
    guard try isFirstVisit() else { return .notFirst }
    switch AccountDetails.read(email: email, name: name, language: language, password: password) {
    case .failure(let problems): return .refused(problems.list)
    case .success(let details):
      let hash = try await database.hashing.hash(password)
      return try insertFirst(details, hash, visitor)
    }
  }

  private func insertFirst(
    _ details: AccountDetails, _ hash: String, _ visitor: Visitor
  ) throws -> AccountCreation {
    let now = database.now()
    return try database.write { db in
      guard try Self.isEmpty(db),
        let account = try Self.insert(
          details, password: hash, isAdministrator: true, db, now, from: visitor)
      else { return .notFirst }
      return .created(account)
    }
  }
}
