/// What stands against believing a credential, its signature apart.
public enum CredentialCheck {
  /// The names are ends of keys of the catalogues.
  public enum Problem: String, Sendable, CaseIterable {
    /// The first context is not that of W3C credentials 2.0.
    case otherContext
    /// It does not say that it is a credential.
    case notACredential
    /// It attests no achievement.
    case noAchievement
    case noIssuer
    case noSubject
    /// A moment that cannot be read.
    case badMoment
    case notYetValid
    case expired
    /// The end lies before the start.
    case endBeforeStart
    /// Its place in the list of revocations cannot be read.
    case badStatus
  }

  /// - Parameter moment: when it is judged.
  public static func problems(
    of credential: JSONValue, at moment: UTCInstant
  ) -> [Problem] {
    var problems: [Problem] = []
    if credential["@context"]?.oneOrMany.first?.asText != AchievementCredential.credentialsContext {
      problems.append(.otherContext)
    }
    let types = credential["type"]?.oneOrMany.compactMap(\.asText) ?? []
    if !types.contains("VerifiableCredential") { problems.append(.notACredential) }
    let issuer = credential["issuer"].flatMap { $0.asText ?? $0["id"]?.asText } ?? ""
    if !isIdentifier(issuer) { problems.append(.noIssuer) }
    let subjects = credential["credentialSubject"]?.oneOrMany ?? []
    if subjects.isEmpty || subjects.contains(where: { ($0.asMembers ?? []).isEmpty }) {
      problems.append(.noSubject)
    }
    let isBadge = types.contains("OpenBadgeCredential") || types.contains("AchievementCredential")
    if !isBadge || subjects.contains(where: { !isAchievement($0["achievement"]) }) {
      problems.append(.noAchievement)
    }
    problems += momentProblems(credential, moment)
    for status in credential["credentialStatus"]?.oneOrMany ?? [] {
      if BitstringStatusList.Entry(status) == nil { problems.append(.badStatus) }
    }
    return problems
  }

  private static func momentProblems(
    _ credential: JSONValue, _ moment: UTCInstant
  ) -> [Problem] {
    let (from, isFromBad) = read(credential["validFrom"])
    let (until, isUntilBad) = read(credential["validUntil"])
    if isFromBad || isUntilBad { return [.badMoment] }
    if let from, let until, until < from { return [.endBeforeStart] }
    if let from, moment < from { return [.notYetValid] }
    if let until, until < moment { return [.expired] }
    return []
  }

  private static func read(_ value: JSONValue?) -> (UTCInstant?, isBad: Bool) {
    guard let value else { return (nil, false) }
    let moment = value.asText.flatMap { UTCInstant($0) }
    return (moment, moment == nil)
  }

  private static func isAchievement(_ value: JSONValue?) -> Bool {
    guard let value, let id = value["id"]?.asText, isIdentifier(id) else { return false }
    let types = value["type"]?.oneOrMany.map(\.asText) ?? []
    return types.contains("Achievement") && value["name"]?.asText != nil
      && value["criteria"]?.asMembers != nil
  }

  /// An address or another name with a scheme: letters, then a colon, then something.
  private static func isIdentifier(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
      text.utf8.index(after: colon) < text.endIndex
    else { return false }
    return text.utf8[..<colon].allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2B
        || byte == 0x2D || byte == 0x2E
    }
  }
}
