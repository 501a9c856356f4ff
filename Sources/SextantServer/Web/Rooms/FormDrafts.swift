import SextantModel

/// What one person has begun to write in a dossier: forms of new items, kept as they are typed.
struct FormDrafts: Sendable {
  let people: People
  let account: AccountID
  let dossier: String

  /// A form as it was left.
  struct Left: Sendable {
    let key: String
    let type: any Item.Type
    let entries: [(name: String, value: String)]
    let changed: Instant
  }

  /// What a form calls itself may become a draft's name.
  static func isKey(_ key: String) -> Bool {
    (1...100).contains(key.utf8.count)
      && key.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0)
      }
  }

  func keep(_ form: TypedEntries, as key: String, of kind: Kind) throws {
    let entries = form.all.filter { $0.name != "token" && $0.name != "do" }
    let text = entries.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }
      .joined(separator: "&")
    try people.drafts.keep(text, as: key, of: kind.name, by: account, in: dossier)
  }

  func discard(_ key: String) throws {
    try people.drafts.discard(key, of: account, in: dossier)
  }

  /// The latest first; a page shows itself without them where the database fails.
  func all() -> [Left] {
    let drafts = (try? people.drafts.list(of: account, in: dossier)) ?? []
    return drafts.compactMap { draft in
      guard let type = Registry.all.type(named: draft.kind) else { return nil }
      let form = FormEntries(urlEncoded: draft.text.utf8)
      return Left(key: draft.key, type: type, entries: form.entries, changed: draft.changed)
    }
  }

  func all(of type: any Item.Type) -> [Left] { all().filter { $0.type == type } }
}

extension FormDrafts.Left {
  /// Where it is taken up again.
  func address(_ to: Address) -> String { to.new(type.kind) + queryText([("draft", key)]) }

  /// What it says so far: the first text that was typed in it.
  func title(_ words: Catalogue) -> String {
    for field in FieldAccess.all(of: type) {
      switch field.card.shape {
      case .text, .longText: break
      default: continue
      }
      if let typed = entries.last(where: { $0.name == field.name })?.value, !trimmed(typed).isEmpty
      {
        return shortened(trimmed(typed), to: 80)
      }
    }
    return words.text("unsent.untitled")
  }

  /// A line that leads back to it, with a button that throws it away.
  func line(_ view: View, back: String) -> HTML {
    let kind = type.kind
    let when = view.words.write(.moment(localMoment(changed)))
    let title = title(view.words)
    let drop = PostForm(
      view, to: view.to.list(kind), back: back, once: key, look: .bare,
      """
      <button class="button quiet" type="submit" name="do" value="discard">\(view.say("unsent.discard"))\
      <span class="visually-hidden"> \(title)</span></button>
      """)
    return """
      <span><a href="\(address(view.to))">\(title)</a> \
      <span class="muted small">\(view.say("kind.\(kind.name)")) · \(when)</span></span>\(drop)
      """
  }
}

/// What the buttons of a form do that keep it unsent, or throw it away.
enum DraftActs {
  /// - Returns: `nil` where no such button was used.
  static func answer(_ type: any Item.Type, _ act: Act) -> Answer? {
    let what = act.form.last("do")
    guard what == "draft" || what == "discard" else { return nil }
    guard let drafts = act.drafts, let key = act.form.last("once"), FormDrafts.isKey(key) else {
      return act.refused("unsent.refused")
    }
    do {
      if what == "discard" {
        try drafts.discard(key)
        return .seeOther(act.next(act.view.to.list(type.kind)), notice: Message("unsent.discarded"))
      }
      guard FormPage.isEditable(type.kind), Scene(act).mayAdd(type.kind) else {
        return act.refused("rooms.refused.edit")
      }
      // Sent meanwhile: there is nothing left to keep.
      if act.seen.address(for: key, of: act.author) == nil {
        try drafts.keep(act.form, as: key, of: type.kind)
      }
      if act.wantsJSON {
        return .json(status: 200, .map([.init(key: "draft", value: .text(key))]))
      }
      return .seeOther(
        act.view.to.new(type.kind) + queryText([("draft", key)]), notice: Message("unsent.kept"))
    } catch let error as HouseError {
      return act.failed(.house(error), keeping: CreateItem.page(type, act.form, [], act))
    } catch {
      return act.refused("rooms.refused.busy")
    }
  }
}
