extension Dossier {
  /// The dossier as a reader sees it: only the items within reach, without links to others, without
  /// the fields that the reader has no right to.
  ///
  /// Whatever is computed for the reader is computed from this, so it can tell nothing more.
  public func reduced(to reach: Reach, on day: Day) -> Dossier {
    reduced(to: Sight(of: self, by: reach, on: day))
  }

  public func reduced(to sight: Sight) -> Dossier {
    if sight.isWhole { return self }
    // Kinds of which nothing is hidden are shared with this one.
    var reduced = self
    for type in registry.kinds { reduced.reduce(type, to: sight) }
    return reduced
  }

  private mutating func reduce<T: Item>(_ type: T.Type, to sight: Sight) {
    if sight.hidesItems { keep(type) { sight.shows($0) } }
    let veil = sight.veil(over: T.kind)
    let covered = T.fields.filter { $0.isTouched(by: veil, hidingItems: sight.hidesItems) }
    let sealed = sight.blanksItems ? T.self as? any SealedContent.Type : nil
    if covered.isEmpty, sealed == nil { return }
    change(type) { items in
      for field in covered {
        for row in items.indices { field.cover(&items[row], veil) }
      }
      if let sealed { seal(&items, as: sealed, sight) }
    }
  }

  /// An edited item as it is to be kept: what its editor did not see of it stays, hidden links in
  /// their places. Of a new item, what its author has no right to is left out.
  ///
  /// - Parameter sight: what the editor saw of this dossier.
  public func merging<T: Item>(edited: T, seenThrough sight: Sight) -> T {
    if sight.isWhole { return edited }
    let veil = sight.veil(over: T.kind)
    var item = edited
    guard let full = find(edited.id) else {
      for field in T.fields { field.cover(&item, veil) }
      return item
    }
    item = full
    let fixed = sight.reach.fixedMarks(of: T.kind)
    let sealed =
      sight.blanks(edited.id.text) ? (T.self as? any SealedContent.Type)?.sealedFields ?? [] : []
    for field in T.fields
    where field.marks.isDisjoint(with: fixed) && !sealed.contains(field.name) {
      field.merge(&item, edited, veil)
    }
    return item
  }
}

/// Takes out of the items what is under seal. What the kind is, is asked once for all of them, and
/// none is copied: an array of one kind cannot be taken for one of another without.
private func seal<T: Item, S: SealedContent>(_ items: inout [T], as type: S.Type, _ sight: Sight) {
  guard T.self == S.self else { return }
  items.withUnsafeMutableBytes { bytes in
    let items = bytes.assumingMemoryBound(to: S.self)
    for row in items.indices where sight.blanks(items[row].id.text) { items[row].seal() }
  }
}

extension Sight {
  /// One item as the reader may see it, as it stands or as it stood once.
  public func covering(_ item: any Item) -> any Item { isWhole ? item : cover(item) }

  private func cover<T: Item>(_ item: T) -> T {
    var covered = item
    let veil = veil(over: T.kind)
    for field in T.fields where field.isMarked || field.holdsLinks && hidesItems {
      field.cover(&covered, veil)
    }
    if blanks(item.id.text) { covered = sealedContent(of: covered) }
    // What a juror wrote before handing a mark in stays theirs, also when it is history.
    if let mark = covered as? Mark, mark.submittedAt == nil,
      mark.juror == nil || mark.juror != juror,
      let bare = mark.unsaid as? T
    {
      covered = bare
    }
    return covered
  }

  private var juror: ID<JuryMember>? {
    if case .institution(let seat) = reach { seat.juror } else { nil }
  }
}

extension Mark {
  /// The mark without what its juror thinks.
  fileprivate var unsaid: Mark {
    var mark = self
    (mark.level, mark.comment) = ("", "")
    return mark
  }
}
