/// A channel of Google Analytics' default channel group.
public enum DefaultChannel: String, Sendable, Hashable, CaseIterable {
  case direct = "Direct"
  case crossNetwork = "Cross-network"
  case paidShopping = "Paid Shopping"
  case paidSearch = "Paid Search"
  case paidSocial = "Paid Social"
  case paidVideo = "Paid Video"
  case display = "Display"
  case paidOther = "Paid Other"
  case organicShopping = "Organic Shopping"
  case organicSocial = "Organic Social"
  case organicVideo = "Organic Video"
  case organicSearch = "Organic Search"
  case referral = "Referral"
  case email = "Email"
  case affiliates = "Affiliates"
  case audio = "Audio"
  case sms = "SMS"
  case mobilePush = "Mobile Push Notifications"
  case unassigned = "Unassigned"
}

/// Where traffic was bought, when advertising linked to Google Analytics tells: it decides before
/// source and medium.
///
/// Campaign Manager 360 has no rules of its own: its traffic is told by source and medium.
public enum AdPlatform: Sendable, Hashable {
  /// - Parameter networkType: as reports of Google Analytics, exports of Google Ads in French or
  ///   English, or its interface for programs name it.
  case googleAds(networkType: String)
  /// - Parameter creativeFormat: “Video”, “Audio”, “Native site”, …
  case displayVideo360(creativeFormat: String)
  /// - Parameter engineAccountType: “bing”, “baidu”, “facebook”, …; what it buys from Google Ads is
  ///   `googleAds`.
  case searchAds360(engineAccountType: String)

  /// The channel that the documentation states; `nil` for a name that it does not have.
  public var channel: DefaultChannel? {
    switch self {
    case .googleAds(let network): Self.networks[Self.key(network)]
    case .displayVideo360(let format): Self.creativeFormats[Self.key(format)]
    case .searchAds360(let engine): Self.engines[Self.key(engine)]
    }
  }

  /// Folded, with blanks where dashes or underscores are: `SEARCH_PARTNERS`, « Réseau Display ».
  private static func key(_ name: String) -> String {
    foldedName(String(name.map { $0 == "-" || $0 == "\u{2011}" ? " " : $0 }))
  }

  private static func table(_ lines: [(DefaultChannel, String)]) -> [String: DefaultChannel] {
    var table: [String: DefaultChannel] = [:]
    for (channel, names) in lines {
      for name in names.split(separator: "|") { table[String(name)] = channel }
    }
    return table
  }

  private static let networks = table([
    (
      .paidSearch,
      """
      google search|google partners|search|search partners|google search partners|search network|\
      google search network|recherche|recherche google|recherche sur google|reseau de recherche|\
      reseau de recherche google|reseau de recherche de google|google recherche|\
      partenaires du reseau de recherche|partenaires de recherche|partenaires google|\
      search network partners|partenaires du reseau de recherche google
      """
    ),
    (
      .paidVideo,
      """
      youtube search|youtube videos|youtube|youtube watch|youtube network|reseau youtube|\
      recherche youtube|recherche sur youtube|videos youtube|google video partners|video partners|\
      partenaires video|partenaires video google|video partners on the google display network|\
      partenaires video sur le reseau display de google
      """
    ),
    (
      .display,
      """
      google display network|display network|display|content|content network|reseau display|\
      reseau display de google|reseau display google|reseau google display|google display
      """
    ),
    (
      .crossNetwork,
      """
      cross network|mixed|multireseau|multireseaux|multi reseau|multi reseaux|inter reseaux|\
      reseaux multiples|plusieurs reseaux
      """
    ),
    (.paidSocial, "social|reseaux sociaux"),
  ])

  private static let creativeFormats = table([
    (
      .display,
      """
      standard|expandable|native site square|backdrop|templated app install interstitial|\
      deprecated|native app install|native app install square|native site|templated app install|\
      lightbox
      """
    ),
    (.paidVideo, "native video|video|templated app install video|flipbook"),
    (.audio, "audio"), (.paidOther, "publisher hosted|tracking|unknown"),
  ])

  private static let engines = table([
    (
      .paidSearch,
      "bing|yahoo gemini|yahoo.jp|baidu|admarketplace|naver|360.cn|yandex|microsoft|yahoo japan"
    ),
    (.paidSocial, "facebook|twitter"),
  ])
}

/// The default channel of traffic, after the rules that Google documents for Google Analytics 4
/// (“[GA4] Default channel group”, support.google.com/analytics/answer/9756891), in their order.
///
/// Capitals do not matter. An advertising network that the rules do not name is unassigned, never
/// guessed.
///
/// - Parameter category: which kind of site a source in small letters is, as Google lists it unless
///   given; `nil` for none of the four.
public func defaultChannel(
  source: String, medium: String, campaign: String = "", platform: AdPlatform? = nil,
  category: (String) -> SiteCategory? = SiteCategory.init(source:)
) -> DefaultChannel {
  if let platform { return platform.channel ?? .unassigned }
  let source = lowered(source)
  let medium = lowered(medium)
  let campaign = lowered(campaign)
  let kind = category(source)
  let isPaid = isPaidMedium(medium)
  let isShopping = kind == .shopping || isShoppingCampaign(campaign)
  if source == "(direct)", medium == "(not set)" || medium == "(none)" { return .direct }
  if campaign.contains(text: "cross-network") { return .crossNetwork }
  if isShopping, isPaid { return .paidShopping }
  if kind == .search, isPaid { return .paidSearch }
  if kind == .social, isPaid { return .paidSocial }
  if kind == .video, isPaid { return .paidVideo }
  if ["display", "banner", "expandable", "interstitial", "cpm"].contains(medium) {
    return .display
  }
  if isPaid { return .paidOther }
  if isShopping { return .organicShopping }
  let social = ["social", "social-network", "social-media", "sm", "social network", "social media"]
  if kind == .social || social.contains(medium) { return .organicSocial }
  if kind == .video || medium.contains(text: "video") { return .organicVideo }
  if kind == .search || medium == "organic" { return .organicSearch }
  if ["referral", "app", "link"].contains(medium) { return .referral }
  let email = ["email", "e-mail", "e_mail", "e mail"]
  if email.contains(source) || email.contains(medium) { return .email }
  if medium == "affiliate" { return .affiliates }
  if medium == "audio" { return .audio }
  if source == "sms" || medium == "sms" { return .sms }
  if medium.hasSuffix("push") || medium.contains(text: "mobile")
    || medium.contains(text: "notification") || source == "firebase"
  {
    return .mobilePush
  }
  return .unassigned
}

/// `^(.*cp.*|ppc|retargeting|paid.*)$`
private func isPaidMedium(_ medium: String) -> Bool {
  medium.contains(text: "cp") || medium == "ppc" || medium == "retargeting"
    || medium.hasPrefix("paid")
}

/// `^(.*(([^a-df-z]|^)shop|shopping).*)$`: “shop” at the start, or after any sign that is neither a to
/// d nor f to z (so after an e: “eshop”), or “shopping” anywhere.
private func isShoppingCampaign(_ campaign: String) -> Bool {
  if campaign.contains(text: "shopping") { return true }
  let bytes = Array(campaign.utf8)
  let shop = Array("shop".utf8)
  guard bytes.count >= 4 else { return false }
  for i in 0...(bytes.count - 4) where Array(bytes[i..<(i + 4)]) == shop {
    if i == 0 { return true }
    let before = bytes[i - 1]
    if !(97...122).contains(before) || before == UInt8(ascii: "e") { return true }
  }
  return false
}

private func lowered(_ text: String) -> String { text.lowercased() }

extension String {
  fileprivate func contains(text: String) -> Bool {
    let own = Array(utf8)
    let wanted = Array(text.utf8)
    guard own.count >= wanted.count else { return false }
    for i in 0...(own.count - wanted.count)
    where own[i..<(i + wanted.count)].elementsEqual(wanted) {
      return true
    }
    return false
  }
}
