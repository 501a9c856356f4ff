extension MediaLine {
  /// Quantity times unit cost; the amount as it stands where one of them is missing.
  var computedAmount: Money? {
    guard let quantity, let unitCost else { return amount }
    return unitCost * quantity
  }
}
