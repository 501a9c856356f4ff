import SextantModel

/// Keeps the items that a spreadsheet makes or changes, as one entry of the journal.
enum ListImportActs {
  static func keep(_ draft: SheetDraft, _ review: ListReview, _ act: Act) async -> Answer {
    let scene = Scene(act)
    let kind = review.type.kind
    guard scene.mayAdd(kind) else { return act.refused("rooms.refused.edit") }
    var changes: [ItemChange] = []
    var expecting: [String: Int] = [:]
    var left = review.count(.faulty)
    for row in review.kept {
      let id = row.item.idText
      if let standing = scene.full.item(id) {
        guard row.state == .changed, scene.may(.editAny, standing) else {
          left += 1
          continue
        }
      }
      changes.append(.put(scene.kept(row.item)))
      expecting[id] = row.version
    }
    let list = act.view.to.list(kind)
    guard !changes.isEmpty else {
      return .seeOther(
        act.view.to.page("import") + "/\(draft.key)", notice: Message("sheets.nothingChosen"))
    }
    do {
      try await act.live.apply(changes, by: act.author, verb: "items.import", expecting: expecting)
      return .seeOther(
        list,
        notice: Message(
          left > 0 ? "sheets.list.done.left" : "sheets.list.done",
          ["count": .integer(changes.count), "left": .integer(left)]))
    } catch {
      return act.failed(error)
    }
  }
}
