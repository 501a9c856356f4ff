import SextantKernels
import Testing

@Suite struct ChannelGroupingTests {
  // Source, medium, campaign and the channel that Google's rules give.
  @Test(arguments: [
    ("(direct)", "(none)", "", DefaultChannel.direct), ("(direct)", "(not set)", "", .direct),
    ("google", "cpc", "x cross-network y", .crossNetwork), ("amazon.com", "cpc", "", .paidShopping),
    ("example.org", "cpc", "eshop 2026", .paidShopping),
    ("example.org", "cpc", "Shopping – été", .paidShopping),
    ("example.org", "cpc", "workshop", .paidOther),
    ("example.org", "cpc", "my shop", .paidShopping),
    ("example.org", "cpc", "shop", .paidShopping), ("google", "cpc", "", .paidSearch),
    ("Google", "CPC", "", .paidSearch), ("bing", "ppc", "", .paidSearch),
    ("google", "cpm", "", .paidSearch), ("facebook.com", "paid_social", "", .paidSocial),
    ("facebook", "cpc", "", .paidSocial), ("instagram.com", "retargeting", "", .paidSocial),
    ("youtube.com", "paidvideo", "", .paidVideo), ("youtube.com", "cpc", "", .paidVideo),
    ("example.org", "display", "", .display), ("example.org", "banner", "", .display),
    ("example.org", "interstitial", "", .display), ("example.org", "expandable", "", .display),
    ("example.org", "cpm", "", .display), ("example.org", "cpa", "", .paidOther),
    ("example.org", "ecpc", "", .paidOther), ("youtube.com", "cpv", "", .paidVideo),
    ("example.org", "paid", "", .paidOther),
    ("ebay.fr", "referral", "", .organicShopping),
    ("example.org", "referral", "shop", .organicShopping),
    ("facebook.com", "referral", "", .organicSocial), ("t.co", "referral", "", .organicSocial),
    ("example.org", "social-media", "", .organicSocial), ("example.org", "sm", "", .organicSocial),
    ("m.youtube.com", "referral", "", .organicVideo),
    ("example.org", "my-video-link", "", .organicVideo),
    ("google", "organic", "", .organicSearch), ("example.org", "organic", "", .organicSearch),
    ("fr.search.yahoo.com", "referral", "", .organicSearch),
    ("example.org", "referral", "", .referral),
    ("example.org", "app", "", .referral), ("example.org", "link", "", .referral),
    ("newsletter", "email", "", .email), ("e-mail", "x", "", .email), ("crm", "e mail", "", .email),
    ("partner", "affiliate", "", .affiliates), ("partner", "affiliates", "", .unassigned),
    ("deezer", "audio", "", .audio), ("sms", "x", "", .sms), ("crm", "SMS", "", .sms),
    ("app", "web-push", "", .mobilePush), ("x", "mobile-x", "", .mobilePush),
    ("x", "notification", "", .mobilePush), ("firebase", "x", "", .mobilePush),
    ("newsletter", "mailing", "", .unassigned), ("", "", "", .unassigned),
    ("(not set)", "(not set)", "", .unassigned),
  ])
  func `the rules are applied in their order`(
    source: String, medium: String, campaign: String, channel: DefaultChannel
  ) {
    #expect(defaultChannel(source: source, medium: medium, campaign: campaign) == channel)
  }

  @Test func `advertising of Google decides before source and medium`() {
    func channel(_ platform: AdPlatform) -> DefaultChannel {
      defaultChannel(source: "google", medium: "cpc", platform: platform)
    }
    #expect(channel(.googleAds(networkType: "Google Search")) == .paidSearch)
    #expect(channel(.googleAds(networkType: "Google Partners")) == .paidSearch)
    #expect(channel(.googleAds(networkType: "YouTube Videos")) == .paidVideo)
    #expect(channel(.googleAds(networkType: "Google Display Network")) == .display)
    #expect(channel(.googleAds(networkType: "Cross-network")) == .crossNetwork)
    #expect(channel(.googleAds(networkType: "Social")) == .paidSocial)
    #expect(channel(.displayVideo360(creativeFormat: "Video")) == .paidVideo)
    #expect(channel(.displayVideo360(creativeFormat: "Audio")) == .audio)
    #expect(channel(.displayVideo360(creativeFormat: "Native site")) == .display)
    #expect(channel(.googleAds(networkType: "?")) == .paidSearch)
  }

  @Test
  func `no source is put where Google's list puts it elsewhere, and the common ones are known`() {
    guard let bytes = SharedData.bytes("measures/ga4_source_categories.csv") else { return }
    var known = 0
    var total: [String: (known: Int, all: Int)] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .dropFirst()
    {
      let cells = line.split(separator: ",").map(String.init)
      guard cells.count == 2 else { continue }
      let theirs = cells[1].split(separator: "_").last.map { $0.lowercased() } ?? ""
      total[theirs, default: (0, 0)].all += 1
      guard let ours = SiteCategory(source: cells[0]) else { continue }
      #expect(ours.rawValue == theirs, "\(cells[0])")
      known += 1
      total[theirs, default: (0, 0)].known += 1
    }
    #expect(known >= 300, "\(total)")
    for category in ["search", "shopping", "video"] {
      let (known, all) = total[category] ?? (0, 1)
      #expect(known * 10 >= all * 8, "\(category): \(known) of \(all)")
    }
  }

  @Test(arguments: [
    ("www.facebook.com", SiteCategory.social), ("fr.pinterest.com", .social), ("x.com", .social),
    ("threads.net", .social), ("Google Shopping", .shopping), ("amazon.fr", .shopping),
    ("youtu.be", .video), ("ecosia.org", .search),
  ])
  func `sites of today and their relays are known`(source: String, category: SiteCategory) {
    #expect(SiteCategory(source: source) == category)
  }

  @Test(arguments: [
    "facebook.com.example.org", "mail.google.com", "example.org", "", "notfacebook.com",
  ])
  func `what only looks like a known site is none`(source: String) {
    #expect(SiteCategory(source: source) == nil)
  }
}
