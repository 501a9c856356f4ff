import SextantModel

/// What a page of a dossier is made from: who reads, in which language, and the dossier as that
/// reader may see it.
struct View: Sendable {
  let words: Catalogue
  let reader: Reader
  /// The dossier's title, as in the list of dossiers.
  let title: String
  let to: Address
  let examined: ExaminedDossier
  let library: FrameworkLibrary
  /// Proof that a form comes from our own page; goes with every form that changes something.
  let formToken: String
  /// Values of the address after `?`, in order.
  let query: [(name: String, value: String)]
  /// What the clock on the wall shows while the page is made; only pages with a clock ask.
  var now: WallSecond?
  /// Where the house is reached from outside: what paper names.
  var site = ""
  /// Whether it is a dossier as it was handed in, which nobody changes any more.
  let isFrozen: Bool

  init(
    words: Catalogue, reader: Reader, title: String, to: Address, examined: ExaminedDossier,
    library: FrameworkLibrary, formToken: String, query: [(name: String, value: String)] = [],
    isFrozen: Bool = false
  ) {
    self.isFrozen = isFrozen
    self.words = words
    self.reader = reader
    self.title = title
    self.to = to
    self.examined = examined
    self.library = library
    self.formToken = formToken
    self.query = query
  }

  var dossier: Dossier { examined.dossier }
  /// The kinds of the dossier, or of the institution.
  var kinds: [any Item.Type] { dossier.registry.kinds }
  var isInstitution: Bool { dossier.isInstitution }
  /// The room in which the items of a kind are kept: an institution has one.
  func room(of kind: Kind) -> Room { isInstitution ? .certification : kind.room }
  /// The kinds of a room.
  func kinds(of room: Room) -> [any Item.Type] { kinds.filter { self.room(of: $0.kind) == room } }
  /// The rooms that there are here, in the order of the work.
  var rooms: [Room] {
    isInstitution ? [.certification] : MenuGroup.allCases.flatMap(\.rooms)
  }
  /// The boards that there are here.
  var boards: [any Board.Type] { isInstitution ? institutionBoards : dossierBoards }
  var today: Day { examined.today }
  func all<T: Item>(_ type: T.Type) -> [T] { dossier.all(type) }
  func find<T: Item>(_ id: ID<T>?) -> T? { dossier.find(id) }

  /// A text of the catalogues.
  func say(_ key: String) -> String { words.text(key) }
  func say(_ key: String, _ arguments: [String: Argument]) -> String {
    words.fill(words.text(key), arguments)
  }
  func label<T: Item>(_ type: T.Type) -> String { words.text("kind.\(T.kind.name)") }
  func label<C: Choice>(_ choice: C) -> String {
    words.text("choice.\(C.choiceName).\(choice.rawValue)")
  }

  /// The first value of that name in the address.
  func asked(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

/// Who looks at a page and what they may do in the dossier.
struct Reader: Sendable {
  let account: Int64
  let name: String
  let language: Language
  /// Whether the reader may change an item of this kind; forms and buttons are shown accordingly.
  let mayEdit: @Sendable (Kind) -> Bool
  /// Whether the reader may change this very item: a guest only what is shared with them for that.
  let mayEditItem: @Sendable (any Item) -> Bool
  /// Whether the reader may put a new item of this kind: who may change none but their own, too.
  let mayAdd: @Sendable (Kind) -> Bool
  /// Whether the reader may use the verbs of this kind.
  let mayUseVerbs: @Sendable (Kind) -> Bool
  let mayComment: Bool
  /// Whether the reader may carry out verbs that need approval.
  let mayApprove: Bool
  /// Whether the reader looks after people and settings of the dossier.
  let mayAdminister: Bool
  /// Whether the reader is one of the dossier's own people: no partner's, none who came by a link.
  let isInside: Bool
  /// As what the reader is a member; `nil` for who came by a link.
  let role: Role?
  /// As whom the reader sits on an institution's panels.
  let juror: ID<JuryMember>?
  /// Says by what right the reader is there: two readers of the same dossier with the same rights may
  /// do the same. `nil` where nothing made for this reader is shown to another.
  let rights: String?

  init(
    account: Int64, name: String, language: Language,
    mayEdit: @escaping @Sendable (Kind) -> Bool,
    mayEditItem: (@Sendable (any Item) -> Bool)? = nil,
    mayAdd: (@Sendable (Kind) -> Bool)? = nil, mayUseVerbs: (@Sendable (Kind) -> Bool)? = nil,
    mayComment: Bool, mayApprove: Bool, mayAdminister: Bool, isInside: Bool = true,
    role: Role? = nil, juror: ID<JuryMember>? = nil, rights: String? = nil
  ) {
    self.account = account
    self.name = name
    self.language = language
    self.mayEdit = mayEdit
    self.mayEditItem = mayEditItem ?? { mayEdit(type(of: $0).kind) }
    self.mayAdd = mayAdd ?? mayEdit
    self.mayUseVerbs = mayUseVerbs ?? mayEdit
    self.mayComment = mayComment
    self.mayApprove = mayApprove
    self.mayAdminister = mayAdminister
    self.isInside = isInside
    self.role = role
    self.juror = juror
    self.rights = rights
  }
  /// Whether the reader is an institution's disability officer: nobody else writes reasons there.
  var isOfficer: Bool { mayAdd(AccommodationReason.kind) && !mayEdit(Candidate.kind) }

  /// Whether the reader looks over what others did, and changes nothing.
  var isAuditor: Bool { role == .auditor }

  /// Whether the reader is somebody whom an institution judges: they have a page of their own there.
  var isCandidate: Bool { role == .candidate }

  /// Somebody who may do the same, whoever it is.
  var unnamed: Reader {
    Reader(
      account: 0, name: "", language: language, mayEdit: mayEdit, mayEditItem: mayEditItem,
      mayAdd: mayAdd, mayUseVerbs: mayUseVerbs, mayComment: mayComment, mayApprove: mayApprove,
      mayAdminister: mayAdminister, isInside: isInside, role: role, juror: juror, rights: rights)
  }
}
