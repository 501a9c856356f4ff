extension MeasureTable {
  /// The canonical file, as `MeasureFileReader` reads it.
  public func fileText() -> [UInt8] {
    let spans = days != lastDays
    var header = ["day"]
    if spans { header.append("lastDay") }
    let hasOrigin = !origin.isEmpty && !dimensions.contains { $0.name == "origin" }
    if hasOrigin { header.append("origin") }
    header += dimensions.map {
      MeasureDimension(rawValue: $0.name) != nil || $0.name == "origin" ? $0.name : "d:\($0.name)"
    }
    header += metrics.map { MeasureMetric(rawValue: $0.name) != nil ? $0.name : "m:\($0.name)" }
    var output: [UInt8] = []
    appendSeparatedRow(header, to: &output)
    for row in 0..<rowCount {
      var cells = [CivilDay.text(of: days[row]) ?? ""]
      if spans { cells.append(CivilDay.text(of: lastDays[row]) ?? "") }
      if hasOrigin { cells.append(origin) }
      for dimension in dimensions { cells.append(dimension.values[Int(dimension.codes[row])]) }
      for metric in metrics { cells.append(metric.values[row].map(plainText) ?? "") }
      appendSeparatedRow(cells, to: &output)
    }
    return output
  }
}
