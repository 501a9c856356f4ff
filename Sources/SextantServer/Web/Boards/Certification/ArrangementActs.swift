import SextantModel

/// What the board of arrangements does beyond verbs: erasing a reason for good.
enum ArrangementActs {
  /// Destroys the key under which a reason lies encrypted: it can be read no more in the rows, the
  /// journal or any backup made from now on, while the measure and its proof stay.
  static func erase(_ id: String, _ act: Act) async -> Answer {
    let scene = Scene(act)
    guard scene.isOfficer else { return act.refused("rooms.refused.verb") }
    guard scene.item(id, AccommodationReason.self) != nil else { return .notFound }
    do {
      try await act.live.erase([id], by: act.author)
      return .seeOther(
        act.next(act.view.to.board(ArrangementsBoard.name)),
        notice: Message("board.arrangements.done.erased"))
    } catch {
      return act.failed(error)
    }
  }
}
