/// Everything that an institution holds about one person, candidate or juror, as data that the person can read and
/// take elsewhere (general data protection regulation, articles 15 and 20).
///
/// Other candidates are left out of it, their names in its texts too, and so are what tells of the
/// jury's secret and what its reader may not see.
public struct SubjectExport: Sendable {
  public let plain: Plain
  /// How many items it tells of.
  public let count: Int
  /// Attached files that are the person's alone.
  public let files: [String]

  /// - Parameters:
  ///   - dossier: as the one who hands it out sees it.
  ///   - opened: who read what is held about the person, when: from the access log.
  public init?(
    _ person: String, in dossier: Dossier, on day: Day, words: Catalogue,
    opened: [(at: String, by: String, page: String)]
  ) {
    guard let subject = SubjectItems(person, in: dossier) else { return nil }
    let left = LeftOut(
      others: Set(dossier.all(Candidate.self).map(\.id.text)).subtracting([person]),
      names: NameErasure(allCandidatesBut: person, in: dossier))
    var kinds: [Plain.Entry] = []
    for type in dossier.registry.kinds {
      let own = subject.items.filter { Swift.type(of: $0).kind.name == type.kind.name }
      guard !own.isEmpty else { continue }
      kinds.append(
        Plain.Entry(
          key: words.text("kind.\(type.kind.name).plural"),
          value: .list(own.map { Self.told($0, words, without: left) })))
    }
    count = subject.items.count
    files = subject.items.filter { subject.own.contains($0.idText) }.compactMap { item in
      let file = (item as? FrozenDossier)?.copy ?? (item as? Evidence)?.file ?? ""
      return file.isEmpty ? nil : file
    }
    plain = .map([
      .init(key: words.text("privacy.export.subject"), value: .text(person)),
      .init(
        key: words.text("privacy.export.institution"),
        value: .text(dossier.only(Institution.self).name)),
      .init(key: words.text("privacy.export.madeOn"), value: .bare(day.text)),
      .init(key: words.text("privacy.export.data"), value: .map(kinds)),
      .init(
        key: words.text("privacy.export.opened"),
        value: .list(
          opened.map {
            .map([
              .init(key: words.text("privacy.export.at"), value: .text($0.at)),
              .init(key: words.text("privacy.export.by"), value: .text($0.by)),
              .init(key: words.text("privacy.export.page"), value: .text($0.page)),
            ])
          })),
      .init(
        key: words.text("privacy.export.note"), value: .text(words.text("privacy.export.left"))),
    ])
  }

  /// What is taken out of what somebody is handed.
  private struct LeftOut {
    /// Ids of the other candidates.
    let others: Set<String>
    let names: NameErasure
  }

  private static func told(_ item: any Item, _ words: Catalogue, without left: LeftOut) -> Plain {
    opened(item, words, left)
  }

  private static func opened<T: Item>(_ item: T, _ words: Catalogue, _ left: LeftOut) -> Plain {
    var entries: [Plain.Entry] = [.init(key: "id", value: .text(item.id.text))]
    for field in T.fields where !field.isEmpty(item) && isHanded(field.name, of: T.kind) {
      let label = words.label(field: field.name, of: T.kind.name)
      var isChanged = false
      let value = dropping(left.others, from: field.plain(item))
      entries.append(.init(key: label, value: left.names.cleaned(value, &isChanged)))
    }
    return .map(entries)
  }

  private static func isHanded(_ field: String, of kind: Kind) -> Bool {
    switch HeldOfPeople.of(kind)?.handing {
    case .fields(let fields)?: fields.contains(field)
    case .nothing?, nil: false
    case .whole?: true
    }
  }

  /// Plain data without the ids of other candidates, wherever they stand; a row about one goes whole.
  private static func dropping(_ others: Set<String>, from plain: Plain) -> Plain {
    func names(_ plain: Plain) -> Bool {
      switch plain {
      case .text(let text), .bare(let text): others.contains(text)
      case .map(let entries): entries.contains { names($0.value) }
      default: false
      }
    }
    switch plain {
    case .list(let list):
      return .list(list.filter { !names($0) }.map { dropping(others, from: $0) })
    case .map(let entries):
      return .map(entries.map { .init(key: $0.key, value: dropping(others, from: $0.value)) })
    case .text(let text) where others.contains(text): return .none
    case .bare(let text) where others.contains(text): return .none
    default: return plain
    }
  }
}
