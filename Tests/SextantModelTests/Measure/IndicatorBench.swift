@testable import SextantModel

/// Small dossiers of indicators, from plain text.
enum IndicatorBench {
  static let day = Day(2026, 6, 30) ?? Day(number: 0)

  static func examination(_ files: [String: String], on day: Day = day) -> Examination {
    Examination(
      of: DossierReader.read(files.map { SourceText(path: $0.key, text: $0.value) }).dossier,
      on: day)
  }

  /// Months of 2025 and 2026 of one metric, from a month on.
  static func months(_ metric: String, from year: Int, _ first: Int, _ values: [Double]) -> String {
    values.enumerated().map { place, value in
      let month = first - 1 + place
      let digits = month % 12 + 1
      return "\(metric),\(year + month / 12)-\(digits < 10 ? "0" : "")\(digits),,,\(value)"
    }.joined(separator: "\n")
  }

  static let head = "metric,period,channel,segment,value"

  static let aubrelle = Examination(
    of: DossierReader.read((try? Project.sources(below: "Examples/maison-aubrelle")) ?? []).dossier,
    on: day)

  static func near(_ one: Double?, _ other: Double, within hair: Double = 1e-9) -> Bool {
    one.map { abs($0 - other) <= hair } ?? false
  }
}
