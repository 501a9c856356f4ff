import SextantKernels
import Testing

@Suite struct OfferComparisonTests {
  @Test func `requirements eliminate, and doubts are said`() throws {
    let screening = try Screening(
      [[1, 5], [0, 9], [1, nil], [0, nil]],
      requirements: [.init(0, .atLeast(1)), .init(1, .between(4...8))])
    #expect(screening.kept == [0])
    #expect(
      screening.eliminated == [
        .init(
          option: 1,
          failures: [.init(requirement: 0, value: 0), .init(requirement: 1, value: 9)]),
        .init(option: 3, failures: [.init(requirement: 0, value: 0)]),
      ])
    #expect(screening.doubtful == [.init(option: 2, requirements: [1])])
    #expect(throws: DecisionError.unknownPlace(2)) {
      try Screening([[1]], requirements: [.init(2, .atMost(1))])
    }
  }

  @Test func `price notes follow the rule stated`() throws {
    let prices = [1_000_00, 1_250_00, 2_000_00]
    #expect(try priceNotes(prices, best: 20) == [20, 16, 10])
    #expect(try priceNotes(prices, best: 20, rule: .linear) == [20, 15, 0])
    #expect(try priceNotes(prices, best: 20, rule: .betweenExtremes) == [20, 15, 0])
    #expect(try priceNotes([5, 5], best: 10, rule: .betweenExtremes) == [10, 10])
    #expect(throws: DecisionError.notPositive(option: 1, criterion: 0)) {
      try priceNotes([1, 0], best: 10)
    }
    #expect(throws: DecisionError.noOption) { try priceNotes([], best: 10) }
  }

  @Test func `quality and price together`() throws {
    let found = try PriceQuality(
      [
        .init(quality: 8, cents: 2_000_00), .init(quality: 6, cents: 1_000_00),
        .init(quality: 5, cents: 1_600_00),
      ],
      weightOfPrice: 0.4)
    // .6·8 + .4·5 ; .6·6 + .4·10 ; .6·5 + .4·6,25
    for (total, wanted) in zip(found.ranking.totals, [6.8, 7.6, 5.5]) {
      #expect(agree(total, wanted))
    }
    #expect(found.ranking.winners == [1] && found.undominated == [0, 1])
    #expect(agree(found.qualityPerThousand[0], 4))
    #expect(throws: DecisionError.notUsable(option: 0, criterion: 1)) {
      try PriceQuality([.init(quality: 11, cents: 1)], weightOfPrice: 0.5)
    }
  }

  @Test func `the worked example's solutions cost what they cost over 36 months`() throws {
    // Liane: licence 890 € a month, integration 11 900, training 3 960.
    let liane = try OwnershipCost([
      .monthly(cents: 890_00), .once(cents: 11_900_00), .once(cents: 3_960_00),
    ])
    #expect(liane.total == 47_900_00 && liane.byItem == [32_040_00, 11_900_00, 3_960_00])
    #expect(liane.presentValue == liane.total)
    // Karto Commerce: 36 × 1 150 + 62 000.
    let karto = try OwnershipCost([.monthly(cents: 1_150_00), .once(cents: 62_000_00)])
    #expect(karto.total == 103_400_00 && karto.byMonth[0] == 63_150_00)
  }

  @Test func `use is paid by the unit, to the cent, and later money is worth less`() throws {
    // 2 401 mails at 0.0012 €: 2.8812 € a month.
    let mails = try OwnershipCost(
      [.volume(perMonth: 2_401, priceInMillionths: 1_200, from: 2, to: 4)], months: 3)
    #expect(mails.byMonth == [0, 288, 288] && mails.total == 576)
    // 1 210 € at the end of month 24 and 10 % a year: 1 000 €.
    let later = try OwnershipCost([.once(cents: 1_210_00, month: 24)], yearlyRate: 0.1)
    #expect(later.presentValue == 1_000_00 && later.total == 1_210_00)
    #expect(throws: DecisionError.amountOutOfRange(item: 0)) {
      try OwnershipCost([.volume(perMonth: .max, priceInMillionths: 2)])
    }
    #expect(throws: DecisionError.amountOutOfRange(item: 1)) {
      try OwnershipCost([.once(cents: 1), .monthly(cents: -1)])
    }
    #expect(throws: DecisionError.amountOutOfRange(item: -1)) {
      try OwnershipCost([], months: 0)
    }
    #expect(
      try OwnershipCost([.once(cents: 5, month: 40), .monthly(cents: 1, to: .max)]).total == 36)
  }
}
