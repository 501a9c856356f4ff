import SextantModel

/// Who does what: tasks and deliverables against people and vendors, with what each lacks.
struct RaciGrid: Sendable {
  let parties: [AnyID]
  let rows: [Line]

  struct Line: Sendable {
    /// A task or a deliverable.
    let item: any Item
    let entries: [RaciEntry]
    /// Of a deliverable: who answers for it where no entry says who, and makes it where there is no
    /// entry at all.
    var owner: AnyID?

    func letters(of party: AnyID) -> [RaciLetter] {
      RaciLetter.allCases.filter { parties($0).contains(party) }
    }
    func parties(_ letter: RaciLetter) -> [AnyID] {
      let stated = entries.filter { $0.letter == letter }.compactMap(\.party)
      guard let owner, stated.isEmpty, letter == .A || letter == .R && entries.isEmpty else {
        return stated
      }
      return [owner]
    }
    var accountable: Int { parties(.A).count }
    var doers: Int { parties(.R).count }
    var isSound: Bool { accountable == 1 && doers > 0 }
  }

  init(
    _ tasks: [ProjectTask], deliverables: [Deliverable] = [], _ x: Examination,
    project: Project?
  ) {
    rows =
      tasks.map { Line(item: $0, entries: x.citing($0, by: RaciEntry.self, in: "task")) }
      + deliverables.map {
        Line(
          item: $0, entries: x.citing($0, by: RaciEntry.self, in: "task"), owner: $0.owner)
      }
    // People of the project first, in its order; whoever has a part without being on it last.
    var parties = (project?.persons ?? []).map { AnyID($0) }
    parties += (project?.vendors ?? []).map { AnyID($0) }
    parties += rows.flatMap { $0.entries.compactMap(\.party) + [$0.owner].compactMap(\.self) }
    var seen: Set<AnyID> = []
    self.parties = parties.filter { seen.insert($0).inserted }
  }

  /// For how many tasks and deliverables a party answers.
  func accountableCount(of party: AnyID) -> Int {
    rows.count { $0.parties(.A).contains(party) }
  }
}
