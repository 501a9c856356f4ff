/// Issues what a published session gives: attestations of blocks and certificates, each with a code
/// to be verified by.
enum CertifySession: Verb {
  static let card = VerbCard(
    "session.certify", on: Session.self, governs: ["certifiedOn"],
    refusals: ["notPublished", "nothing"], isApproval: true)

  static func concerns(_ session: Session) -> Bool { session.publishedOn != nil }

  static func examine(_ session: Session, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if let day = session.publishedOn, day > x.today {
      obstacles.add("notPublished", ["day": .day(day)])
    }
    obstacles.addMinutes(of: session, x)
    if missing(session, x).isEmpty { obstacles.add("nothing") }
  }

  static func carryOut(_ session: inout Session, _ x: VerbContext, _ changes: inout VerbChanges) {
    session.certifiedOn = x.today
    let rules = x.dossier.rules(of: session)
    var taken = Set(x.all(Certificate.self).compactMap(\.statusIndex))
    var numbers = CertificateNumbers(x.all(Certificate.self))
    var count = 0
    for earned in missing(session, x) {
      guard let candidate = x.find(earned.candidate) else { continue }
      count += 1
      let use = ([earned.candidate.text, earned.sort.rawValue] + earned.blocks)
        .joined(separator: " ")
      let code = CertificateCode(drawn: x.drawn("code \(use)"))
      var certificate = Certificate()
      certificate.number = numbers.next(session.framework, x.today.year)
      certificate.id = ID(free("certificate-\(certificate.number)", x))
      certificate.candidate = earned.candidate
      certificate.session = session.id
      certificate.sort = earned.sort
      certificate.framework = session.framework
      certificate.blocks = earned.blocks
      certificate.issuedOn = x.today
      // As long as the block counts, however late it is attested.
      if earned.sort == .block, let years = rules?.validityYears {
        certificate.validUntil = (earned.acquiredOn ?? x.today).adding(months: years * 12)
      }
      certificate.code = code.text
      certificate.codeDigest = code.digest
      certificate.holderMark = code.mark(of: candidate.name)
      let index = StatusPlaces.free(x.drawn("place \(use)"), taken)
      taken.insert(index)
      certificate.statusIndex = index
      changes.put(certificate)
    }
    changes.arguments["count"] = .integer(count)
  }

  private static func missing(_ session: Session, _ x: VerbContext) -> [EarnedCertificates.Earned] {
    EarnedCertificates(session, in: x.dossier, x.library).missing(in: x.dossier)
  }

  private static func free(_ id: String, _ x: VerbContext) -> String {
    var id = id
    while x.dossier.contains(id) { id += "-2" }
    return id
  }
}

/// The numbers by which people call certificates, counted by framework and year.
private struct CertificateNumbers {
  private var last: [String: Int] = [:]

  init(_ certificates: [Certificate]) {
    for certificate in certificates {
      guard let hyphen = certificate.number.lastIndex(of: "-") else { continue }
      let head = String(certificate.number[..<hyphen])
      let count = Int(certificate.number[certificate.number.index(after: hyphen)...]) ?? 0
      last[head] = max(last[head] ?? 0, count)
    }
  }

  mutating func next(_ framework: String, _ year: Int) -> String {
    let head = framework.isEmpty ? "\(year)" : "\(framework)-\(year)"
    let number = (last[head] ?? 0) + 1
    last[head] = number
    let digits = String(number)
    return "\(head)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// Places in the published list of revocations: drawn at random, so that the list tells neither who
/// was certified when nor how many were.
public enum StatusPlaces {
  /// 131 072 places at first, the shortest list of the standard; four times as many as are taken
  /// where that is more.
  public static func room(for count: Int) -> Int {
    var room = 131_072
    while room < count * 4, room < 1 << 26 { room *= 2 }
    return room
  }

  /// - Parameter drawn: hexadecimal digits drawn at random.
  static func free(_ drawn: String, _ taken: Set<Int>) -> Int {
    let room = room(for: taken.count + 1)
    var place = Int(drawn.prefix(12), radix: 16).map { $0 % room } ?? 0
    while taken.contains(place) { place = (place + 1) % room }
    return place
  }
}
