import SextantModel

/// Erases what is due, or what a person asks to have erased: their data go for good, from the history
/// too; that something was there, when and by whom, stays proven.
enum RetentionActs {
  /// What is due of one session and one kind of data; of all of them where no session is named.
  static func erase(_ id: String, _ act: Act) async -> Answer {
    guard act.view.isInstitution else { return .notFound }
    guard act.view.reader.mayAdminister else { return act.refused("privacy.refused") }
    // What its doer may not read falls due all the same: reasons for arrangements first of all.
    let plan = RetentionPlan(act.live.snapshot.dossier, on: act.now.day)
    let due: [RetentionPlan.Entry]
    if let of = act.form.last("of") {
      due = plan.due.filter { $0.session.text == id && $0.of.rawValue == of }
    } else {
      due = plan.due
    }
    return await erase(due.flatMap(\.items), due.flatMap(\.files), "board.retention.done", act)
  }

  /// All personal data about one candidate, where the one who erases wrote their id.
  static func eraseSubject(_ id: String, _ act: Act) async -> Answer {
    guard act.view.isInstitution else { return .notFound }
    guard act.view.reader.mayAdminister else { return act.refused("privacy.refused") }
    guard let items = SubjectItems(ID(id), in: act.live.snapshot.dossier) else { return .notFound }
    let typed = (act.form.last("confirm") ?? "").filter { !$0.isWhitespace }
    guard typed == id else {
      return .refused(Message("board.retention.notConfirmed", ["id": .text(id)]))
    }
    return await erase(items.toErase, [], "board.retention.person.done", act)
  }

  private static func erase(
    _ ids: [String], _ files: [String], _ done: String, _ act: Act
  ) async -> Answer {
    let board = act.view.to.board(RetentionBoard.name)
    guard !ids.isEmpty else {
      return .seeOther(act.next(board), notice: Message("board.retention.nothingDue"))
    }
    do {
      for file in files where act.live.snapshot.file(file) != nil {
        _ = try act.live.destroy(file, by: act.author)
      }
      let copies = act.live.snapshot.dossier.all(FrozenDossier.self).filter {
        files.contains($0.copy)
      }
      if !copies.isEmpty {
        _ = try await act.live.apply(
          copies.map { frozen in
            var bare = frozen
            bare.copy = ""
            return .put(bare)
          }, by: act.author, verb: "retention.erase")
      }
      _ = try await act.live.erase(ids, by: act.author)
      return .seeOther(
        act.next(board), notice: Message(done, ["count": .integer(ids.count)]))
    } catch {
      return act.failed(error)
    }
  }
}
