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
    let erasure = Erasure(due: due, in: act.live.snapshot.dossier)
    return await erase(erasure, "board.retention.done", act)
  }

  /// All personal data about one candidate or juror, where the one who erases wrote their id.
  static func eraseSubject(_ id: String, _ act: Act) async -> Answer {
    guard act.view.isInstitution else { return .notFound }
    guard act.view.reader.mayAdminister else { return act.refused("privacy.refused") }
    guard let erasure = Erasure(person: id, in: act.live.snapshot.dossier) else {
      return .notFound
    }
    let typed = (act.form.last("confirm") ?? "").filter { !$0.isWhitespace }
    guard typed == id else {
      return .refused(Message("board.retention.notConfirmed", ["id": .text(id)]))
    }
    return await erase(erasure, "board.retention.person.done", act)
  }

  private static func erase(_ erasure: Erasure, _ done: String, _ act: Act) async -> Answer {
    let board = act.view.to.board(RetentionBoard.name)
    guard !erasure.isEmpty else {
      return .seeOther(act.next(board), notice: Message("board.retention.nothingDue"))
    }
    do {
      // Reasons for arrangements first: whatever stops the rest, they are gone.
      if !erasure.reasons.isEmpty {
        _ = try await act.live.erase(erasure.reasons, by: act.author)
      }
      for file in erasure.files where act.live.snapshot.file(file) != nil {
        _ = try act.live.destroy(file, by: act.author)
      }
      // In few entries of bearable length, however many there are.
      let left = Dictionary(erasure.left.map { ($0.idText, $0) }) { $1 }
      for part in parts(of: erasure.others) {
        _ = try await act.live.erase(
          part, leaving: part.compactMap { left[$0] }, by: act.author)
      }
      return .seeOther(
        act.next(board), notice: Message(done, ["count": .integer(erasure.count)]))
    } catch {
      return act.failed(error)
    }
  }

  private static func parts(of ids: [String]) -> [[String]] {
    stride(from: 0, to: ids.count, by: 20_000).map { Array(ids[$0..<min($0 + 20_000, ids.count)]) }
  }
}
