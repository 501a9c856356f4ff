import SextantModel

/// What a juror types in a defence room: kept mark by mark as drafts of their own, handed in at once.
///
/// Nothing is overwritten unseen: each mark comes with the version that its page showed, and what
/// another window of the same juror has written since is merged, or asked about.
enum DefenceActs {
  static func marks(_ id: String, _ act: Act) async -> Answer {
    // Another window may write between our looking and our writing; then we look again.
    for _ in 0..<6 {
      let scene = Scene(act)
      guard let slot = scene.reduced.find(ID<Slot>(id)) else { return .notFound }
      let sheet = DefenceSheet(slot, in: scene.full, act.view.library)
      if let bar = sheet.bar(for: act.access.juror) {
        return act.refused("defence.bar.\(bar.rawValue)")
      }
      guard let juror = act.access.juror else { return act.refused("defence.bar.notJuror") }
      var keeping = MarkKeeping(sheet, juror, scene, act)
      keeping.read()
      do {
        return try await keeping.keep(handingIn: act.form.last("do") == "hand-in")
      } catch .conflict {
        continue
      } catch {
        return act.failed(error, keeping: keeping.givenBack(scene.reduced))
      }
    }
    return act.refused("rooms.refused.busy")
  }
}

/// One sending of a grid: what was typed beside what stands, and what is to be kept of it.
struct MarkKeeping {
  let sheet: DefenceSheet
  let juror: ID<JuryMember>
  let scene: Scene
  let act: Act
  private let standing: [DefenceSheet.Cell: SextantModel.Mark]
  private var changed: [SextantModel.Mark] = []
  private var typed = TypedMarks()
  /// The cells that the form spoke of.
  private var sent: [DefenceSheet.Cell] = []
  private var conflicts: [(cell: DefenceSheet.Cell, theirs: SextantModel.Mark)] = []

  init(_ sheet: DefenceSheet, _ juror: ID<JuryMember>, _ scene: Scene, _ act: Act) {
    self.sheet = sheet
    self.juror = juror
    self.scene = scene
    self.act = act
    standing = sheet.marks(of: juror, in: scene.full)
  }

  private func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    act.view.say("defence.\(key)", arguments)
  }

  // MARK: - What was typed

  mutating func read() {
    for cell in sheet.cells {
      let name = TypedMarks.name(of: cell)
      let level = act.form.last("level:\(name)")
      let comment = act.form.last("comment:\(name)").map(Self.plain)
      guard level != nil || comment != nil else { continue }
      sent.append(cell)
      take(cell, level, comment, seen: seen(name))
    }
  }

  /// Browsers send line ends as two signs.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" }))
  }

  private func seen(_ name: String) -> Int {
    act.form.last("seen:\(name)").flatMap { $0.utf8.count < 18 ? Int($0) : nil } ?? 0
  }

  private mutating func take(
    _ cell: DefenceSheet.Cell, _ level: String?, _ comment: String?, seen: Int
  ) {
    let stands = standing[cell]
    let before = stands ?? SextantModel.Mark()
    let version = stands.map { scene.snapshot.version(of: $0.id.text) } ?? 0
    var wanted = (level: level ?? before.level, comment: comment ?? before.comment)
    if before.submittedAt != nil {
      if wanted.level != before.level || wanted.comment != before.comment {
        typed.problems[cell] = say("problem.handedIn")
      }
      return
    }
    if version > seen, let stands {
      // Three sides: what this window was shown, what it made of it, what stands by now.
      let base =
        (scene.state(of: stands.id.text, after: seen) as? SextantModel.Mark) ?? SextantModel.Mark()
      let mine = wanted
      if wanted.level == base.level { wanted.level = stands.level }
      if wanted.comment == base.comment { wanted.comment = stands.comment }
      let levels = wanted.level != stands.level && stands.level != base.level
      let comments = wanted.comment != stands.comment && stands.comment != base.comment
      if levels || comments {
        conflicts.append((cell, stands))
        typed.level[cell] = mine.level
        typed.comment[cell] = mine.comment
        typed.versions[cell] = version
        typed.problems[cell] = say(
          "problem.conflict",
          [
            "level": .text(stands.level.isEmpty ? say("notYet") : stands.level),
            "comment": .text(stands.comment),
          ])
        return
      }
    }
    if let problem = problem(wanted) {
      typed.level[cell] = wanted.level
      typed.comment[cell] = wanted.comment
      typed.problems[cell] = problem
      return
    }
    put(cell, wanted.level, wanted.comment)
  }

  private func problem(_ wanted: (level: String, comment: String)) -> String? {
    if !wanted.level.isEmpty, sheet.scale.level(wanted.level) == nil {
      return say("problem.level", ["level": .text(wanted.level)])
    }
    if wanted.comment.unicodeScalars.count > TypedMarks.longest {
      return say("problem.long", ["most": .integer(TypedMarks.longest)])
    }
    return nil
  }

  private mutating func put(_ cell: DefenceSheet.Cell, _ level: String, _ comment: String) {
    let known = standing[cell]
    if known == nil, level.isEmpty, comment.isEmpty { return }
    if let known, known.level == level, known.comment == comment { return }
    var mark = known ?? sheet.newMark(cell, by: juror)
    (mark.level, mark.comment) = (level, comment)
    sheet.stamp(&mark)
    changed.append(mark)
  }

  // MARK: - Kept

  func keep(handingIn: Bool) async throws(ChangeError) -> Answer {
    var snapshot = scene.snapshot
    if !changed.isEmpty, !(handingIn && typed.problems.isEmpty) {
      snapshot = try await apply(changed, verb: "mark.keep")
    }
    guard handingIn else { return kept(snapshot) }
    guard typed.problems.isEmpty else { return refused([], snapshot) }
    return try await handIn()
  }

  private func apply(
    _ marks: [SextantModel.Mark], verb: String
  ) async throws(ChangeError) -> Snapshot {
    var expecting: [String: Int] = [:]
    for mark in marks { expecting[mark.id.text] = scene.snapshot.version(of: mark.id.text) }
    return try await act.live.apply(
      marks.map { .put($0) }, by: act.author, verb: verb, expecting: expecting
    ).snapshot
  }

  /// All at once: the last of what was typed and the handing in are one entry of the journal.
  private func handIn() async throws(ChangeError) -> Answer {
    var institution = scene.full
    for mark in changed { institution.put(mark) }
    let begun = sheet.marks(of: juror, in: institution)
    // What was never touched is unmarked, and said to be so.
    for cell in sheet.cells where begun[cell] == nil {
      var blank = sheet.newMark(cell, by: juror)
      sheet.stamp(&blank)
      institution.put(blank)
    }
    let open = sheet.marks(of: juror, in: institution).values.filter { $0.submittedAt == nil }
    guard let first = open.max(by: { ($0.level, $0.id.text) < ($1.level, $1.id.text) }) else {
      return done(scene.snapshot)
    }
    let used = Verbs.perform(
      "mark.submit", on: first.id.text,
      VerbContext(
        institution, at: act.now, second: act.second,
        by: VerbContext.Actor(name: act.view.reader.name, item: juror.text)))
    switch used {
    case .success(let outcome):
      let marks = outcome.changed.compactMap { $0 as? SextantModel.Mark }
      return done(try await apply(marks, verb: "mark.submit"))
    case .failure(let refusal):
      var snapshot = scene.snapshot
      if !changed.isEmpty { snapshot = try await apply(changed, verb: "mark.keep") }
      return refused(refusal.obstacles, snapshot, institution)
    }
  }

  // MARK: - Answers

  private func done(_ snapshot: Snapshot) -> Answer {
    if act.wantsJSON {
      return .json(
        status: 200,
        .map([
          .init(key: "handedIn", value: .flag(true)),
          .init(key: "detail", value: .text(say("handedIn"))),
        ]))
    }
    return .seeOther(
      DefenceBoard.address(sheet.slot, act.view), notice: Message("defence.done.handedIn"))
  }

  private func kept(_ snapshot: Snapshot) -> Answer {
    let now = snapshot.dossier
    let reduced = now.reduced(to: act.access.reach, on: act.now.day)
    if act.wantsJSON { return json(now, snapshot) }
    guard typed.problems.isEmpty else {
      return .page(page(reduced, status: conflicts.isEmpty ? 422 : 409))
    }
    return .seeOther(
      DefenceBoard.address(sheet.slot, act.view),
      notice: Message(changed.isEmpty ? "rooms.done.unchanged" : "defence.done.kept"))
  }

  /// What a script is told: of each cell that it sent, what stands and under which version.
  private func json(_ now: Dossier, _ snapshot: Snapshot) -> Answer {
    let marks = sheet.marks(of: juror, in: now)
    let cells = sent.map { cell -> Plain in
      let mark = marks[cell]
      let version = mark.map { snapshot.version(of: $0.id.text) } ?? 0
      let isAsked = conflicts.contains { $0.cell == cell }
      let state = isAsked ? "conflict" : typed.problems[cell] == nil ? "saved" : "problem"
      return .map([
        .init(key: "cell", value: .text(TypedMarks.name(of: cell))),
        .init(key: "state", value: .text(state)),
        .init(key: "version", value: .number(String(version))),
        .init(key: "level", value: .text(mark?.level ?? "")),
        .init(key: "comment", value: .text(mark?.comment ?? "")),
        .init(key: "detail", value: .text(typed.problems[cell] ?? "")),
      ])
    }
    return .json(
      status: 200,
      .map([
        .init(key: "cells", value: .list(cells)),
        .init(key: "time", value: .text(act.now.time.text)),
      ]))
  }

  private func refused(
    _ obstacles: [Obstacle], _ snapshot: Snapshot, _ institution: Dossier? = nil
  ) -> Answer {
    var page = self
    let lines = obstacles.filter { !["unmarked", "uncommented", "missing"].contains($0.key) }.map {
      "\(act.view.words.say($0.message)) \(act.view.words.say($0.remedy))"
    }
    page.typed.others += lines
    if let institution { page.sayWhatIsMissing(institution) }
    if act.wantsJSON {
      let cells = page.typed.problems.map { cell, problem -> Plain in
        .map([
          .init(key: "cell", value: .text(TypedMarks.name(of: cell))),
          .init(key: "detail", value: .text(problem)),
        ])
      }
      return .json(
        status: 422,
        .map([
          .init(key: "detail", value: .text(([say("notHandedIn")] + lines).joined(separator: " "))),
          .init(key: "problems", value: .list(cells)),
        ]))
    }
    let reduced = snapshot.dossier.reduced(to: act.access.reach, on: act.now.day)
    return .page(page.page(reduced, status: conflicts.isEmpty ? 422 : 409))
  }

  /// Says at each criterion what it lacks.
  private mutating func sayWhatIsMissing(_ institution: Dossier) {
    for (cell, mark) in sheet.marks(of: juror, in: institution) where mark.submittedAt == nil {
      if mark.level.isEmpty {
        typed.problems[cell] = say("problem.unmarked")
      } else if sheet.scale.level(mark.level)?.isAcquired != true,
        mark.comment.allSatisfy(\.isWhitespace)
      {
        typed.problems[cell] = say("problem.uncommented")
      }
    }
  }

  /// The room with all that was sent, where the house could keep nothing.
  func givenBack(_ reduced: Dossier) -> Page {
    var again = self
    for cell in sent {
      let name = TypedMarks.name(of: cell)
      again.typed.level[cell] = act.form.last("level:\(name)")
      again.typed.comment[cell] = act.form.last("comment:\(name)").map(Self.plain)
      again.typed.versions[cell] = seen(name)
    }
    return again.page(reduced, status: 503)
  }

  /// The room again, with what was typed and what is wrong with it.
  func page(_ reduced: Dossier, status: Int) -> Page {
    var typed = typed
    let now = act.live.snapshot
    let stand = sheet.marks(of: juror, in: now.dossier)
    for cell in sent where typed.versions[cell] == nil {
      typed.versions[cell] = stand[cell].map { now.version(of: $0.id.text) } ?? 0
    }
    let old = act.view.examined
    var view = View(
      words: act.view.words, reader: act.view.reader, title: act.view.title, to: act.view.to,
      examined: ExaminedDossier(
        reduced, at: now.sequence, told: old.told, on: old.day, library: act.view.library,
        seenBy: act.access.reach),
      library: act.view.library, formToken: act.view.formToken,
      query: [("slot", sheet.slot.id.text)])
    view.now = act.view.now
    let slot = reduced.find(sheet.slot.id) ?? sheet.slot
    var page = BoardPages.page(DefenceBoard.self, view)
    page.main = DefencePicture(slot, view, typed: typed).html
    page.status = status
    return page
  }
}
