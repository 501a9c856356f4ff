import GRDB

/// How often a stranger may ask whether a code or a name is right, so that nobody guesses either.
public struct CertificateLookups: Sendable {
  let database: PeopleDatabase

  /// Counts an attempt before anything is looked up.
  ///
  /// - Parameter certificate: where a name is tried against one certificate: tries from everywhere
  ///   are counted together.
  /// - Returns: how many seconds to stay away; `nil` where the attempt may be made.
  func admit(_ visitor: Visitor, naming certificate: String? = nil) throws(HouseError) -> Int? {
    let counts = counts(visitor, certificate)
    let now = database.now()
    let admission = try database.write { try Attempts.admit(counts, $0, now) }
    if case .wait(let seconds) = admission { return seconds }
    return nil
  }

  /// The code, or the name, was right: the attempt does not count.
  func takeBack(_ visitor: Visitor, naming certificate: String? = nil) throws(HouseError) {
    let counts = counts(visitor, certificate)
    try database.write { try Attempts.takeBack(counts, $0) }
  }

  private func counts(_ visitor: Visitor, _ certificate: String?) -> [Attempts.Count] {
    var counts = [
      Attempts.Count(
        key: database.attemptKey("verification from", visitor.addressKey), free: 20,
        longestWait: 3600)
    ]
    if let certificate {
      counts.append(
        Attempts.Count(
          key: database.attemptKey("holder", certificate), free: 20, longestWait: 900))
    }
    return counts
  }
}
