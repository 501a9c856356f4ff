internal import SextantKernels

/// The channel under which a row of measures is added up: the one its tool states, else the one that
/// its source and medium make, else what the tool is for.
enum MeasureChannel {
  /// The channels under which a table's rows are added up, each once, in the order of their names;
  /// those that say nothing are left out.
  static func names(in table: MeasureTable) -> [String] {
    let wanted: [MeasureDimension] = [.channel, .source, .medium, .campaign, .network]
    let columns = wanted.map { dimension in
      table.dimensions.first { $0.name == dimension.rawValue }
    }
    var folds = wanted.map { _ in PairCoder() }
    var met = 0
    var names: Set<String> = []
    for row in 0..<table.rowCount {
      var code: UInt32 = 0
      for (place, column) in columns.enumerated() {
        code = folds[place].code(code, column?.codes[row] ?? 0)
      }
      guard Int(code) == met else { continue }
      met += 1
      let texts = columns.map { column in
        column.map { $0.values[Int($0.codes[row])] } ?? ""
      }
      names.insert(
        of(
          channel: texts[0], source: texts[1], medium: texts[2], campaign: texts[3],
          network: texts[4], origin: table.origin))
    }
    return names.subtracting(["", "(not set)", "(other)", DefaultChannel.unassigned.rawValue])
      .sorted()
  }

  static func of(
    channel: String, source: String, medium: String, campaign: String, network: String,
    origin: String
  ) -> String {
    if !channel.isEmpty { return channel }
    if !source.isEmpty || !medium.isEmpty {
      // Matomo has no channel group to agree with: sites that Google does not list count too.
      let category =
        MeasureOrigin(rawValue: origin) == .matomo
        ? SiteCategory.extended : SiteCategory.init(source:)
      return defaultChannel(
        source: source, medium: medium, campaign: campaign, category: category
      ).rawValue
    }
    switch MeasureOrigin(rawValue: origin) {
    case .googleAds?:
      return AdPlatform.googleAds(networkType: network).channel?.rawValue ?? googleAds
    case .metaAds?: return DefaultChannel.paidSocial.rawValue
    case .searchConsole?: return DefaultChannel.organicSearch.rawValue
    default: return ""
    }
  }

  /// Advertising of Google's whose network the file does not tell, or names in a way that is not known:
  /// no channel is guessed for it.
  static let googleAds = "Google Ads"
}
