/// What erasing takes out of an institution: whose words are destroyed for good, what stands of the
/// items afterwards where more than words was encrypted with them, and which files go.
///
/// Reasons for an arrangement go first, in an entry of their own.
public struct Erasure: Sendable {
  /// Ids of reasons for an arrangement.
  public private(set) var reasons: [String] = []
  /// Ids of the other items whose keys are destroyed.
  public private(set) var others: [String] = []
  /// Those of them that are written anew: without the words, or without the name.
  public private(set) var left: [any Item] = []
  /// Names of attached files.
  public private(set) var files: [String] = []

  public var count: Int { reasons.count + others.count }
  public var isEmpty: Bool { count == 0 && files.isEmpty }

  /// Everything that is a person's alone, and their name in what is others' too.
  ///
  /// - Returns: `nil` where there is no such candidate and no such juror.
  public init?(person id: String, in dossier: Dossier) {
    guard let subject = SubjectItems(id, in: dossier) else { return nil }
    for item in subject.items where subject.own.contains(item.idText) { take(item, dossier) }
    let names = NameErasure(erasing: id, in: dossier)
    guard !names.isEmpty else { return }
    let taken = Set(reasons + others)
    var minutes: Set<String> = []
    dossier.forEachItem { item in
      guard !taken.contains(item.idText), !Self.namesOthers(item),
        let clean = names.cleaned(item)
      else { return }
      others.append(item.idText)
      left.append(clean)
      if item is Minutes { minutes.insert(item.idText) }
      // What a team was marked by and agreed on of is proven by the key of its panel's minutes.
      if let slot = Self.commonSlot(item) {
        let panel = dossier.find(slot)?.panel
        minutes.formUnion(
          dossier.all(Minutes.self).filter { $0.panel != nil && $0.panel == panel }.map(\.id.text))
      }
    }
    // Who has the key of a text's proof could try names until one fits.
    for key in dossier.all(ProofKey.self) where !taken.contains(key.id.text) && !key.key.isEmpty {
      if let owner = key.minutes, minutes.contains(owner.text) { others.append(key.id.text) }
    }
  }

  /// What is due, and what else is due the same day of the rules.
  public init(due entries: [RetentionPlan.Entry], in dossier: Dossier) {
    for id in entries.flatMap(\.items) {
      if let item = dossier.item(id) { take(item, dossier) }
    }
  }

  /// The slot of what was said of a team as a whole.
  private static func commonSlot(_ item: any Item) -> ID<Slot>? {
    switch item {
    case let agreed as Reconciliation where agreed.candidate == nil: agreed.slot
    case let mark as Mark where mark.candidate == nil: mark.slot
    default: nil
    }
  }

  /// What people are called is not a text about somebody else.
  private static func namesOthers(_ item: any Item) -> Bool {
    item is Candidate || item is CivilIdentity || item is JuryMember || item is ProofKey
  }

  private mutating func take(_ item: any Item, _ dossier: Dossier) {
    let file = (item as? FrozenDossier)?.copy ?? (item as? Evidence)?.file ?? ""
    if !file.isEmpty { files.append(file) }
    guard holdsPersonalData(item) || !file.isEmpty else { return }
    // What backs a reason goes with it.
    let isMedical = (item as? Evidence).map { dossier.medicalEvidence.contains($0.id) } ?? false
    if item is AccommodationReason || isMedical {
      reasons.append(item.idText)
    } else {
      others.append(item.idText)
    }
    if let bare = Self.rest(of: item) { left.append(bare) }
  }

  /// What remains to be written of an item when its keys are gone; `nil` where what is not encrypted
  /// says it all.
  private static func rest(of item: any Item) -> (any Item)? {
    if var frozen = item as? FrozenDossier, !frozen.copy.isEmpty {
      frozen.copy = ""
      return withoutPersonalWords(frozen)
    }
    return opened(item)
  }

  private static func opened<T: Item>(_ item: T) -> (any Item)? {
    guard let bare = withoutPersonalWords(item) as? T else { return nil }
    let keepsRows = T.fields.contains { field in
      field.shape.holdsPersonalMarks && field.marks.isDisjoint(with: [.personal, .confidential])
        && !field.isEmpty(bare)
    }
    return keepsRows ? bare : nil
  }
}
