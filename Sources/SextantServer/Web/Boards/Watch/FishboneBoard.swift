import SextantModel

/// The causes of an effect by family, as a fishbone.
enum FishboneBoard: RiskBoard {
  static let method = RiskMethod.ishikawa
  static let name = "fishbone"
  static let room = Room.watch
  static let kinds: [any Item.Type] = [RiskItem.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self)
    let risks = RiskLook(look: look)
    let fishbones = Fishbone.all(view.all(RiskItem.self))
    let others = OtherRisks(Self.self, risks, placing: [.ishikawa])
    guard !fishbones.isEmpty else {
      let empty = look.empty(
        checks: ["VEI05"],
        action: look.addButton(
          RiskItem.self, "picture.addCause", given: [("method", "ishikawa")]))
      return "\(risks.methods)\(empty)\(others.html)"
    }
    let pictures = fishbones.enumerated().map { number, fishbone in
      FishbonePicture(risks: risks, fishbone: fishbone, number: number + 1).html
    }
    return "\(risks.methods)\(look.tabs)\(pictures.joined())\(others.html)"
  }

  /// The family, and the effect: one that is shown already, or the risk's own.
  static func placing(_ risk: RiskItem, _ risks: RiskLook) -> HTML {
    let (view, words) = (risks.view, risks.view.words)
    guard view.reader.mayEdit(RiskItem.kind) else { return .empty }
    var effects = Fishbone.all(view.all(RiskItem.self)).map(\.effect).filter { !$0.isEmpty }
    if !risk.effect.isEmpty, !effects.contains(risk.effect) { effects.append(risk.effect) }
    let scope = "place-\(markupID(risk.id.text))"
    let effect: FieldControl =
      effects.isEmpty
      ? .text("") : .choice(effects[0], effects.map { ChoiceOption($0, $0) })
    let fields: HTML = """
      <input type="hidden" name="method" value="ishikawa">\
      \(FormField(words, "branch", label: risks.label("branch"), .choice("", branches(view)), scope: scope))\
      \(FormField(words, "effect", label: risks.label("effect"), effect, scope: scope))\
      \(Button(view.say("picture.set"), icon: "check"))
      """
    let form = PostForm(
      view, to: view.to.set(RiskItem.kind, risk.id.text), version: risks.look.version,
      back: risks.look.here, fields)
    return """
      <div class="print-hidden">\(Disclosure(view.say("risks.placeCause"), form.html))</div>
      """
  }

  static func branches(_ view: View) -> [ChoiceOption] {
    FishboneBranch.allCases.map { ChoiceOption($0.rawValue, capitalised(view.label($0))) }
  }
}

/// One effect and its causes on the board.
private struct FishbonePicture {
  let risks: RiskLook
  let fishbone: Fishbone
  /// Its place on the page.
  let number: Int

  private var view: View { risks.view }

  private var title: String {
    fishbone.effect.isEmpty ? view.say("picture.noEffect") : fishbone.effect
  }

  var html: HTML {
    """
    <div class="stack" data-live="fishbone-\(number)">\(risks.look.isTable ? table.html : picture)\
    \(moves)\(unplaced)</div>\(addForm)
    """
  }

  private var picture: HTML {
    let summary = view.say(
      "picture.fishboneSummary",
      [
        "count": .integer(fishbone.count),
        "families": .integer(fishbone.bones.count { !$0.causes.isEmpty }),
      ])
    return ChartFrame(
      view.words, id: "fishbone-\(number)", title: title, summary: summary,
      drawing: drawing(summary), table: table
    ).html
  }

  private func drawing(_ summary: String) -> HTML {
    let layout = FishboneDrawing(fishbone)
    let spine = layout.spine
    let effect = DrawnText(title, width: 18, lines: 5)
    let top = spine - Double(effect.lines.count - 1) * 8 + 5
    let tall = Double(effect.lines.count) * 16 + 40
    let content: HTML = """
      <line class="spine" x1="24" y1="\(coordinate(spine))" x2="786" y2="\(coordinate(spine))"/>\
      <path class="spine-head" d="M786 \(coordinate(spine - 9))L804 \(coordinate(spine))L786 \(coordinate(spine + 9))Z"/>\
      <rect class="effect" x="804" y="\(coordinate(spine - tall / 2))" width="182" height="\(coordinate(tall))" rx="6"/>\
      \(effect.markup(x: 895, y: top, step: 16, anchor: "middle", style: "label strong"))\
      \(each: layout.bones, bone)
      """
    return Drawing(
      width: layout.width, height: layout.height, title: title, holdsLinks: true,
      className: "fishbone",
      content
    ).html
  }

  private func bone(_ bone: FishboneDrawing.Bone) -> HTML {
    let name = capitalised(view.label(bone.branch))
    let nameY = bone.isAbove ? bone.head.y - 10 : bone.head.y + 22
    return """
      <line class="bone" x1="\(coordinate(bone.head.x))" y1="\(coordinate(bone.head.y))" \
      x2="\(coordinate(bone.foot.x))" y2="\(coordinate(bone.foot.y))"/>\
      <text class="label strong" x="\(coordinate(bone.head.x))" y="\(coordinate(nameY))" text-anchor="middle">\
      \(name)</text>\(each: bone.causes, { cause($0, isAbove: bone.isAbove) })
      """
  }

  private func cause(_ cause: FishboneDrawing.Cause, isAbove: Bool) -> HTML {
    let left = cause.x - FishboneDrawing.twig
    // Above the spine the bone leans over what stands on the twig.
    let end = cause.x - (isAbove ? 22 : 10)
    let y = cause.y - 6 - Double(cause.lines.lines.count - 1) * 14
    return """
      <line class="twig" x1="\(coordinate(left))" y1="\(coordinate(cause.y))" x2="\(coordinate(cause.x))" \
      y2="\(coordinate(cause.y))"/><a href="\(view.to.item(cause.risk))">\
      \(cause.lines.markup(x: end, y: y, step: 14, anchor: "end", style: "tick"))</a>
      """
  }

  private var table: DataTable {
    let rows = fishbone.bones.flatMap { bone in
      bone.causes.map { risk in
        TableLine([
          HTML(text: capitalised(view.label(bone.branch))), risks.link(risk),
          risk.subjects.isEmpty
            ? StatusMark(.watch, view.say("picture.unbacked")).html
            : risks.look.links(risk.subjects.map(\.text)),
          risks.owner(risk),
        ])
      }
    }
    return DataTable(
      view.words, id: "fishbone-table-\(number)", caption: title,
      columns: [
        TableColumn(risks.label("branch")), TableColumn(risks.label("label"), isRowHeader: true),
        TableColumn(risks.label("subjects")), TableColumn(risks.label("owner")),
      ], rows: rows)
  }

  // MARK: - Moves

  private var branches: [ChoiceOption] { FishboneBoard.branches(view) }

  private func move(_ risk: RiskItem) -> HTML {
    MoveForm(
      view, item: risk.id.text, to: view.to.set(RiskItem.kind, risk.id.text), field: "branch",
      options: branches, current: risk.branch?.rawValue ?? "", version: risks.look.version,
      back: risks.look.here, label: view.say("picture.moveTo")
    ).html
  }

  /// Each cause under its family, to be moved to another.
  private var moves: HTML {
    guard view.reader.mayEdit(RiskItem.kind) else { return .empty }
    let zones = fishbone.bones.map { bone in
      let name = capitalised(view.label(bone.branch))
      let causes: HTML = """
        <ul class="stack board-list">\(each: bone.causes, { risk in
          "<li>\(Movable(id: risk.id.text, label: risk.label, "<p>\(risk.label)</p>\(move(risk))"))</li>"
        })</ul>
        """
      return MoveZone(
        field: "branch", value: bone.branch.rawValue, label: name, count: bone.causes.count,
        level: 2, bone.causes.isEmpty ? .empty : causes
      ).html
    }
    return """
      <div class="print-hidden">\
      \(Disclosure(view.say("picture.moveCauses"), "<div class=\"grid-3\">\(zones.joined())</div>"))\
      </div>
      """
  }

  private var unplaced: HTML {
    guard !fishbone.unplaced.isEmpty else { return .empty }
    return """
      <section class="stack"><h2>\(view.say("picture.noFamily")) \
      <span class="count">\(fishbone.unplaced.count)</span></h2>\
      <ul class="stack">\(each: fishbone.unplaced, { "<li class=\"stack\"><p>\(risks.link($0))</p>\(move($0))</li>" })\
      </ul></section>
      """
  }

  private var addForm: HTML {
    guard view.reader.mayEdit(RiskItem.kind) else { return .empty }
    let words = view.words
    let fields: HTML = """
      <input type="hidden" name="method" value="ishikawa">\
      <input type="hidden" name="effect" value="\(fishbone.effect)">\
      \(FormField(words, "label", label: view.say("picture.newRisk.ishikawa"), .text(""), scope: "add-\(number)"))\
      \(FormField(words, "branch", label: risks.label("branch"), .choice("", branches), scope: "add-\(number)"))\
      \(Button(view.say("picture.add"), .primary, icon: "add"))
      """
    let form = PostForm(
      view, to: view.to.list(RiskItem.kind), back: risks.look.here, once: onceKey(), look: .inline,
      fields)
    return "<div class=\"print-hidden\">\(form)</div>"
  }
}
