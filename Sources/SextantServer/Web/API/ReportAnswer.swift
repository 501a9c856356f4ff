import SextantModel

/// What the checks found in the dossier as the caller sees it, and how the criteria stand.
enum ReportAnswer {
  static func findings(_ seat: APISeat) async throws -> APIAnswer {
    let known = ["code", "severity", "item", "kind"]
    for (name, _) in seat.request.query where !known.contains(name) {
      throw unknownParameter(name, nearest: nearestWord(to: name, in: known))
    }
    if let severity = seat.request.asked("severity"), Severity(rawValue: severity) == nil {
      throw APIProblem(.badQuery, Message("api.query.severity"))
    }
    let examined = await seat.examined()
    let findings = examined.findings.filter { finding in
      let facts = [
        ("code", finding.code), ("severity", finding.severity.rawValue),
        ("item", finding.place.item ?? ""), ("kind", finding.place.kind ?? ""),
      ]
      return facts.allSatisfy { name, value in seat.request.asked(name).map { $0 == value } ?? true
      }
    }
    let plain = findings.map { self.plain($0, seat) }
    return APIAnswer(200, .map([entry("items", .list(plain)), entry("total", plain.count)]))
  }

  private static func plain(_ finding: Finding, _ seat: APISeat) -> Plain {
    let words = seat.words
    let remedy = Message("\(finding.message.key).remedy", finding.message.arguments)
    var entries = [
      entry("code", finding.code), entry("severity", finding.severity.rawValue),
      entry("what", words.say(finding.message)), entry("why", words.why(finding)),
      entry("remedy", words.say(remedy)),
    ]
    if let kind = finding.place.kind { entries.append(entry("kind", kind)) }
    if let item = finding.place.item { entries.append(entry("item", item)) }
    if let field = finding.place.field { entries.append(entry("field", field)) }
    entries.append(entry("evidence", .list(finding.evidence.map { .text($0) })))
    if let item = finding.place.item, let name = finding.place.kind,
      let type = Registry.all.type(named: name)
    {
      entries.append(entry("_links", .map([entry("item", seat.item(type.kind, item))])))
    }
    return .map(entries)
  }

  static func checks(_ seat: APISeat) async throws -> APIAnswer {
    try refuseParameters(seat)
    let results = await seat.examined().results
    let plain = results.map { result in
      Plain.map([
        entry("code", result.card.code), entry("id", result.card.id),
        entry("title", seat.words.text("check.\(result.card.code).title")),
        entry("outcome", result.outcome.rawValue),
        entry("findings", result.findings.count), entry("doubts", result.doubts.count),
        entry("waived", result.waived.count),
      ])
    }
    return APIAnswer(200, .map([entry("items", .list(plain)), entry("total", plain.count)]))
  }

  static func coverage(_ seat: APISeat) async throws -> APIAnswer {
    try refuseParameters(seat)
    let criteria = await seat.examined().criteria
    let plain = criteria.map { result in
      Plain.map([
        entry("criterion", result.name), entry("outcome", result.outcome.rawValue),
        entry("reason", seat.words.say(result.reason)),
        entry("evidence", .list(result.evidence.map { .text($0) })),
      ])
    }
    return APIAnswer(200, .map([entry("items", .list(plain)), entry("total", plain.count)]))
  }

  private static func refuseParameters(_ seat: APISeat) throws {
    if let first = seat.request.query.first { throw unknownParameter(first.name, nearest: nil) }
  }
}
