import SextantModel

/// A part of the board of agreement; all of them write figures alike.
protocol AgreementPart: BoardPicture {}

extension AgreementPart {
  func interval(_ interval: ClosedRange<Double>?) -> String {
    guard let interval else { return say("noInterval") }
    return say(
      "from",
      [
        "low": .text(words.write(interval.lowerBound, decimals: 3)),
        "high": .text(words.write(interval.upperBound, decimals: 3)),
      ])
  }

  func signed(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return (rounded > 0 ? "+" : "") + words.write(rounded == 0 ? 0 : rounded, decimals: 2)
  }

  func percent(_ share: Double) -> HTML {
    HTML(text: words.fill("{share}", ["share": .percent(share, decimals: 0)]))
  }
}
