import SextantModel

/// The fields of a form, put together by what they are about: what the item is, in words, what it
/// points to, its small tables.
struct FormGroup: Sendable {
  /// The key of its title.
  let title: String
  let fields: [FieldAccess]

  /// Few fields need no titles: one group without.
  static func all(of kind: Kind, _ fields: [FieldAccess]) -> [FormGroup] {
    if kind.name == "parameters" { return thresholds(fields) }
    guard fields.count > 6 else { return [FormGroup(title: "", fields: fields)] }
    var essential: [FieldAccess] = []
    var texts: [FieldAccess] = []
    var links: [FieldAccess] = []
    var tables: [FieldAccess] = []
    for (place, field) in fields.enumerated() {
      switch field.card.shape {
      // The first text says what the item is, however long.
      case _ where place == 0 || field.card.isRequired: essential.append(field)
      case .longText, .list(.text), .list(.longText): texts.append(field)
      case .link, .list(.link): links.append(field)
      case .rows: tables.append(field)
      default: essential.append(field)
      }
    }
    return [
      ("rooms.form.essential", essential), ("rooms.form.texts", texts),
      ("rooms.form.links", links), ("rooms.form.tables", tables),
    ].compactMap { $0.1.isEmpty ? nil : FormGroup(title: $0.0, fields: $0.1) }
  }

  /// The house's thresholds, by the room whose checks use them.
  private static func thresholds(_ fields: [FieldAccess]) -> [FormGroup] {
    var rooms: [String: Room] = [:]
    for check in allChecks {
      let room = Room.allCases.first { $0.instrument == String(check.card.code.prefix(3)) }
      for name in check.card.parameters where rooms[name] == nil { rooms[name] = room }
    }
    let general = fields.filter { rooms[$0.name] == nil }
    let byRoom = Room.allCases.map { room in
      FormGroup(
        title: "room.\(room.rawValue)", fields: fields.filter { rooms[$0.name] == room })
    }
    return (byRoom + [FormGroup(title: "rooms.form.general", fields: general)])
      .filter { !$0.fields.isEmpty }
  }
}
