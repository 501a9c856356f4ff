import SextantModel

/// One act of a person on a dossier: what they sent, who they are there, when.
struct Act: Sendable {
  /// The reader's view of the newest snapshot, reduced to their reach.
  let view: View
  let live: LiveDossier
  let author: Author
  let access: Access
  /// The id of the person of the dossier whose account it is.
  let person: String?
  /// Day and minute where the dossier is kept.
  let now: Moment
  /// Of that minute, for what a clock is pressed for.
  var second = 0
  let form: TypedEntries
  /// Where the form was sent; empty where it came by no page.
  var address = ""
  /// Whether a script or a program waits for the answer.
  let wantsJSON: Bool
  let seen: SeenForms
  /// What the person has begun to write here; none for a program.
  let drafts: FormDrafts?
  /// What an account is called; empty where it was erased.
  let names: @Sendable (Author?) -> String
  /// Told of each remark that is added, once it is kept.
  let remarked: @Sendable (Comment) -> Void
  /// Whether a password is that of who acts.
  let proves: @Sendable (Secret) async -> PasswordProof

  init(
    view: View, live: LiveDossier, author: Author, access: Access, person: String? = nil,
    now: Moment, form: [(name: String, value: String)], wantsJSON: Bool = false, seen: SeenForms,
    drafts: FormDrafts? = nil,
    names: @escaping @Sendable (Author?) -> String = { _ in "" },
    remarked: @escaping @Sendable (Comment) -> Void = { _ in },
    proves: @escaping @Sendable (Secret) async -> PasswordProof = { _ in .wrong }
  ) {
    self.view = view
    self.live = live
    self.author = author
    self.access = access
    self.person = person
    self.now = now
    self.form = TypedEntries(form)
    self.wantsJSON = wantsJSON
    self.seen = seen
    self.drafts = drafts
    self.names = names
    self.remarked = remarked
    self.proves = proves
  }

  /// Where to go when it is done: back where the person came from, or else here.
  func next(_ address: String) -> String { safeBack(form.last("back"), view) ?? address }

  func refused(_ key: String) -> Answer {
    wantsJSON
      ? .json(status: 403, .map([.init(key: "detail", value: .text(view.say(key)))]))
      : .refused(Message(key))
  }

  /// The store said no.
  func failed(_ error: ChangeError) -> Answer {
    if case .agreed(let breaches) = error { return AgreedPage.answer(breaches, self) }
    guard wantsJSON else {
      if case .house(let error) = error { return .failed(error) }
      return .refused(error.message)
    }
    let text = view.words.say(error.message)
    return .json(status: 503, .map([.init(key: "detail", value: .text(text))]))
  }
}

extension Act {
  /// The store said no to a form: where the disk or the database failed, it stays on the screen as
  /// it was sent.
  func failed(_ error: ChangeError, keeping form: @autoclosure () -> Page) -> Answer {
    guard !wantsJSON, case .house(let trouble) = error else { return failed(error) }
    var page = form()
    page.main = Notice(.bad, view.words.say(trouble.message)).html + page.main
    page.status = trouble.status
    return .page(page)
  }
}

extension HouseError {
  /// The status of an answer that says it: 507 where the disk is full, else 503.
  var status: Int { reason == .full ? 507 : 503 }
}

/// A dossier as it stands when something is done to it, and what the person sees of it.
struct Scene: Sendable {
  let snapshot: Snapshot
  let sight: Sight
  /// What the person sees of it.
  let reduced: Dossier
  private let doer: Doer

  init(_ act: Act) { self.init(act.doer) }

  init(_ doer: Doer) {
    self.doer = doer
    snapshot = doer.live.snapshot
    sight = Sight(of: snapshot.dossier, by: doer.access.reach, on: doer.now.day)
    reduced = snapshot.dossier.reduced(to: sight)
  }

  var full: Dossier { snapshot.dossier }

  /// The last entry of the journal of which the person sees something.
  var told: Int { snapshot.told(of: reduced, reach: doer.access.reach) }

  /// Whether the person is the disability officer of an institution.
  var isOfficer: Bool { doer.access.reach.readsReasons }

  /// Whether an item bears this id that the person does not see.
  func isHidden(_ id: String) -> Bool { full.contains(id) && !reduced.contains(id) }

  /// An item of a kind that the person sees, as they see it.
  func item(_ id: String, _ type: any Item.Type) -> (any Item)? {
    guard let item = reduced.item(id), Swift.type(of: item) == type else { return nil }
    return item
  }

  /// Another state of an item as the person may see it.
  func seen(_ item: any Item) -> (any Item)? {
    var dossier = full
    dossier.remove(item.idText)
    Self.put(item, in: &dossier)
    return dossier.reduced(to: sight).item(item.idText)
  }

  /// An item as it is to be kept: what its editor does not see of it stays.
  func kept(_ edited: any Item) -> any Item { opened(edited) }
  private func opened<T: Item>(_ edited: T) -> any Item {
    full.merging(edited: edited, seenThrough: sight)
  }

  static func put<T: Item>(_ item: T, in dossier: inout Dossier) { dossier.put(item) }

  /// The organisation of somebody who is a partner's.
  var guestVendor: ID<Vendor>? { doer.access.role == .guest ? doer.access.vendor : nil }

  /// What a partner may do with an item today; `nil` where it is not shared with them.
  func sharing(of id: String, with vendor: ID<Vendor>) -> Sharing? {
    full.sharing(of: id, with: vendor, on: doer.now.day)
  }

  /// What an edit would do to what is agreed on, told beside the fields.
  func breaches(from before: (any Item)?, to after: (any Item)?) -> [FieldProblem] {
    Agreements.breaches(from: before, to: after, in: full).map { $0.problem(for: reduced) }
  }

  // MARK: - What the person may do

  func may(_ permission: Permission, _ item: any Item) -> Bool {
    if doer.access.may(
      permission, with: item, in: full, on: doer.now.day, sight: sight)
    {
      return true
    }
    guard permission == .editAny || permission == .deleteAny else { return false }
    // Who made it is asked of the journal only where it would change the answer.
    return doer.access.may(
      permission, with: item, isOwn: true, in: full, on: doer.now.day, sight: sight)
      && isOwn(item.idText)
  }

  func mayAdd(_ kind: Kind) -> Bool { doer.access.mayAdd(kind) }

  /// Whether the person made the item: the journal says it, a name can be anybody's.
  func isOwn(_ id: String) -> Bool {
    (try? doer.live.maker(of: id)) == doer.author
  }

  /// Who changed an item last.
  func author(of id: String) -> Author? {
    (try? doer.live.history(of: id, limit: 1))?.first?.author
  }

  /// The item as it stood after an entry of the journal.
  func state(of id: String, after sequence: Int) -> (any Item)? {
    let entries = try? doer.live.history(of: id, before: sequence + 1, limit: 1)
    return entries?.first?.changes.first { $0.id == id }?.after
  }
}
