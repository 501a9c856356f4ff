/// Columns of a table that compares two periods side by side, as Search Console exports it: “Last 28
/// days Clicks”, “Previous 28 days Clicks”, « 01/09/2026 - 28/09/2026 Clics ».
struct ComparedPeriods {
  /// By column, the key by which the books know it: the metric alone for the period that stands first,
  /// a name that no book has for the other.
  let keys: [String]
  /// The days of the period that stands first, where its name says them.
  let first: ClosedRange<Int32>?

  init?(_ names: [String]) {
    let parts = names.map { Self.split(foldedName($0)) }
    var periods: [String] = []
    for part in parts {
      if let period = part?.period, !periods.contains(period) { periods.append(period) }
    }
    guard periods.count == 2, let wanted = periods.first else { return nil }
    let metrics = Set(parts.compactMap { $0?.metric })
    // Each metric once for each period, or it is no comparison.
    for metric in metrics {
      guard parts.count(where: { $0?.metric == metric }) == 2 else { return nil }
    }
    keys = zip(names, parts).map { name, part in
      guard let part else { return NameBook.key(name) }
      return part.period == wanted ? part.metric : foldedName(name)
    }
    let order = metrics.contains("clicks") ? DateOrder.monthFirst : .dayFirst
    let bytes = Array(wanted.utf8)
    if let span = DateReading(bytes.span), span.grain == .span, let start = span.day(order) {
      let isPlain = span.ifDayFirst == span.ifMonthFirst
      first =
        isPlain
        ? span.last.flatMap { start <= $0 ? start...$0 : nil }
        : Self.days(wanted, order, start)
    } else {
      first = nil
    }
  }

  private static let metrics = ["clicks", "clics", "impressions", "ctr", "position"]

  /// A period has figures: « Clics sur un lien » are no clicks of another one.
  private static func split(_ name: String) -> (period: String, metric: String)? {
    for metric in metrics {
      let period: Substring
      if name.hasSuffix(" " + metric) {
        period = name.dropLast(metric.count + 1)
      } else if name.hasPrefix(metric + " ") {
        period = name.dropFirst(metric.count + 1)
      } else {
        continue
      }
      return period.contains(where: \.isNumber) ? (String(period), metric) : nil
    }
    return nil
  }

  private static func days(
    _ text: String, _ order: DateOrder, _ start: Int32
  ) -> ClosedRange<Int32>? {
    let ends = text.split(separator: "-").map { $0.filter { $0 != " " } }
    guard ends.count == 2 else { return nil }
    let bytes = Array(ends[1].utf8)
    guard let end = DateReading.compactOrSingle(bytes.span)?.day(order), start <= end else {
      return nil
    }
    return start...end
  }
}
