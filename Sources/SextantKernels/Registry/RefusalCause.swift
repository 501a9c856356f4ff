/// Why the registry refused a result, read from its own words.
public enum RefusalCause: String, Sendable, CaseIterable {
  /// Nobody has that birth name, first name, sex and year of birth.
  case nobody
  /// Nobody is left when the day and month of birth are compared too.
  case nobodyBornThatDay
  /// Nobody is left when the place of birth and the rest are compared too.
  case nobodyInTheEnd
  /// Several people answer to what was said.
  case severalPeople
  /// The registry has this result already: nothing is left to do.
  case alreadyThere
  /// Words that we do not know; they are shown as they are.
  case other

  public init(message: String) {
    let words = foldingKey(message)
    if words.contains("existe deja") {
      self = .alreadyThere
    } else if words.contains("plusieurs titulaires") {
      self = .severalPeople
    } else if words.contains("aucun titulaire") {
      if words.contains("reconciliation") {
        self = .nobodyInTheEnd
      } else if words.contains("jour") {
        self = .nobodyBornThatDay
      } else {
        self = .nobody
      }
    } else {
      self = .other
    }
  }

  /// Whether the result stands in the registry after all.
  public var isSettled: Bool { self == .alreadyThere }

  /// What of the holder is to be verified on a document of identity before the result is sent again,
  /// as the registry names it.
  public var elementsToVerify: [String] {
    switch self {
    case .nobody: ["nomNaissance", "prenom1", "sexe", "anneeNaissance"]
    case .nobodyBornThatDay: ["moisNaissance", "jourNaissance"]
    case .nobodyInTheEnd: ["codeCommuneNaissance", "prenom2", "prenom3", "nomUsage"]
    case .severalPeople:
      ["moisNaissance", "jourNaissance", "codeCommuneNaissance", "prenom2", "prenom3"]
    case .alreadyThere, .other: []
    }
  }
}
