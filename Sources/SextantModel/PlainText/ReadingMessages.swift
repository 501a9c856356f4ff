extension ReadingProblem.What {
  /// The problem as a sentence of the catalogues: `reading.<name>`, with `.remedy` beside it.
  var message: Message {
    switch self {
    case .listWhereOneValue: Message("reading.listWhereOneValue")
    case .valueWhereKeys: Message("reading.valueWhereKeys")
    case .valueWhereList: Message("reading.valueWhereList")
    case .badScalar(let error, let written):
      switch error {
      case .unknownChoice(let allowed):
        if let near = nearestWord(to: written, in: allowed) {
          Message(
            "reading.unknownChoice.near",
            ["written": .text(written), "near": .text(near), "allowed": .texts(allowed)])
        } else {
          Message(
            "reading.unknownChoice", ["written": .text(written), "allowed": .texts(allowed)])
        }
      default: Message("reading.\(error)", ["written": .text(written)])
      }
    case .outOfBounds(let bounds):
      Message(
        "reading.outOfBounds",
        ["low": .number(bounds.lowerBound), "high": .number(bounds.upperBound)])
    case .missing(let field): Message("reading.missing", ["field": .text(field)])
    case .unknownKey(let key, let near):
      if let near {
        Message("reading.unknownKey.near", ["key": .text(key), "near": .text(near)])
      } else {
        Message("reading.unknownKey", ["key": .text(key)])
      }
    case .missingID: Message("reading.missingID")
    case .badID(let id): Message("reading.badID", ["id": .text(id)])
    case .duplicateID(let id, let file, let line):
      Message(
        "reading.duplicateID", ["id": .text(id), "file": .text(file), "line": .integer(line)])
    case .wrongColumnCount(let count, let expected):
      Message(
        "reading.wrongColumnCount", ["count": .integer(count), "expected": .integer(expected)])
    case .missingColumn(let name): Message("reading.missingColumn", ["column": .text(name)])
    case .text(let name, let detail): Message("reading.text.\(name)", ["detail": .text(detail)])
    case .unknownFile(let near):
      if let near {
        Message("reading.unknownFile.near", ["near": .text(near)])
      } else {
        Message("reading.unknownFile")
      }
    case .encoding(let name): Message("reading.encoding.\(name)")
    case .tooLarge(let megabytes):
      Message(
        "reading.tooLarge",
        ["size": .integer(megabytes), "most": .integer(SourceText.largest >> 20)])
    case .notADossier: Message("reading.notADossier")
    case .unreadable(let path): Message("reading.unreadable", ["file": .text(path)])
    case .danglingLink(let id, let near):
      if let near {
        Message("reading.danglingLink.near", ["id": .text(id), "near": .text(near)])
      } else {
        Message("reading.danglingLink", ["id": .text(id)])
      }
    case .wrongKind(let id, let found, let wanted):
      Message(
        "reading.wrongKind",
        [
          "id": .text(id), "found": .label("kind.\(found)"),
          "wanted": .list(wanted.map { .label("kind.\($0)") }),
        ])
    case .cycle(let ids): Message("reading.cycle", ["items": .texts(ids)])
    case .tooMany: Message("reading.text.tooManyProblems", ["detail": ""])
    }
  }
}
