import SextantModel

/// What an indicator says: value, target and status by period, trend, freshness and landing.
enum IndicatorFiguresAnswer {
  static func answer(_ type: any Item.Type, _ id: String, _ seat: APISeat) async throws -> APIAnswer
  {
    var segment: ID<Segment>?
    for (name, value) in seat.request.query {
      guard name == "segment" else {
        throw unknownParameter(name, nearest: nearestWord(to: name, in: ["segment"]))
      }
      segment = ID(value)
    }
    guard let indicator = try ItemAnswer.shown(type, id, seat.scene) as? Indicator else {
      throw APIProblem(.notFound)
    }
    let x = await seat.examined().examination
    let standing =
      segment.map { x.standing(of: indicator, segment: $0) } ?? x.standing(of: indicator)
    var entries = [
      entry("indicator", indicator.id.text), entry("unit", indicator.unit),
      entry("direction", (indicator.direction ?? .higher).rawValue),
      entry("status", standing.status.rawValue), entry("isComputed", .flag(standing.isComputed)),
      entry("freshness", freshness(standing.freshness)),
    ]
    if let trend = standing.trend { entries.append(entry("trend", plain(trend))) }
    if segment == nil, let landing = x.landing(of: indicator) {
      entries.append(entry("landing", plain(landing)))
    }
    entries.append(entry("items", .list(standing.history.map(plain))))
    entries.append(entry("total", standing.history.count))
    let own = seat.item(Indicator.kind, id)
    entries.append(entry("_links", .map([entry("indicator", own)])))
    return APIAnswer(200, .map(entries))
  }

  private static func number(_ value: Double) -> Plain { .number(numberText(value)) }

  private static func plain(_ point: IndicatorPoint) -> Plain {
    var entries = [
      entry("period", point.period.text), entry("status", point.status.rawValue),
    ]
    let figures: [(String, Double?)] = [
      ("value", point.value), ("target", point.wanted?.value),
      ("upperTarget", point.wanted?.upper), ("variance", point.variance),
      ("relativeVariance", point.relativeVariance), ("attainment", point.attainment),
    ]
    for (name, value) in figures {
      if let value { entries.append(entry(name, number(value))) }
    }
    return .map(entries)
  }

  private static func freshness(_ freshness: IndicatorFreshness) -> Plain {
    var entries = [
      entry("status", freshness.status.rawValue), entry("missed", freshness.missed),
    ]
    if let age = freshness.age { entries.append(entry("age", age)) }
    if let next = freshness.next { entries.append(entry("next", next.text)) }
    return .map(entries)
  }

  private static func plain(_ trend: IndicatorTrend) -> Plain {
    var entries = [
      entry("direction", trend.direction.rawValue), entry("slope", number(trend.slope)),
      entry("count", trend.count), entry("p", number(trend.p)),
    ]
    if let isWanted = trend.isWanted { entries.append(entry("isWanted", .flag(isWanted))) }
    return .map(entries)
  }

  private static func plain(_ landing: IndicatorLanding) -> Plain {
    var entries = [
      entry("period", landing.year.text), entry("value", number(landing.value)),
      entry("method", landing.method.rawValue), entry("toDate", number(landing.toDate)),
      entry("elapsed", landing.elapsed), entry("periods", landing.periods),
      entry("status", landing.status.rawValue),
    ]
    if let range = landing.range {
      entries.append(entry("low", number(range.lowerBound)))
      entries.append(entry("high", number(range.upperBound)))
    }
    if let wanted = landing.wanted { entries.append(entry("target", number(wanted.value))) }
    return .map(entries)
  }
}
