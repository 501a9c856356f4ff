internal import SextantKernels

/// Whoever reads a text in the brand's colours can tell it from its background.
///
/// WCAG 2.2 (W3C, October 2023), 1.4.3 and 1.4.11: 4.5 for text, 3 for large text and parts of the
/// interface. A pair whose use is not stated is judged as text. Ratios are compared unrounded.
public struct ColourPairsContrast: Check {
  public static let card = CheckCard(
    "QUA02", "wcag.contrast", .error, basis: [.norm], about: [BrandGuide.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for guide in x.all(BrandGuide.self) {
      let place = guide.at("colourPairs")
      if guide.colourPairs.isEmpty { verdict.doubt(place, "noPairs") }
      for pair in guide.colourPairs {
        guard let front = Colour(hex: pair.foreground), let back = Colour(hex: pair.background)
        else {
          verdict.doubt(place, "badColour", ["pair": .text(pair.name)])
          continue
        }
        let contrast = front.contrast(with: back)
        let least = pair.usage == .largeText || pair.usage == .interface ? 3.0 : 4.5
        let said: [String: Argument] = [
          "pair": .text(pair.name), "contrast": .number(contrast, decimals: 2),
          "min": .number(least, decimals: 1),
        ]
        if contrast < least {
          verdict.fail(place, "lowContrast", said)
        } else {
          verdict.note(place, "enough", said)
        }
      }
    }
  }
}
