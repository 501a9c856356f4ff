import SextantModel

/// The session that a board of an institution shows, with tabs over the others, and by what it
/// judges.
struct ShownSession {
  let session: SextantModel.Session
  let tabs: HTML
  /// `nil` where framework or rules are missing, or a frozen copy was altered.
  let law: SessionLaw?

  /// - Returns: `nil` where the institution has no session.
  init?(_ look: BoardLook) {
    let view = look.view
    let sessions = view.all(SextantModel.Session.self).sorted {
      ($0.start ?? Day(number: 0)) > ($1.start ?? Day(number: 0))
    }
    let ahead = sessions.last { ($0.end ?? $0.start).map { $0 >= view.today } ?? true }
    guard
      let chosen = look.chosen(
        "session", of: sessions, first: ahead ?? sessions.first, label: "jury.sessions")
    else { return nil }
    session = chosen.item
    tabs = chosen.tabs
    law = SessionLaw(of: chosen.item, in: view.dossier, library: view.library)
  }
}

extension BoardLook {
  /// What the board says where there is no session yet.
  var withoutSession: HTML {
    EmptyState(
      title: view.say("board.\(board).emptyTitle"), text: view.say("board.\(board).empty"),
      example: view.say("board.\(board).example"),
      action: addButton(SextantModel.Session.self, "jury.addSession")
    ).html
  }

  /// The style of measures and drawings, for a board without two looks.
  var styles: HTML {
    """
    <link rel="stylesheet" href="/boards/sheets.css"><link rel="stylesheet" href="/boards/pictures.css">
    """
  }

  /// A link to the form of a new item that comes back here, for who may add one.
  func addLink(
    _ type: any Item.Type, _ text: String, given: [(name: String, value: String)] = []
  ) -> HTML {
    guard view.reader.mayAdd(type.kind) else { return .empty }
    let query = (given + [("back", here)]).map { "\($0.name)=\(percentEncoded($0.value))" }
    return LinkButton(
      text, to: "\(view.to.new(type.kind))?\(query.joined(separator: "&"))", icon: "add"
    ).html
  }

  /// A link to the form of an item that comes back here, for who may change it.
  func editLink(_ item: any Item, _ text: String) -> HTML {
    guard view.reader.mayEditItem(item) else { return .empty }
    let address = view.to.edit(type(of: item).kind, item.idText)
    return LinkButton(
      text, to: "\(address)?back=\(percentEncoded(here))", .quiet, icon: "edit"
    ).html
  }

  /// Verbs of an item, each as a button or with what stands in its way.
  func verbs(_ names: [String], of item: any Item) -> HTML {
    VerbForms.html(names, of: item, back: here, view)
  }
}

extension SextantModel.Candidate {
  /// The address of a candidate's own place on the board.
  static func anchor(_ id: ID<SextantModel.Candidate>) -> String {
    "candidate-\(markupID(id.text))"
  }
}
