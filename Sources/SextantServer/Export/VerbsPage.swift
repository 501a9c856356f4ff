internal import SextantModel

/// The reference page of verbs: by room, what each does, asks for, governs and refuses.
struct VerbsPage {
  let french: Catalogue
  let english: Catalogue

  func source(_ notice: String) -> SourceText {
    var lines = [
      notice, "", "# Verbs – Verbes", "",
      "\(Verbs.all.count) changes of state, by room.",
      "A field that a verb governs changes by verbs alone; forms show it and do not edit it.",
      "Fields in brackets may stay empty. Every verb also refuses while a field it needs is empty.",
      "",
    ]
    var room: Room?
    for verb in Verbs.all {
      let card = verb.card
      if card.kind.room != room {
        room = card.kind.room
        let key = "room.\(card.kind.room.rawValue)"
        lines += ["## \(english.text(key)) – \(french.text(key))", ""]
      }
      lines += entry(of: card)
    }
    return SourceText(path: "verbs.md", text: lines.joined(separator: "\n"))
  }

  private func entry(of card: VerbCard) -> [String] {
    var lines = [
      "### `\(card.name)`", "",
      "**\(english.say(card.label))** – \(french.say(card.label))", "",
      "- On: \(page(of: card.kind)).",
      "- Why: \(english.say(card.why))",
    ]
    if !card.asks.isEmpty {
      let asked = card.asks.map { asked in
        asked.isRequired ? "`\(asked.field.name)`" : "[`\(asked.field.name)`]"
      }
      lines.append("- Asks for: \(asked.joined(separator: ", ")).")
    }
    if !card.governs.isEmpty {
      lines.append("- Governs: \(card.governs.map { "`\($0)`" }.joined(separator: ", ")).")
    }
    let needs = [
      (card.isApproval, "someone who may approve"), (card.needsReason, "a written reason"),
      (card.needsPerson, "an account linked to a person of the dossier"),
    ].filter(\.0).map(\.1)
    if !needs.isEmpty { lines.append("- Needs: \(needs.joined(separator: ", ")).") }
    for refusal in card.refusals {
      lines.append(
        "- Refuses `\(refusal)`: \(english.text(card.key(refusal))) "
          + english.text("\(card.key(refusal)).remedy"))
    }
    return lines + [""]
  }

  private func page(of kind: Kind) -> String {
    "[\(english.text("kind.\(kind.name)"))](kinds/\(kind.name).md)"
  }
}
