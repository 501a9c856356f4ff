import SextantModel

/// What belongs in a list that holds nothing yet, why it counts, and the button to begin.
enum EmptyList {
  static func html(_ type: any Item.Type, _ view: View) -> HTML {
    let kind = type.kind
    let name = view.say("kind.\(kind.name)")
    let criteria = WhyItCounts(view).list(FormAside.criteria(showing: kind, view))
    let required = FieldAccess.all(of: type).filter(\.card.isRequired).map {
      view.words.label(field: $0.name, of: kind.name)
    }
    let example =
      required.isEmpty
      ? nil
      : view.say("rooms.empty.required", ["fields": .text(required.joined(separator: ", "))])
    let action =
      view.reader.mayAdd(kind) && FormPage.isEditable(kind)
      ? LinkButton(
        view.say("rooms.add", ["kind": .text(name)]), to: view.to.new(kind), .primary, icon: "add"
      ).html + (kind.form == .single ? .empty : ListTools.importing(kind, view)) : .empty
    return EmptyState(
      title: view.say("rooms.empty.title"), text: view.say("kind.\(kind.name).about"),
      criteria: criteria, example: example, action: action
    ).html
  }
}
