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
    ("ebay.co.uk", "referral", "", .organicShopping),
    // Google does not list them.
    ("ebay.fr", "referral", "", .referral), ("threads.net", "referral", "", .referral),
    ("43things.com", "referral", "", .organicSocial),
    ("Google Shopping", "referral", "", .organicShopping),
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
    #expect(channel(.searchAds360(engineAccountType: "yahoo gemini")) == .paidSearch)
    #expect(channel(.searchAds360(engineAccountType: "Facebook")) == .paidSocial)
    // What the rules do not name is nobody's guess.
    #expect(channel(.googleAds(networkType: "?")) == .unassigned)
    #expect(AdPlatform.googleAds(networkType: "GMAIL").channel == nil)
  }

  @Test(arguments: [
    ("Google search", DefaultChannel.paidSearch), ("Search partners", .paidSearch),
    ("SEARCH", .paidSearch), ("SEARCH_PARTNERS", .paidSearch), ("Réseau de Recherche", .paidSearch),
    ("Partenaires du Réseau de Recherche", .paidSearch), ("Display Network", .display),
    ("Réseau Display", .display), ("Réseau Display de Google", .display), ("CONTENT", .display),
    ("YouTube", .paidVideo), ("YOUTUBE", .paidVideo), ("YOUTUBE_WATCH", .paidVideo),
    ("YOUTUBE_SEARCH", .paidVideo), ("YouTube Videos", .paidVideo),
    ("Cross-network", .crossNetwork),
    ("MIXED", .crossNetwork), ("Multiréseau", .crossNetwork), ("Inter-réseaux", .crossNetwork),
  ])
  func `networks are known as exports and the interface name them`(
    name: String, channel: DefaultChannel
  ) {
    #expect(AdPlatform.googleAds(networkType: name).channel == channel)
  }

  @Test(
    .enabled(
      if: SharedData.path("measures/ga4_source_categories.csv") != nil,
      "../shared/data/measures is absent: Google's list is counted only"))
  func `every source of Google's list is of the kind that the list says`() throws {
    let rows = try #require(SharedData.rows("measures/ga4_source_categories.csv"))
    var agreeing = 0
    for cells in rows where cells.count == 2 {
      let theirs = cells[1].split(separator: "_").last.map { $0.lowercased() }
      let ours = SiteCategory(source: cells[0])?.rawValue
      #expect(ours == theirs, "\(cells[0])")
      if ours == theirs { agreeing += 1 }
    }
    #expect(rows.count == 819)
    #expect(agreeing == 819)
  }

  @Test func `Google's list is whole, and the extension adds to it without changing it`() {
    #expect(SiteCategory.googleCount == 819)
    for source in ["amazon.fr", "threads.net", "kagi.com", "youtu.be", "m.facebook.com.x"] {
      #expect(SiteCategory(source: source) == nil, "\(source)")
    }
    for source in ["viadeo.journaldunet.com", "email.seznam.cz", "s3.amazonaws.com"] {
      #expect(SiteCategory.extended(source) == SiteCategory(source: source), "\(source)")
      #expect(SiteCategory(source: source) != nil, "\(source)")
    }
  }

  @Test(arguments: [
    ("www.facebook.com", SiteCategory.social), ("fr.pinterest.com", .social), ("x.com", .social),
    ("threads.net", .social), ("Google Shopping", .shopping), ("amazon.fr", .shopping),
    ("youtu.be", .video), ("ecosia.org", .search),
  ])
  func `sites of today and their relays are known`(source: String, category: SiteCategory) {
    #expect(SiteCategory.extended(source) == category)
  }

  @Test(arguments: [
    "facebook.com.example.org", "mail.google.com", "example.org", "", "notfacebook.com",
  ])
  func `what only looks like a known site is none`(source: String) {
    #expect(SiteCategory(source: source) == nil)
    #expect(SiteCategory.extended(source) == nil)
  }
}
