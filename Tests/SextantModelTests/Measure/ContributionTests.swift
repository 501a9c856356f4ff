import Testing

@testable import SextantModel

@Suite struct ContributionTests {
  private let may = Period(
    first: Day(2026, 5, 1) ?? IndicatorBench.day, last: Day(2026, 5, 31) ?? IndicatorBench.day)
  private let june = Period(first: Day(2026, 6, 1) ?? IndicatorBench.day, last: IndicatorBench.day)

  private static let channels = "- {id: seo, name: SEO}\n- {id: sea, name: SEA}"

  @Test func `channels and what is under none add up to the change of a quantity`() throws {
    let x = IndicatorBench.examination([
      "strategy/channels.yaml": Self.channels,
      "measure/metrics.yaml": "- {id: revenue, name: CA}",
      "measure/measures.csv": """
      \(IndicatorBench.head)
      revenue,2026-05,,,1000
      revenue,2026-05,seo,,400
      revenue,2026-05,sea,,500
      revenue,2026-06,,,1100
      revenue,2026-06,seo,,350
      revenue,2026-06,sea,,650
      """,
      "measure/indicators.yaml": "- {id: K, name: CA, formula: revenue / 1000}",
    ])
    let found = try #require(
      x.contributions(
        ofChannelsTo: x.all(Indicator.self)[0], from: may, to: june))
    #expect(found.parts.map(\.channel) == ["sea", "seo", nil])
    #expect(IndicatorBench.near(found.change, 0.1))
    #expect(IndicatorBench.near(found.parts[0].effect, 0.15))
    #expect(IndicatorBench.near(found.parts[1].effect, -0.05))
    #expect(IndicatorBench.near(found.parts[2].effect, 0))
    #expect(IndicatorBench.near(found.parts[2].after, 0.1))
  }

  @Test func `a rate changes by the channels' own rates and by their weights`() throws {
    let x = IndicatorBench.examination([
      "strategy/channels.yaml": Self.channels,
      "measure/metrics.yaml": "- {id: orders, name: C}\n- {id: sessions, name: V}",
      "measure/measures.csv": """
      \(IndicatorBench.head)
      sessions,2026-05,,,1000
      sessions,2026-05,seo,,500
      sessions,2026-05,sea,,500
      orders,2026-05,,,30
      orders,2026-05,seo,,20
      orders,2026-05,sea,,10
      sessions,2026-06,,,1000
      sessions,2026-06,seo,,300
      sessions,2026-06,sea,,700
      orders,2026-06,,,26
      orders,2026-06,seo,,12
      orders,2026-06,sea,,14
      """,
      "measure/indicators.yaml": "- {id: K, name: Conversion, formula: 100 * orders / sessions}",
    ])
    let found = try #require(
      x.contributions(
        ofChannelsTo: x.all(Indicator.self)[0], from: may, to: june))
    // 3 % to 2,6 %, both channels keeping 4 % and 2 %: all of it is weight.
    #expect(IndicatorBench.near(found.before, 3) && IndicatorBench.near(found.after, 2.6))
    #expect(IndicatorBench.near(found.parts.reduce(0) { $0 + $1.effect }, -0.4))
    for part in found.parts { #expect(IndicatorBench.near(part.effect, part.mix ?? 9)) }
  }

  @Test func `a formula that is neither a quantity nor a quotient has no channels' parts`() throws {
    let x = IndicatorBench.examination([
      "strategy/channels.yaml": Self.channels,
      "measure/metrics.yaml": "- {id: revenue, name: CA}",
      "measure/measures.csv": """
      \(IndicatorBench.head)
      revenue,2026-05,,,1000
      revenue,2026-05,seo,,400
      revenue,2026-06,,,1100
      revenue,2026-06,seo,,350
      """,
      "measure/indicators.yaml": "- {id: K, name: CA, formula: revenue + 1}",
    ])
    let found = x.contributions(
      ofChannelsTo: x.all(Indicator.self)[0], from: may, to: june)
    #expect(found == nil)
  }

  @Test func `revenue of the worked example by sessions, conversion and basket`() throws {
    let x = IndicatorBench.aubrelle
    var revenue = try #require(x.find(ID<Indicator>("K05")))
    revenue.factors = ["K01", "K03", "K04"]
    let found = try x.contributions(
      ofFactorsTo: revenue, from: june.yearBefore, to: june
    ).get()
    #expect(found.parts.count == 3 && found.rest == 0)
    let sum = found.parts.reduce(0) { $0 + $1.effect }
    #expect(IndicatorBench.near(sum, found.change, within: 1e-6))
    // More sessions, a lower conversion.
    #expect(found.parts[0].effect > 0 && found.parts[1].effect < 0)
    let target = try x.contributions(ofFactorsTo: revenue, againstTargetOver: june).get()
    // 165 000 × 1,95 % × 80 = 257 400, for a target of 256 320.
    #expect(IndicatorBench.near(target.rest, 1080, within: 1e-6))
    #expect(IndicatorBench.near(target.before, 256_320, within: 1e-6))
    let parts = target.parts.reduce(0) { $0 + $1.effect }
    #expect(IndicatorBench.near(parts + target.rest, target.change, within: 1e-6))
    revenue.factors = ["K01", "K04"]
    guard
      case .failure(.notTheProduct) = x.contributions(
        ofFactorsTo: revenue, from: june.yearBefore, to: june)
    else {
      Issue.record("sessions × basket is not revenue")
      return
    }
  }
}
