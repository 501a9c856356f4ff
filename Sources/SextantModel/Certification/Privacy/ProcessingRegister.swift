/// The register of processing (general data protection regulation, article 30), made from the lists
/// of fields: which data of people each kind holds, what for, how long and who sees them.
public struct ProcessingRegister: Sendable {
  /// The fields of one kind that tell of people.
  public struct Line: Sendable {
    public let kind: Kind
    public let of: KeptData
    public let personal: [String]
    /// Of these, those that only the people named see.
    public let confidential: [String]
    /// Roles that see what is personal in it, and those that see what is confidential, too.
    public let readers: [Role]
    public let confidants: [Role]
  }

  public let lines: [Line]

  /// Who works in an institution.
  public static let roles: [Role] = [
    .programmeManager, .president, .juror, .disabilityOfficer, .auditor, .owner,
  ]

  public init(_ registry: Registry = .institution) {
    lines = registry.kinds.compactMap { Self.line($0) }
  }

  private static func line<T: Item>(_ type: T.Type) -> Line? {
    let marked = T.fields.filter { isSealed($0, of: T.self) }
    guard !marked.isEmpty, let of = KeptData.of(T.kind) else { return nil }
    let confidential = marked.filter { $0.marks.contains(.confidential) }
    let isReason = T.kind.name == AccommodationReason.kind.name
    func sees(_ role: Role, _ marks: FieldMarks) -> Bool {
      let reach = role.reach(juror: "x", in: .institution)
      if isReason {
        guard case .institution(let seat) = reach, seat.readsReasons else { return false }
      }
      // What a candidate handed in is not for who looks after arrangements.
      if T.self is FrozenDossier.Type, reach.readsReasons { return false }
      return reach.hiddenMarks(of: T.kind).isDisjoint(with: marks)
    }
    let hasOpen = marked.contains { !$0.marks.contains(.confidential) }
    return Line(
      kind: T.kind, of: of, personal: marked.map(\.name), confidential: confidential.map(\.name),
      readers: hasOpen ? roles.filter { sees($0, .personal) } : [],
      confidants: confidential.isEmpty ? [] : roles.filter { sees($0, .confidential) })
  }
}
