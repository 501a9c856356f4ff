internal import SextantModel

/// The reference page of roles: what each may do and see, and which fields are personal or
/// confidential.
struct AccessPage {
  let french: Catalogue
  let english: Catalogue

  func source(_ notice: String) -> SourceText {
    let lines =
      [
        notice, "", "# Roles – Rôles", "",
        "What each role may do; what is not ticked is not allowed.",
        "A guest also comments and edits where the share of their organisation says so.", "",
      ] + table() + [""] + roles() + fields()
    return SourceText(path: "access.md", text: lines.joined(separator: "\n") + "\n")
  }

  private func table() -> [String] {
    let header = Role.allCases.map { english.text("role.\($0.rawValue)") }
    return [
      "| | \(header.joined(separator: " | ")) |", "|---|\(header.map { _ in "---|" }.joined())",
    ]
      + Permission.allCases.map { permission in
        let cells = Role.allCases.map { $0.may(permission) ? "✓" : "" }
        return "| \(english.text("permission.\(permission.rawValue)")) "
          + "| \(cells.joined(separator: " | ")) |"
      }
  }

  private func roles() -> [String] {
    Role.allCases.flatMap { role -> [String] in
      let key = "role.\(role.rawValue)"
      var lines = [
        "## \(english.text(key)) – \(french.text(key))", "", english.text("\(key).about"), "",
        french.text("\(key).about"), "",
      ]
      if Permission.allCases.contains(where: { $0.isOfRooms && role.may($0) }) {
        let rooms = Room.allCases.filter(role.rooms.contains)
          .map { english.text("room.\($0.rawValue)") }
        lines += ["Changes items in: \(rooms.joined(separator: ", ")).", ""]
      }
      return lines
    }
  }

  private func fields() -> [String] {
    ["## Personal and confidential fields – Champs personnels et confidentiels", ""]
      + ["| Item | Field | |", "|---|---|---|"]
      + (Registry.all.kinds).flatMap { rows(of: $0) }
  }

  private func rows<T: Item>(of type: T.Type) -> [String] {
    T.fields.map(\.card).filter { $0.isPersonal || $0.isConfidential }.map { field in
      let marks =
        (field.isPersonal ? [english.text("field.personal")] : [])
        + (field.isConfidential ? [english.text("field.confidential")] : [])
      return "| \(english.text("kind.\(T.kind.name)")) "
        + "| \(english.label(field: field.name, of: T.kind.name)) "
        + "| \(marks.joined(separator: ", ")) |"
    }
  }
}
