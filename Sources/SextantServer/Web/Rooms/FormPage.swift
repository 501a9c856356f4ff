import SextantModel

/// The page on which an item is filled in.
enum FormPage {
  /// The form of a new item. Fields named in the address are filled already; `like` names an item
  /// to begin from.
  static func new(_ type: any Item.Type, _ view: View, _ drafts: FormDrafts? = nil) -> Answer {
    guard view.reader.mayAdd(type.kind), isEditable(type.kind) else {
      return .refused(Message("rooms.refused.edit"))
    }
    if type.kind.form == .single, let item = singleItem(type, in: view.dossier) {
      return .page(page(edit(item, view), view))
    }
    var item = blankItem(type)
    if let like = view.asked("like"), let other = view.dossier.item(like),
      Swift.type(of: other) == type
    {
      item = other
    }
    let names = Set(FieldAccess.all(of: type).map(\.name))
    let given = view.query.filter { entry in
      names.contains(String(entry.name.prefix { $0 != "." }))
    }
    var form = ItemForm(view: view, type: type, item: item, isNew: true)
    if !given.isEmpty { form.typed = TypedEntries(given) }
    form.suggestedID = view.dossier.suggestedID(for: type.kind)
    form.once = onceKey()
    form.back = safeBack(view.asked("back"), view)
    form.keepsDraft = drafts != nil
    var left = drafts?.all(of: type) ?? []
    if let key = view.asked("draft"), let place = left.firstIndex(where: { $0.key == key }) {
      let draft = left.remove(at: place)
      form.typed = TypedEntries(draft.entries)
      form.once = draft.key
      form.suggestedID = form.typed?.last("suggested") ?? form.suggestedID
      form.back = safeBack(form.typed?.last("back"), view)
    }
    form.drafts = left
    return .page(page(form, view))
  }

  static func edit(_ item: any Item, version: Int, _ view: View) -> Answer {
    guard view.reader.mayEditItem(item), isEditable(type(of: item).kind) else {
      return .refused(Message("rooms.refused.edit"))
    }
    var form = edit(item, view)
    form.version = version
    return .page(page(form, view))
  }

  private static func edit(_ item: any Item, _ view: View) -> ItemForm {
    var form = ItemForm(view: view, type: type(of: item), item: item, isNew: false)
    form.back = safeBack(view.asked("back"), view)
    return form
  }

  /// A form on its page.
  static func page(_ form: ItemForm, _ view: View, status: Int = 200) -> Page {
    let kind = form.type.kind
    let shown = ShownValue(view)
    let name = view.say("kind.\(kind.name)")
    let title =
      form.isNew
      ? view.say("rooms.form.new", ["kind": .text(name)])
      : view.say("rooms.form.edit", ["name": .text(shortened(shown.name(of: form.item), to: 80))])
    var page = Page(title: title, main: form.html)
    page.lead = view.say("kind.\(kind.name).about")
    page.room = view.room(of: kind)
    page.trail = trail(to: kind, view)
    if !form.isNew {
      page.trail.append((shown.name(of: form.item), view.to.item(form.item)))
      page.aside = FormAside.html(form.item, view)
    } else {
      page.aside = FormAside.why(kind, view)
    }
    page.status = status
    return page
  }

  /// Comments are written where they belong, marks and what has the force of law by their acts, not
  /// by a form of their own.
  static func isEditable(_ kind: Kind) -> Bool {
    kind.name != Comment.kind.name && kind.name != SextantModel.Mark.kind.name
      && !Role.writtenByActs.contains(kind.name)
  }

}

/// Something no other form bears.
func onceKey() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }

/// The room and the list that an item stands in.
func trail(to kind: Kind, _ view: View) -> [(name: String, address: String)] {
  let place = view.room(of: kind)
  let room = (view.say("room.\(place.rawValue)"), view.to.room(place))
  if kind.form == .single { return [room] }
  return [room, (view.say("kind.\(kind.name).plural"), view.to.list(kind))]
}

/// An address to go back to, where it is one of this dossier's.
func safeBack(_ address: String?, _ view: View) -> String? {
  guard let address, address == view.to.today || address.hasPrefix(view.to.today + "/"),
    address.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }),
    address.utf8.count < 2000
  else { return nil }
  return address
}
