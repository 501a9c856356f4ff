internal import SextantKernels

/// The forms that the data of minutes have had. A later form is worked out beside the earlier ones, so
/// that what was signed can be replayed for ever.
enum MinutesForm: String, CaseIterable, Comparable {
  case first = "sextant-minutes-1"
  /// Says besides how long each passage took, what was chosen and handed in, which arrangements were
  /// seen to, what was remarked on each mark, and what is failed or awaited.
  case second = "sextant-minutes-2"

  static let newest = MinutesForm.second

  init?(of data: JSONValue?) {
    guard let name = data?["form"]?.asText else { return nil }
    self.init(rawValue: name)
  }

  static func < (one: Self, two: Self) -> Bool { one.rawValue < two.rawValue }
}

/// What minutes say, as the bytes that are signed: a function of the institution as it stood after
/// one entry of its journal, and of nothing else.
///
/// Who asks for them again, from the journal alone, gets the same bytes. Words on people do not stand
/// in them but as digests, which last when the people are erased.
public struct MinutesRecord: Sendable {
  /// Canonical JSON (RFC 8785).
  public let data: String
  /// SHA-256 of it, in hexadecimal.
  public let digest: String
  /// Words that could not be proven anew because they, or their key, are erased: their digests are
  /// those that were signed.
  public let erased: [ProvenWord]
  /// Whether the panel's clauses are those that were signed, for the same reason.
  public let isLawTakenAsSigned: Bool
  /// Whether who gave way to whom is what was signed: it was encrypted with the reasons.
  public let areReplacementsTakenAsSigned: Bool

  /// - Parameters:
  ///   - dossier: the institution as it stood after the entry that the mark names.
  ///   - keys: the proof keys, by whose words they prove.
  ///   - gone: items of which values were erased since.
  ///   - signed: what was signed; of what is erased, it is taken from there.
  public init(
    of minutes: Minutes, in dossier: Dossier, at mark: JournalMark, keys: [String: String],
    gone: Set<String> = [], signed: String? = nil
  ) {
    let before = signed.flatMap { try? JSONSyntax.read(Array($0.utf8)) }
    let panel = dossier.find(minutes.panel).flatMap { panel in
      gone.contains(panel.id.text) ? Self.signed(panel, before) : nil
    }
    areReplacementsTakenAsSigned = panel != nil
    var dossier = dossier
    if let panel { dossier.put(panel) }
    // What was signed is replayed in the form in which it was.
    let form = signed == nil ? .newest : MinutesForm(of: before) ?? .newest
    var body = MinutesBody(minutes, in: dossier, as: form)
    var members = body.members()
    members.append(("journal", mark.json))
    isLawTakenAsSigned = !gone.isDisjoint(with: body.lawRestsOn) && before?["law"] != nil
    if isLawTakenAsSigned, let place = members.firstIndex(where: { $0.0 == "law" }) {
      members[place].1 = before?["law"]
    }
    var proven: [String: ProvenWord] = [:]
    for word in body.words where !word.text.isEmpty && !gone.contains(word.item) {
      guard let key = keys[word.owner] else { continue }
      proven["\(word.item)\n\(word.field)"] = ProvenWord(word, key: key)
    }
    var erased: [ProvenWord] = []
    let owners = Dictionary(
      body.words.map { ("\($0.item)\n\($0.field)", $0.owner) }, uniquingKeysWith: { $1 })
    for value in before?["words"]?.asList ?? [] {
      guard let word = ProvenWord(value) else { continue }
      let name = "\(word.item)\n\(word.field)"
      let isKeyless = owners[name].map { keys[$0] == nil } ?? false
      guard proven[name] == nil, gone.contains(word.item) || isKeyless else { continue }
      proven[name] = word
      erased.append(word)
    }
    let sorted = proven.values.sorted { ($0.item, $0.field) < ($1.item, $1.field) }
    members.append(("words", .list(sorted.map(\.json))))
    let bytes = (try? CanonicalJSON.bytes(jsonObject(members))) ?? []
    data = String(decoding: bytes, as: UTF8.self)
    digest = hexadecimalText(SHA256.digest(bytes))
    self.erased = erased
  }

  /// A panel whose replacements are erased, with those that were signed.
  private static func signed(_ panel: Panel, _ before: JSONValue?) -> Panel? {
    let rows = before?["panel"]?["replacements"]?.asList ?? []
    guard panel.replacements.isEmpty, !rows.isEmpty else { return nil }
    var panel = panel
    panel.replacements = rows.map { row in
      var replacement = Replacement()
      replacement.replaced = row["replaced"]?.asText.map { ID($0) }
      replacement.by = row["by"]?.asText.map { ID($0) }
      if let day = row["on"]?.asText, case .value(let on) = Day.parse(Array(day.utf8).span) {
        replacement.on = on
      }
      return replacement
    }
    return panel
  }

  /// The digest of data as it is kept.
  public static func digest(of data: String) -> String {
    hexadecimalText(SHA256.digest(Array(data.utf8)))
  }

  /// Whether minutes that were written say something else than the institution does by now: the
  /// journal's place apart, which is always another.
  static func isStale(_ minutes: Minutes, in dossier: Dossier) -> Bool {
    let now = MinutesRecord(
      of: minutes, in: dossier, at: JournalMark(key: "", entry: 0, digest: ""),
      keys: ProofKey.all(in: dossier), signed: minutes.data)
    return said(now.data) != said(minutes.data)
  }

  private static func said(_ data: String) -> [JSONValue.Member]? {
    (try? JSONSyntax.read(Array(data.utf8)))?.asMembers?.filter { $0.key != "journal" }
  }
}
