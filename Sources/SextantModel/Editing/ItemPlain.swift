internal import SextantKernels

extension Item {
  /// The item as plain data: its id first where its kind has ids of its own, then the fields that
  /// say something, in the order of the kind's list.
  ///
  /// Written by `JSONText.compact` this is the form in which an item is kept and compared.
  public var plain: Plain {
    let id = Plain.Entry(key: "id", value: .text(id.text))
    return .map((Self.kind.form == .list ? [id] : []) + DossierWriter.entries(self))
  }

  /// The canonical text of the item: one line of JSON, the same for equal items.
  public var compactText: String { JSONText.compact(plain) }
}

/// An item read from its canonical text, exactly as it was written; `nil` for what is no item of
/// the kind. Fields that the kind no longer has, or no longer reads, are left out.
public func readItem(_ type: any Item.Type, compact text: [UInt8]) -> (any Item)? {
  readOpened(type, text)
}

private func readOpened<T: Item>(_ type: T.Type, _ text: [UInt8]) -> (any Item)? {
  let tree = TextTree(parsing: text)
  guard tree.nodes[0].shape == .map else { return nil }
  var reader = FieldReader(tree)
  var item = T()
  switch T.kind.form {
  case .list:
    guard let id = reader.identifier(in: 0) else { return nil }
    item.id = ID(id)
    reader.fill(&item, from: 0, fields: T.fields, knownElsewhere: ["id"])
  case .single:
    reader.fill(&item, from: 0, fields: T.fields, knownElsewhere: ["id"])
  case .series:
    reader.fill(&item, from: 0, fields: T.fields, knownElsewhere: ["id"])
    item.id = ID(DossierReader.seriesID(item, DossierReader.keyFields(type)))
  }
  return item
}
