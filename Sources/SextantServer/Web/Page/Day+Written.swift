import SextantModel

extension Day {
  /// Reads `2026-06-30` as it stands in an address.
  static func written(_ text: String) -> Day? {
    if case .value(let day) = Day.parse(Array(text.utf8).span) { return day }
    return nil
  }
}
