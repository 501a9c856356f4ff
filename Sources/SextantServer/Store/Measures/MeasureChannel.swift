internal import SextantKernels

/// The channel under which a row of measures is added up: the one its tool states, else the one that
/// its source and medium make, else what the tool is for.
enum MeasureChannel {
  static func of(
    channel: String, source: String, medium: String, campaign: String, network: String,
    origin: String
  ) -> String {
    if !channel.isEmpty { return channel }
    if !source.isEmpty || !medium.isEmpty {
      return defaultChannel(source: source, medium: medium, campaign: campaign).rawValue
    }
    switch MeasureOrigin(rawValue: origin) {
    case .googleAds?:
      guard !network.isEmpty else { return googleAds }
      let found = defaultChannel(
        source: "google", medium: "cpc", campaign: campaign,
        platform: .googleAds(networkType: network))
      return found.rawValue
    case .metaAds?: return DefaultChannel.paidSocial.rawValue
    case .searchConsole?: return DefaultChannel.organicSearch.rawValue
    default: return ""
    }
  }

  /// Advertising of Google's whose network the file does not tell.
  static let googleAds = "Google Ads"
}
