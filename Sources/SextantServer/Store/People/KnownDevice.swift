/// A browser in which an account was open before, known by a cookie that nobody else can make.
///
/// It opens nothing: it only says whose failures are counted apart from those of strangers. Nothing is
/// kept of it; with another password it is none any more.
public struct KnownDevice: Sendable {
  let nonce: String

  /// - Parameter hash: the hash of the account's password.
  /// - Returns: `nil` where the cookie was made for another account or another password.
  init?(_ cookie: Secret, of account: AccountID, _ hash: String, _ database: PeopleDatabase) {
    let parts = cookie.text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == Self.nonceLength else { return nil }
    let nonce = String(parts[0])
    guard sameBytes(String(parts[1]), Self.mark(nonce, account, hash, database)) else {
      return nil
    }
    self.nonce = nonce
  }

  /// The cookie of a browser in which the account is open now.
  static func cookie(
    of account: AccountID, _ hash: String, _ database: PeopleDatabase
  ) -> Secret {
    let nonce = base64URL(randomBytes(16))
    return Secret("\(nonce).\(mark(nonce, account, hash, database))")
  }

  /// 16 bytes as text.
  private static let nonceLength = 22

  private static func mark(
    _ nonce: String, _ account: AccountID, _ hash: String, _ database: PeopleDatabase
  ) -> String {
    database.attemptKey("known device", "\(account.rawValue) \(nonce) \(hash)")
  }
}
