import SextantModel

/// The defence rooms: every slot with how it stands, and one slot's room, where its panel follows the
/// clock, reads what was handed in and marks.
enum DefenceBoard: Board {
  static let name = "defence"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [Slot.self, Panel.self]
  static let isPersonal = true

  static func draw(_ view: View) -> HTML {
    let slots = view.all(Slot.self)
    let look = BoardLook(view, self, choices: ["slot", "own", "others"])
    guard !slots.isEmpty else {
      let add = look.addButton(Slot.self, "board.defence.addSlot")
      return look.empty(checks: [], action: view.dossier.isInstitution ? add : .empty)
    }
    if let asked = look.choice("slot"), let slot = slots.first(where: { $0.id.text == asked }) {
      return DefencePicture(slot, view).html
    }
    return DefenceList(slots, look).html
  }

  /// The page of one slot's room.
  static func address(_ slot: Slot, _ view: View) -> String {
    "\(view.to.board(name))?slot=\(percentEncoded(slot.id.text))"
  }

  /// What a script asks for to set its clock by.
  static func clock(_ view: View) -> Answer {
    guard let asked = view.asked("slot"), let slot = view.find(ID<Slot>(asked)) else {
      return .notFound
    }
    let sheet = DefenceSheet(slot, in: view.dossier, view.library)
    return .json(status: 200, DefenceClockFace(sheet, view).plain)
  }
}

/// Every slot by its time, those of the reader's own panels first.
struct DefenceList {
  static let perPage = 50

  let slots: [Slot]
  private let look: BoardLook
  private var view: View { look.view }

  init(_ slots: [Slot], _ look: BoardLook) {
    self.slots = slots
    self.look = look
  }

  var html: HTML {
    let juror = view.reader.juror
    let own = slots.filter { slot in
      juror.map { view.dossier.sitting(at: slot).contains($0) } ?? false
    }
    let ids = Set(own.map(\.id))
    let others = slots.filter { !ids.contains($0.id) }
    var html = HTML.empty
    if !own.isEmpty { html += table(own, "own", isOwn: true) }
    if !others.isEmpty { html += table(others, own.isEmpty ? "all" : "others", isOwn: false) }
    return """
      <div class="stack" data-live="defences" data-kinds="slot panel mark attendance">\(html)</div>
      """
  }

  private func table(_ slots: [Slot], _ key: String, isOwn: Bool) -> HTML {
    let inOrder = slots.sorted { a, b in
      switch (a.at, b.at) {
      case (let one?, let two?): one < two
      case (.some, nil): true
      default: false
      }
    }
    var columns = [
      TableColumn(view.say("defence.list.who"), isRowHeader: true),
      TableColumn(view.say("defence.list.when")), TableColumn(view.say("defence.list.assessment")),
      TableColumn(view.say("kind.panel")), TableColumn(view.say("field.slot.room")),
      TableColumn(view.say("defence.list.state")),
    ]
    if isOwn { columns.append(TableColumn(view.say("defence.list.own.column"))) }
    let pages = (inOrder.count + Self.perPage - 1) / Self.perPage
    // Each of the two tables is leafed through by itself.
    let name = isOwn ? "own" : "others"
    let page = min(pages, max(1, look.choice(name).flatMap { Int($0) } ?? 1))
    let first = (page - 1) * Self.perPage
    let shown = inOrder[first..<min(inOrder.count, first + Self.perPage)]
    let marks = isOwn ? ownMarks(in: shown) : [:]
    let table = DataTable(
      view.words, id: "defences-\(key)", caption: view.say("defence.list.\(key)"), columns: columns,
      rows: shown.map { line($0, isOwn ? marks[$0.id] ?? [] : nil) })
    guard pages > 1 else { return table.html }
    let look = look
    let pager = Pager(
      view.words, page: page, of: pages, shown: (first + 1)...(first + shown.count),
      total: inOrder.count
    ) { look.address(name, String($0)) }
    return table.html + pager.html
  }

  /// What the reader has marked in these slots, found in one pass.
  private func ownMarks(in slots: ArraySlice<Slot>) -> [ID<Slot>: [SextantModel.Mark]] {
    let shown = Set(slots.map(\.id))
    let juror = view.reader.juror
    return Dictionary(
      grouping: view.all(SextantModel.Mark.self).filter {
        $0.juror == juror && $0.slot.map(shown.contains) ?? false
      }
    ) { $0.slot ?? "" }
  }

  /// - Parameter own: the reader's marks in it, where it is a slot of theirs.
  private func line(_ slot: Slot, _ own: [SextantModel.Mark]?) -> TableLine {
    let who = slot.heard(view)
    let when = slot.at.map { view.words.write(.moment($0)) } ?? "–"
    var cells: [HTML] = [
      "<a href=\"\(DefenceBoard.address(slot, view))\">\(who.isEmpty ? slot.id.text : who)</a>",
      HTML(text: when), HTML(text: slot.assessmentName(view)),
      HTML(text: view.find(slot.panel)?.name ?? "–"),
      HTML(text: slot.room.isEmpty ? "–" : slot.roomName(in: view.all(JuryRoom.self))),
      state(slot),
    ]
    if let own, let juror = view.reader.juror {
      let sheet = DefenceSheet(slot, in: view.dossier, view.library)
      cells.append(MarkingProgress(sheet, juror, view, among: own).html)
    }
    return TableLine(cells, id: slot.id.text, name: who)
  }

  private func state(_ slot: Slot) -> HTML {
    func said(_ mark: Mark, _ key: String) -> HTML {
      StatusMark(mark, view.say("defence.clock.\(key)")).html
    }
    guard slot.openedAt != nil else { return said(.neutral, "closed") }
    let clock = slot.pressed
    if clock.isPaused { return said(.watch, "paused") }
    return switch clock.phase {
    case .waiting: said(.good, "open")
    case .talk, .questions: said(.ours, clock.phase.rawValue)
    case .over: said(.good, "over")
    }
  }
}

extension Slot {
  /// The team, or the candidates by name.
  func heard(_ view: View) -> String {
    if let team = view.find(team) { return team.name }
    return candidates.compactMap { view.find($0)?.name }.joined(separator: ", ")
  }

  /// The assessment by its code and its words, where the session's framework is known.
  func assessmentName(_ view: View) -> String {
    let framework = view.find(session)?.framework ?? ""
    let code =
      assessment.contains(".") || framework.isEmpty ? assessment : "\(framework).\(assessment)"
    guard let (framework, found) = view.library.find(Assessment.self, named: code) else {
      return assessment
    }
    return "\(assessment) – \(framework.words(found, in: view.words.language))"
  }
}
/// How far a juror is with a slot: how many criteria are marked, or that all is handed in.
struct MarkingProgress {
  let marked: Int
  let total: Int
  let isHandedIn: Bool
  private let view: View

  /// - Parameter all: marks of this slot and perhaps of others; all there are unless given.
  init(
    _ sheet: DefenceSheet, _ juror: ID<JuryMember>, _ view: View,
    among all: [SextantModel.Mark]? = nil
  ) {
    let marks = sheet.marks(of: juror, among: all ?? view.all(SextantModel.Mark.self))
    total = sheet.cells.count
    marked = sheet.cells.count { marks[$0]?.level.isEmpty == false }
    isHandedIn = total > 0 && sheet.cells.allSatisfy { marks[$0]?.submittedAt != nil }
    self.view = view
  }

  var text: String {
    isHandedIn
      ? view.say("defence.handedIn")
      : view.say(
        "defence.progress", ["marked": .integer(marked), "total": .integer(total)])
  }

  var html: HTML {
    StatusMark(isHandedIn ? .good : marked == total && total > 0 ? .watch : .neutral, text).html
  }
}
