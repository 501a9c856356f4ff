import SextantModel

/// Written work read twice: what was drawn and how it can be proved, each piece under its code, and
/// the reader's own sheet.
enum DoubleMarkingBoard: Board {
  static let name = "double-marking"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [BlindPiece.self, MarkingDraw.self, BlindMark.self]
  static let isPersonal = true

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["session", "piece"])
    let sessions = view.all(JurySession.self)
    guard
      let (session, tabs) = look.chosen(
        "session", of: sessions,
        first: sessions.first { session in
          view.all(BlindPiece.self).contains { $0.session == session.id }
        }, label: "board.double-marking.which")
    else {
      return look.empty(
        checks: [], action: look.addButton(JurySession.self, "board.double-marking.addSession"))
    }
    switch SessionFrame.frame(of: session, in: view.dossier, view.library) {
    case .failure(let fault): return "\(tabs)\(look.faultNote(fault, session))"
    case .success(let frame):
      let picture = DoubleMarkingPicture(look: look, session: session, frame: frame)
      if let piece = view.all(BlindPiece.self).first(where: {
        $0.id.text == look.choice("piece") && $0.session == session.id
      }) {
        return BlindSheet(look: look, session: session, frame: frame, piece: piece).html
      }
      return "\(tabs)\(picture.html)"
    }
  }
}

private struct DoubleMarkingPicture: BoardPicture {
  let look: BoardLook
  let session: JurySession
  let frame: DeliberationFrame
  private let sources: BlindReading.Sources
  /// By piece, how many criteria its reader has handed in.
  private let handedIn: [ID<BlindPiece>: Int]

  init(look: BoardLook, session: JurySession, frame: DeliberationFrame) {
    (self.look, self.session, self.frame) = (look, session, frame)
    sources = BlindReading.Sources(look.view.dossier)
    var handedIn: [ID<BlindPiece>: Int] = [:]
    for mark in look.view.all(BlindMark.self)
    where mark.juror == look.view.reader.juror && mark.submittedAt != nil {
      if let piece = mark.piece { handedIn[piece, default: 0] += 1 }
    }
    self.handedIn = handedIn
  }

  private var juror: ID<JuryMember>? { view.reader.juror }

  private var pieces: [BlindPiece] {
    view.all(BlindPiece.self).filter { $0.session == session.id }.sorted { $0.code < $1.code }
  }

  var html: HTML {
    let pieces = pieces
    return """
      <div class="stack" data-live="double-marking">\(look.heading(session, [share]))\(own(pieces))\
      \(bare(pieces))\(table(pieces))</div>\(juror == nil ? draws : .empty)
      """
  }

  private var share: HTML {
    HTML(
      text: frame.rules.secondMarking.map { say("share", ["share": .share($0)]) } ?? say("noShare"))
  }

  /// What this reader has to read.
  private func own(_ pieces: [BlindPiece]) -> HTML {
    guard let juror else { return .empty }
    let mine = pieces.filter { $0.settledOn == nil && ($0.second == juror || $0.third == juror) }
    guard !mine.isEmpty else { return .empty }
    let items = mine.map { piece -> HTML in
      let reading = BlindReading(piece, sources, frame)
      let done = handedIn[piece.id] ?? 0
      let text = say(
        "own.progress", ["done": .integer(done), "all": .integer(reading.lines.count)])
      return """
        <li><a href="\(look.address("piece", piece.id.text))">\(piece.code)</a> · \
        \(piece.assessment) · \(text)</li>
        """
    }
    return Notice(
      .neutral, "<ul>\(items.joined())</ul>" as HTML, title: say("own"), isStatus: false
    ).html
  }

  /// Pieces that were drawn and of which nobody has anything to read.
  private func bare(_ pieces: [BlindPiece]) -> HTML {
    let bare = pieces.filter(\.isBare)
    guard !bare.isEmpty else { return .empty }
    let shown = bare.prefix(20).map { piece -> HTML in
      let add = look.editLink(piece, say("bare.add"))
      return "<li>\(piece.code) · \(piece.assessment) \(add)</li>"
    }
    let left = bare.count - shown.count
    let more: HTML =
      left > 0 ? "<p class=\"muted\">\(say("bare.more", ["count": .integer(left)]))</p>" : .empty
    let how = HTML(text: say(juror == nil ? "bare.how" : "bare.ask"))
    return Notice(
      .watch, "<p>\(how)</p><ul>\(shown.joined())</ul>\(more)" as HTML,
      title: say("bare", ["count": .integer(bare.count)]), isStatus: false
    ).html
  }

  private func table(_ pieces: [BlindPiece]) -> HTML {
    guard !pieces.isEmpty else {
      return EmptyState(
        title: say("emptyTitle"), text: say("empty"), example: say("example"),
        action: juror == nil
          ? look.addButton(MarkingDraw.self, "board.double-marking.addDraw") : .empty
      ).html
    }
    let rows = pieces.map { piece -> TableLine in
      let link: HTML = "<a href=\"\(look.address("piece", piece.id.text))\">\(piece.code)</a>"
      return TableLine(
        [
          link,
          HTML(text: piece.assessment), person(piece.second), person(piece.third), state(piece),
        ], id: piece.id.text)
    }
    return DataTable(
      words, id: "pieces", caption: say("caption"),
      columns: [
        TableColumn(say("code"), isRowHeader: true), TableColumn(say("assessment")),
        TableColumn(say("second")), TableColumn(say("third")), TableColumn(say("stateOf")),
      ], rows: rows
    ).html
  }

  private func person(_ juror: ID<JuryMember>?) -> HTML {
    HTML(text: juror.map { view.find($0)?.name ?? $0.text } ?? "–")
  }

  private func state(_ piece: BlindPiece) -> HTML {
    let state = PieceState(piece, view, sources, frame)
    let said = StatusMark(state.mark, say("state.\(state.rawValue)")).html
    return piece.isBare ? "\(said) \(StatusMark(.watch, say("bare.one")))" : said
  }

  // MARK: - Draws

  private var draws: HTML {
    let draws = view.all(MarkingDraw.self).filter { $0.session == session.id }
    // Without one the empty state says it all.
    if draws.isEmpty { return .empty }
    let items = draws.map { draw -> HTML in
      guard let at = draw.drawnAt else {
        let button: HTML =
          view.reader.mayUseVerbs(MarkingDraw.kind)
          ? look.verbButton("markingDraw.draw", on: draw) : .empty
        let title: HTML = "<a href=\"\(view.to.item(draw))\">\(draw.assessment)</a>"
        let body: HTML = "<p>\(say("notDrawn"))</p>\(button)"
        return Box(title: title, body).html
      }
      let sample = draw.repeated(in: view.dossier)
      let stands = Set(
        view.all(BlindPiece.self).filter {
          $0.session == draw.session && $0.assessment == draw.assessment
        }.map(\.code))
      let isSame = Set(sample.drawn.map(\.code)) == stands
      let proof = say(isSame ? "proved" : "notProved", ["count": .integer(stands.count)])
      let drawn = say(
        "drawn",
        [
          "count": .integer(stands.count), "of": .integer(draw.among.count),
          "share": .share(draw.share ?? Share(0)), "at": .text(words.write(.moment(at))),
        ])
      let body: HTML = """
        <p>\(drawn)</p><p class="muted small">\(say("seed", ["seed": .text(draw.seed)]))</p>\
        <p>\(StatusMark(isSame ? .good : .watch, proof))</p>
        """
      let title: HTML = "<a href=\"\(view.to.item(draw))\">\(draw.assessment)</a>"
      return Box(title: title, mark: isSame ? .good : .watch, body).html
    }
    let add = look.addButton(
      MarkingDraw.self, "board.double-marking.addDraw", given: [("session", session.id.text)])
    return look.section(
      say("draws"),
      "<p class=\"muted\">\(say("draws.why"))</p><div class=\"grid-2\">\(items.joined())</div><p>\(add)</p>"
    )
  }
}

extension BlindPiece {
  /// Whether a second marker is asked to read it and finds nothing to be read.
  var isBare: Bool { settledOn == nil && evidence.isEmpty }
}

/// How far a piece is, as far as its reader can tell.
enum PieceState: String, CaseIterable, Sendable {
  case awaitsSecond, awaitsFirst, needsThird, awaitsThird, ready, settled, read

  /// - Parameter view: what a reader sees: levels may be under seal, then nothing of their distance.
  init(
    _ piece: BlindPiece, _ view: View, _ sources: BlindReading.Sources,
    _ frame: DeliberationFrame
  ) {
    let reading = BlindReading(piece, sources, frame)
    if view.reader.juror != nil, piece.settledOn == nil {
      // A juror sees their own reading alone.
      let own = [piece.second, piece.third].contains(view.reader.juror)
      let done = reading.lines.allSatisfy { line in
        (view.reader.juror == piece.second ? line.second : line.third) != nil
      }
      self = own && done ? .read : .awaitsSecond
      return
    }
    self = PieceState(rawValue: reading.state.rawValue) ?? .awaitsSecond
  }

  var mark: Mark {
    switch self {
    case .awaitsSecond, .awaitsFirst, .awaitsThird: .unknown
    case .needsThird: .watch
    case .ready, .read: .neutral
    case .settled: .good
    }
  }
}
