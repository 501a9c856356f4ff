internal import SextantKernels
import SextantModel

/// The brand on one page: what it is, believes and promises, how it speaks on each channel.
enum BrandPlatformBoard: Board {
  static let name = "brand-platform"
  static let room = Room.brand
  static let kinds: [any Item.Type] = [
    BrandPlatform.self, ChannelExpression.self, BrandGuide.self,
  ]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self)
    guard let platform = view.all(BrandPlatform.self).first else {
      return look.empty(
        checks: ["MAR01", "QUA02"],
        action: look.addButton(BrandPlatform.self, "board.brand-platform.add"))
    }
    return BrandPicture(look: look, platform: platform).html
  }
}

/// The platform's parts, the channels and the guide.
private struct BrandPicture: BoardPicture {
  let look: BoardLook
  let platform: BrandPlatform

  private var parts: [(field: String, text: String)] {
    [
      ("promise", platform.promise), ("identity", platform.identity), ("vision", platform.vision),
      ("values", platform.values), ("ambition", platform.ambition), ("story", platform.story),
    ]
  }

  var html: HTML {
    """
    \(look.sheetTabs)<div class="stack" data-live="brand">\(look.isTable ? table : picture)\
    \(need)\(look.section(say("channels"), channels))\(guide)</div>
    """
  }

  private var picture: HTML {
    let boxes = parts.map { part -> HTML in
      let body: HTML =
        part.text.isEmpty ? StatusMark(.watch, say("missing")).html : "<p>\(part.text)</p>"
      return Box(
        title: HTML(text: look.label(part.field, of: BrandPlatform.self)), level: 2,
        mark: part.field == "promise" ? .ours : .none, tools: edit(part.field),
        "\(body)\(notes(part.field))"
      ).html
    }
    return """
      <div class="brand-platform">\(boxes.first)<div class="grid-2">\
      \(boxes.dropFirst().dropLast().joined())</div>\(boxes.last)</div>
      """
  }

  private func edit(_ field: String) -> HTML {
    guard view.reader.mayEdit(BrandPlatform.kind) else { return .empty }
    let address = view.to.edit(BrandPlatform.kind, platform.id.text)
    return
      "<span class=\"print-hidden\">\(LinkButton(say("edit", ["part": .field(BrandPlatform.self, field)]), to: "\(address)#\(FormField.id(field))", .quiet, icon: "edit", hidesLabel: true))</span>"
  }

  private func notes(_ field: String) -> HTML {
    FindingsBadge(words, view.examined.findings(about: platform.id.text, field: field)).html
  }

  private var table: HTML {
    let rows = parts.map { part in
      TableLine([
        HTML(text: look.label(part.field, of: BrandPlatform.self)),
        part.text.isEmpty ? StatusMark(.watch, say("missing")).html : HTML(text: part.text),
        edit(part.field),
      ])
    }
    return DataTable(
      words, id: "platform-table", caption: view.label(BrandPlatform.self),
      columns: [
        TableColumn(say("part"), isRowHeader: true), TableColumn(say("said")),
        TableColumn(view.say("picture.column.change")),
      ], rows: rows
    ).html
  }

  /// Whom the promise is for, and the need it answers.
  private var need: HTML {
    var entries: [(term: String, HTML)] = []
    if !platform.promiseNeed.isEmpty {
      entries.append(
        (look.label("promiseNeed", of: BrandPlatform.self), HTML(text: platform.promiseNeed)))
    }
    if !platform.promisePersonas.isEmpty {
      entries.append(
        (
          look.label("promisePersonas", of: BrandPlatform.self),
          look.names(platform.promisePersonas.map(\.text))
        ))
    }
    return Definitions(entries).html
  }

  // MARK: - Channels

  /// The channel's name leads to what is said of it there.
  private func channel(_ expression: ChannelExpression) -> HTML {
    let name = view.find(expression.channel)?.name ?? expression.headline
    return """
      <a href="\(view.to.item(expression))">\(name)</a> \(look.badge(expression.id.text))
      """
  }

  private var channels: HTML {
    let expressions = view.all(ChannelExpression.self)
    let spoken = Set(expressions.compactMap(\.channel))
    let silent = view.all(Channel.self).filter { !spoken.contains($0.id) }
    func label(_ field: String) -> String { look.label(field, of: ChannelExpression.self) }
    let rows = expressions.map { expression in
      TableLine(
        [
          channel(expression),
          HTML(text: expression.tone), "<strong>\(expression.message)</strong>",
          expression.proof.isEmpty
            ? StatusMark(.watch, say("noProof")).html : HTML(text: expression.proof),
        ], id: expression.id.text)
    }
    let table: HTML =
      rows.isEmpty
      ? look.note(.watch, say("noExpression"))
      : DataTable(
        words, id: "expression-table", caption: say("channels"),
        columns: [
          TableColumn(label("channel"), isRowHeader: true), TableColumn(label("tone")),
          TableColumn(label("message")), TableColumn(label("proof")),
        ], rows: rows, hidesCaption: true
      ).html
    let gap: HTML =
      silent.isEmpty
      ? .empty
      : "<p>\(StatusMark(.watch, say("silent"))) \(look.names(silent.map(\.id.text)))</p>"
    let add = look.addButton(ChannelExpression.self, "board.brand-platform.addExpression")
    return "\(table)\(gap)<p class=\"print-hidden\">\(add)</p>"
  }

  // MARK: - Guide

  private var guide: HTML {
    guard let guide = view.all(BrandGuide.self).first else { return .empty }
    var entries: [(term: String, HTML)] = []
    func add(_ field: String, _ texts: [String]) {
      if texts.isEmpty { return }
      entries.append(
        (
          look.label(field, of: BrandGuide.self),
          "<ul>\(each: texts, { "<li>\($0)</li>" })</ul>"
        ))
    }
    add("fonts", guide.fonts)
    add("messages", guide.messages)
    add("forbiddenWords", guide.forbiddenWords)
    return look.section(
      say("guide", ["version": .text(guide.version)]),
      "\(palette(guide))\(pairs(guide))\(Definitions(entries))")
  }

  private func palette(_ guide: BrandGuide) -> HTML {
    guard !guide.palette.isEmpty else { return .empty }
    let swatches = guide.palette.map { entry -> HTML in
      let fill = Colour(hex: entry.colour) == nil ? "none" : entry.colour
      return """
        <li><svg viewBox="0 0 72 40" width="72" height="40" aria-hidden="true" focusable="false">\
        <rect width="71" height="39" x=".5" y=".5" rx="4" fill="\(fill)" class="swatch"/></svg>\
        <span>\(entry.name)<br><code class="small">\(entry.colour)</code></span></li>
        """
    }
    return "<ul class=\"cluster swatches\">\(swatches.joined())</ul>"
  }

  /// Every pair as it looks, with its contrast against what its use asks for.
  private func pairs(_ guide: BrandGuide) -> HTML {
    guard !guide.colourPairs.isEmpty else { return .empty }
    let rows = guide.colourPairs.map { pair in
      TableLine([
        HTML(text: pair.name), sample(pair), HTML(text: pair.usage.map { look.name($0) } ?? "–"),
        contrast(pair),
      ])
    }
    return DataTable(
      words, id: "pair-table", caption: look.label("colourPairs", of: BrandGuide.self),
      columns: [
        TableColumn(say("pair"), isRowHeader: true), TableColumn(say("sample")),
        TableColumn(say("usage")), TableColumn(say("contrast"), .mark),
      ], rows: rows
    ).html
  }

  private func sample(_ pair: ColourPair) -> HTML {
    guard Colour(hex: pair.foreground) != nil, Colour(hex: pair.background) != nil else {
      return "–"
    }
    return """
      <svg viewBox="0 0 84 30" width="84" height="30" aria-hidden="true" focusable="false">\
      <rect width="84" height="30" rx="4" fill="\(pair.background)"/>\
      <text x="42" y="20" text-anchor="middle" font-size="15" fill="\(pair.foreground)">Abc 123</text></svg>
      """
  }

  private func contrast(_ pair: ColourPair) -> HTML {
    guard let front = Colour(hex: pair.foreground), let back = Colour(hex: pair.background) else {
      return StatusMark(.unknown, say("noColour")).html
    }
    let ratio = front.contrast(with: back)
    let least = pair.usage == .text || pair.usage == nil ? 4.5 : 3
    let text = say(
      "ratio",
      ["ratio": .number(ratio, decimals: 2), "least": .number(least, decimals: 1)])
    return StatusMark(ratio >= least ? .good : .bad, text).html
  }
}
