import SextantModel

/// The clock of a defence as it is shown: the same on every screen, since all count from what was
/// pressed and from the server's time.
struct DefenceClockFace {
  let sheet: DefenceSheet
  let view: View
  let reading: DefenceClock.Reading
  let now: WallSecond

  init(_ sheet: DefenceSheet, _ view: View) {
    self.sheet = sheet
    self.view = view
    now = view.now ?? WallSecond(Moment(day: view.today, time: ClockTime(minutes: 0)))
    reading = sheet.clock.reading(sheet.slot.events, now: now.count)
  }

  private func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    view.say("defence.clock.\(key)", arguments)
  }

  var phaseName: String {
    if reading.phase == .waiting {
      return say(sheet.slot.openedAt == nil ? "closed" : "waiting")
    }
    return say(reading.phase.rawValue)
  }

  // MARK: - The part of the page

  var html: HTML {
    guard sheet.hasClock else { return .empty }
    return """
      <section class="defence-clock stack" aria-labelledby="clock-title" data-live="defence-clock"\
       data-kinds="slot accommodation attendance panel">\
      <h2 id="clock-title">\(say("title"))</h2>\(display)\(table)\(buttons)</section>
      """
  }

  private var display: HTML {
    let left = reading.left ?? (reading.phase == .waiting ? sheet.clock.talkAllowed : 0)
    let isOver = left < 0
    let isRunning = !reading.isPaused && (reading.phase == .talk || reading.phase == .questions)
    let mark: Mark = isOver ? .bad : reading.isPaused ? .watch : isRunning ? .ours : .neutral
    return """
      <div class="clock-face\(isOver ? " is-over" : "")" data-clock\
       data-clock-at="\(view.to.board(DefenceBoard.name))?slot=\(percentEncoded(sheet.slot.id.text))&amp;format=json"\
       data-phase="\(reading.phase.rawValue)" data-left="\(left)" data-now="\(now.count)"\
      \(flag: "data-running", isRunning)\
       data-say-over="\(say("over.spoken"))" data-say-minutes="\(say("minutes.spoken"))"\
       data-say-minute="\(say("minute.spoken"))" data-say-late="\(say("late.spoken"))"\
       data-say-left="\(say("left"))" data-say-overrun="\(say("overrun"))">\
      <p class="clock-phase">\(StatusMark(mark, reading.isPaused ? pausedName : phaseName))</p>\
      \(if: reading.phase != .over, figures(left))\
      <p class="muted small" data-clock-end>\(planned(left, isRunning))</p></div>
      """
  }

  private var pausedName: String { "\(phaseName) – \(say("paused"))" }

  private func figures(_ left: Int) -> HTML {
    """
    <p class="clock-left" role="timer" aria-live="off"><strong class="number" data-clock-left>\
    \(Self.minutes(abs(left)))</strong> <span data-clock-word>\(say(left < 0 ? "overrun" : "left"))\
    </span></p>
    """
  }

  /// Without script, the hour says it: the figures stand still.
  private func planned(_ left: Int, _ isRunning: Bool) -> String {
    if isRunning {
      let end = WallSecond(count: now.count + left)
      return say(
        left < 0 ? "wasToEnd" : "ends",
        ["time": .text(end.moment.time.text), "now": .text(now.moment.time.text)])
    }
    if reading.isPaused { return say("standsStill") }
    if reading.phase == .waiting, let at = sheet.slot.at {
      return say("begins", ["time": .text(at.time.text)])
    }
    return ""
  }

  private var table: HTML {
    func line(_ key: String, _ allowed: Int, _ used: Int, _ overrun: Int) -> TableLine {
      TableLine([
        HTML(text: say(key)), HTML(text: Self.minutes(allowed)), HTML(text: Self.minutes(used)),
        overrun > 0 ? StatusMark(.bad, "+\(Self.minutes(overrun))").html : "–",
      ])
    }
    var rows: [TableLine] = []
    if sheet.clock.talkAllowed > 0 {
      rows.append(line("talk", sheet.clock.talkAllowed, reading.talk, reading.talkOverrun))
    }
    if sheet.clock.questionsAllowed > 0 {
      rows.append(
        line(
          "questions", sheet.clock.questionsAllowed, reading.questions, reading.questionsOverrun))
    }
    if reading.paused > 0 {
      rows.append(
        TableLine([HTML(text: say("pauses")), "–", HTML(text: Self.minutes(reading.paused)), "–"]))
    }
    return DataTable(
      view.words, id: "clock-table",
      caption: say("table", ["time": .text(now.moment.time.text)]),
      columns: [
        TableColumn(say("phase"), isRowHeader: true), TableColumn(say("allowed"), .number),
        TableColumn(say("used"), .number), TableColumn(say("overrun.short"), .number),
      ], rows: rows
    ).html
  }

  /// What can be pressed now, for who sits; the next step first.
  private var buttons: HTML {
    guard let juror = view.reader.juror, sheet.slot.openedAt != nil,
      view.dossier.sitting(at: sheet.slot).contains(juror)
    else { return .empty }
    let presses: [(verb: String, look: ButtonLook, icon: String)] =
      switch reading.phase {
      case .waiting: [("start", .primary, "clock"), ("question", .quiet, "chat")]
      case .talk:
        reading.isPaused
          ? [("resume", .primary, "clock"), ("stop", .quiet, "check")]
          : [("question", .primary, "chat"), ("pause", .plain, "clock"), ("stop", .quiet, "check")]
      case .questions:
        reading.isPaused
          ? [("resume", .primary, "clock"), ("stop", .quiet, "check")]
          : [("stop", .primary, "check"), ("pause", .plain, "clock")]
      case .over: []
      }
    let forms = presses.map { press in
      PostForm(
        view, to: view.to.verb(Slot.kind, sheet.slot.id.text, "slot.\(press.verb)"),
        version: view.examined.told, back: DefenceBoard.address(sheet.slot, view),
        id: "clock-\(press.verb)", look: .inline,
        Button(view.say("verb.slot.\(press.verb).label"), press.look, icon: press.icon).html
      ).html
    }
    return
      "<div class=\"cluster print-hidden clock-buttons\" data-clock-buttons>\(forms.joined())</div>"
  }

  // MARK: - For scripts

  var plain: Plain {
    func number(_ key: String, _ value: Int) -> Plain.Entry {
      Plain.Entry(key: key, value: .number(String(value)))
    }
    return .map([
      Plain.Entry(key: "phase", value: .text(reading.phase.rawValue)),
      Plain.Entry(key: "isPaused", value: .flag(reading.isPaused)),
      number("now", now.count),
      Plain.Entry(key: "left", value: reading.left.map { .number(String($0)) } ?? .none),
      number("talk", reading.talk), number("talkAllowed", sheet.clock.talkAllowed),
      number("questions", reading.questions),
      number("questionsAllowed", sheet.clock.questionsAllowed), number("paused", reading.paused),
      number("presses", sheet.slot.clock.count),
    ])
  }

  /// `18:05`; hours stay minutes, as a defence counts them.
  static func minutes(_ seconds: Int) -> String {
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
