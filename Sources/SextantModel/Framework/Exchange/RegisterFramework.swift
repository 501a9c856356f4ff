public import SextantKernels

extension FrameworkExchange {
  /// One record of the national register's export as the start of a framework: its blocks with their
  /// competencies and how each is assessed. Criteria are the certifier's to add: the register prints
  /// none.
  ///
  /// - Parameters:
  ///   - number: `RNCP40792`; the first record where none is named.
  ///   - fetch: gives the next bytes of the export, none at its end.
  public static func readRegister(
    _ number: String?, _ fetch: @escaping () -> [UInt8]
  ) throws(ExchangeProblem) -> Incoming? {
    var reader = RegisterReader(fetch)
    do throws(RegisterReader.Problem) {
      while let record = try reader.next() {
        guard number == nil || record.number.uppercased() == number?.uppercased() else { continue }
        return incoming(record)
      }
      return nil
    } catch {
      throw problem(error, line: reader.line)
    }
  }

  /// Why an export cannot be read, in words.
  ///
  /// - Parameter line: the line that was reached.
  public static func problem(_ problem: RegisterReader.Problem, line: Int) -> ExchangeProblem {
    switch problem {
    case .notTheRegister(let element):
      ExchangeProblem(message: Message("registry.notTheRegister", ["element": .text(element)]))
    case .xml(let problem):
      ExchangeProblem(
        message: Message("xml.problem.\(problem.what.rawValue)", ["line": .integer(line)]))
    }
  }

  private static func incoming(_ record: RegisterRecord) -> Incoming {
    let made = RegisterFramework(record)
    return Incoming(
      framework: Framework(made.items), rules: [], files: files(made.items, []),
      notes: record.notes.map {
        Message(
          "registry.note.\($0.what.rawValue)",
          [
            "number": .text(record.number), "element": .text($0.element), "text": .text($0.text),
          ])
      })
  }
}

/// A register's record as items of a framework.
private struct RegisterFramework {
  private(set) var items = Dossier(registry: .library)

  init(_ record: RegisterRecord) {
    var card = FrameworkCard()
    card.code = CaseFramework.name(record.number)
    let day = record.days.changed ?? record.days.published ?? record.days.decided
    card.version = day.map { Day(number: $0).text } ?? "1"
    card.fr = record.title
    card.level = record.level
    card.owner = record.certifiers.map(\.name).joined(separator: " ; ")
    card.registryCode = record.number
    card.restsOnFr = record.texts.abilities
    items.put(card)
    var competencies = 0
    for (number, block) in record.blocks.enumerated() {
      var made = Block()
      made.id = ID("B\(number + 1)")
      made.fr = block.title
      items.put(made)
      var own: [ID<Competency>] = []
      for line in FlattenedList.lines(block.competencies) {
        competencies += 1
        var competency = Competency()
        competency.id = ID("C\(competencies)")
        competency.block = made.id
        competency.fr = line.text
        items.put(competency)
        own.append(competency.id)
      }
      guard !block.assessment.isEmpty else { continue }
      var assessment = Assessment()
      assessment.id = ID("E\(number + 1)")
      assessment.block = made.id
      assessment.fr = block.assessment
      assessment.competencies = own
      items.put(assessment)
    }
  }
}
