import SextantModel

/// Who does what: tasks against people and vendors, with what each task lacks.
struct RaciGrid: Sendable {
  let parties: [AnyID]
  let rows: [Line]

  struct Line: Sendable {
    let task: ProjectTask
    let entries: [RaciEntry]

    func letters(of party: AnyID) -> [RaciLetter] {
      let found = Set(entries.filter { $0.party == party }.compactMap(\.letter))
      return RaciLetter.allCases.filter(found.contains)
    }
    func parties(_ letter: RaciLetter) -> [AnyID] {
      entries.filter { $0.letter == letter }.compactMap(\.party)
    }
    var accountable: Int { parties(.A).count }
    var doers: Int { parties(.R).count }
    var isSound: Bool { accountable == 1 && doers > 0 }
  }

  init(_ tasks: [ProjectTask], _ x: Examination, project: Project?) {
    rows = tasks.map { Line(task: $0, entries: x.citing($0, by: RaciEntry.self, in: "task")) }
    // People of the project first, in its order; whoever has a part without being on it last.
    var parties = (project?.persons ?? []).map { AnyID($0) }
    parties += (project?.vendors ?? []).map { AnyID($0) }
    parties += rows.flatMap { $0.entries.compactMap(\.party) }
    var seen: Set<AnyID> = []
    self.parties = parties.filter { seen.insert($0).inserted }
  }

  /// For how many tasks a party answers.
  func accountableCount(of party: AnyID) -> Int {
    rows.count { $0.parties(.A).contains(party) }
  }
}
