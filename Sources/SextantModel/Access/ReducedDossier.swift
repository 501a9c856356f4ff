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
    var reduced = Dossier(registry: registry)
    // Asked only for the imports that are seen.
    reduced.imports = imports
    reduced.reserveCapacity(count)
    for type in registry.kinds { reduce(type, to: sight, into: &reduced) }
    return reduced
  }

  private func reduce<T: Item>(_ type: T.Type, to sight: Sight, into reduced: inout Dossier) {
    let veil = sight.veil(over: T.kind)
    var items = all(type).filter { sight.shows($0.id.text) }
    let covered = T.fields.filter { $0.isTouched(by: veil, hidingItems: sight.hidesItems) }
    let whole = items
    for field in covered {
      for row in items.indices { field.cover(&items[row], veil) }
    }
    if T.kind.name == JuryLink.kind.name {
      for row in items.indices { items[row] = uncovered(items[row], as: whole[row]) }
    }
    if sight.blanksItems, let type = T.self as? any SealedContent.Type {
      items = sealed(items, type, sight) as? [T] ?? items.map { sealedContent(of: $0) }
    }
    _ = reduced.add(items)
  }

  /// The items of a kind of which some are under seal: what the kind is, is asked once for all.
  private func sealed<S: SealedContent>(_ items: Any, _ type: S.Type, _ sight: Sight) -> [S]? {
    guard var items = items as? [S] else { return nil }
    for row in items.indices where sight.blanks(items[row].id.text) { items[row].seal() }
    return items
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

extension Sight {
  /// One item as the reader may see it, as it stands or as it stood once.
  public func covering(_ item: any Item) -> any Item { isWhole ? item : cover(item) }

  private func cover<T: Item>(_ item: T) -> T {
    var covered = item
    let veil = veil(over: T.kind)
    for field in T.fields where field.isMarked || field.holdsLinks && hidesItems {
      field.cover(&covered, veil)
    }
    if T.kind.name == JuryLink.kind.name { covered = uncovered(covered, as: item) }
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

/// What ties a juror to a candidate is for few to know; that nothing does is for all, or a panel would
/// look unlawful to who opens its sitting.
private func uncovered<T: Item>(_ item: T, as whole: T) -> T {
  guard var link = item as? JuryLink, (whole as? JuryLink)?.nature == .noLink else { return item }
  link.nature = .noLink
  return link as? T ?? item
}
