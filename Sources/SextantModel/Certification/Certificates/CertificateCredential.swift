public import SextantKernels

/// A certificate as a credential that other programs verify: Open Badges 3.0, naming nobody.
public struct CertificateCredential: Sendable {
  public let credential: AchievementCredential

  /// - Parameters:
  ///   - holder: the holder's name; kept in it as a salted digest only.
  ///   - address: where the house is reached: `https://jury.example`.
  ///   - list: where its list of revocations is published.
  /// - Returns: `nil` where the certificate was never issued, or its code is erased.
  public init?(
    _ certificate: Certificate, holder: String, institution: Institution, framework: Framework?,
    in words: Catalogue, issuer: SigningKeyName, address: String, list: String
  ) {
    guard let code = CertificateCode(certificate.code), let day = certificate.issuedOn,
      let from = UTCInstant(startOf: day, in: institution.timeZone)
    else { return nil }
    let texts = Texts(certificate, framework, words)
    let issuing = AchievementCredential.Issuer(
      id: issuer.did,
      name: institution.certifier.isEmpty ? institution.name : institution.certifier,
      url: address.isEmpty ? nil : address)
    // To the end of the last day on which it counts.
    let until = certificate.validUntil
      .flatMap { UTCInstant(startOf: $0.adding(days: 1), in: institution.timeZone) }
      .flatMap { UTCInstant(seconds: $0.seconds - 1) }
    credential = AchievementCredential(
      id: Self.uuid(code.derived("credential")), name: texts.name, issuer: issuing,
      recipient: Recipient(
        identity: holder, sort: .name, salt: String(code.derived("salt").prefix(32))),
      achievement: texts.achievement, validFrom: from, validUntil: until,
      status: certificate.statusIndex.map { BitstringStatusList.Entry(list: list, index: $0) })
  }

  /// A name for the credential that hangs on the code alone (a UUID of version 8).
  private static func uuid(_ digits: String) -> String {
    var digits = Array(digits.utf8.prefix(32))
    digits[12] = UInt8(ascii: "8")
    digits[16] = UInt8(ascii: "a")
    let text = String(decoding: digits, as: UTF8.self)
    var groups: [Substring] = []
    var rest = text[...]
    for count in [8, 4, 4, 4, 12] {
      groups.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    return "urn:uuid:" + groups.joined(separator: "-")
  }

  /// What was achieved, in the words of the framework.
  private struct Texts {
    let name: String
    let achievement: Achievement

    init(_ certificate: Certificate, _ framework: Framework?, _ words: Catalogue) {
      func said(_ french: String, _ english: String) -> String {
        words.write(.words(french: french, english: english))
      }
      let card = framework?.card
      let code = card?.code ?? certificate.framework
      let title = card.map { said($0.fr, $0.en) } ?? code
      let blocks = certificate.blocks.map { id -> (id: String, name: String) in
        let block = framework?.find(ID<Block>(framework?.short(id) ?? id))
        return (id, block.map { said($0.fr, $0.en) } ?? id)
      }
      let isBlock = certificate.sort != .certification
      name = isBlock ? blocks.map(\.name).joined(separator: ", ") : title
      let what = isBlock ? blocks.map(\.id).joined(separator: "+") : "certification"
      let key = isBlock ? "block" : "certification"
      let arguments: [String: Argument] = [
        "title": .text(title), "blocks": .texts(blocks.map(\.name)),
      ]
      achievement = Achievement(
        id: "urn:sextant:\(code):\(card?.version ?? ""):\(what)",
        sort: isBlock ? .block : .certification, name: name,
        description: words.say(Message("credential.\(key).description", arguments)),
        criteria: words.say(Message("credential.\(key).criteria", arguments)),
        code: isBlock ? blocks.map { "\(code).\($0.id)" }.joined(separator: "+") : code,
        language: words.language.rawValue)
    }
  }
}

extension UTCInstant {
  /// Midnight at the beginning of a day, by the clock of a zone; by world time where nobody knows the
  /// zone.
  public init?(startOf day: Day, in zone: String) {
    let offset = utcOffsetMinutes(zone: zone, day: day.number, minuteOfDay: 0) ?? 0
    self.init(seconds: Int(day.number) * 86_400 - offset * 60)
  }
}
