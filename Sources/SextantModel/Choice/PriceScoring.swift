/// How the mark of the cost criterion follows from what offers cost.
public enum PriceScoring: String, Choice {
  public static let choiceName = "priceScoring"
  /// Lowest / price: the usual French rule.
  case proportional
  /// 1 − (price − lowest) / lowest: twice the lowest gets nothing.
  case linear
  /// (highest − price) / (highest − lowest): the dearest gets nothing.
  case betweenExtremes
}

/// What an offer is taken to cost.
public enum PriceBasis: String, Choice {
  public static let choiceName = "priceBasis"
  case price, ownership
}
