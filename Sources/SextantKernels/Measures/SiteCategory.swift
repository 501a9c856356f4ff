/// The kinds of sites that the default channel group knows.
public enum SiteCategory: String, Sendable, Hashable, CaseIterable {
  case search, social, shopping, video

  /// The kind of a source, by its name (`google`) or its host (`fr.search.yahoo.com`); `nil` where it
  /// is none of them, or not known.
  public init?(source: String) {
    let source = String(source.lowercased().map { $0 == " " ? "-" : $0 })
    if let category = Self.exact[source] {
      self = category
      return
    }
    // A host below a known one, and the subdomains that send readers there.
    guard let category = Self.byHost(source) else { return nil }
    self = category
  }

  /// Names and hosts as they stand in reports.
  private static let exact: [String: SiteCategory] = {
    var table: [String: SiteCategory] = [:]
    for (category, text) in lists {
      for entry in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        // `facebook:com` is the name alone and with its ending; `pinterest:com,fr` with each.
        let parts = entry.split(separator: ":").map(String.init)
        table[parts[0]] = category
        guard parts.count == 2 else { continue }
        for ending in parts[1].split(separator: ",") { table["\(parts[0]).\(ending)"] = category }
      }
    }
    return table
  }()

  private static func byHost(_ host: String) -> SiteCategory? {
    let labels = host.split(separator: ".")
    guard labels.count >= 3, labels.count <= 6 else { return nil }
    // `l.facebook.com`, `out.reddit.com`, `fr.pinterest.com`: what readers are sent through.
    if relays.contains(String(labels[0])) || labels[0].utf8.count == 2 {
      let rest = labels.dropFirst().joined(separator: ".")
      return exact[rest]
    }
    return nil
  }

  private static let relays: Set<String> = [
    "www", "m", "l", "lm", "mobile", "touch", "web", "business", "apps", "free", "out", "old",
    "amp",
    "new", "np", "app", "go", "link", "away", "t", "wap", "music", "player", "search", "int",
  ]

  private static let lists: [(SiteCategory, String)] = [
    (
      .search,
      """
      google bing yahoo:com,co.jp duckduckgo:com baidu:com ecosia:org qwant:com lite.qwant.com \
      startpage:com yandex:ru,com,by,kz,ua,uz,fr,com.tr,com.am ya.ru naver:com,m.naver.com \
      search.naver.com m.search.naver.com daum:net search.daum.net sogou:com so.com 360.cn seznam:cz \
      search.seznam.cz aol search.aol.com search.aol.co.uk ask:com msn:com ntp.msn.com cn.bing.com \
      lycos:com dogpile:com excite:com exalead:com rambler:ru go.mail.ru ukr search.ukr.net \
      onet:pl najdi terra globo virgilio:it alice eniro:se kvasir:no startsiden:no centrum:cz tut.by \
      search.yahoo.com images.google.com lens.google.com search.google.com news.google.com \
      google-play play.google.com rakuten:co.jp websearch.rakuten.co.jp biglobe:ne.jp,co.jp auone \
      babylon avg conduit comcast incredimail search-results cnn suche.aol.de firmy.cz \
      webmaster.yandex.ru zen.yandex.ru mail.rambler.ru m.baidu.com m.sogou.com brave \
      search.brave.com kagi:com mojeek:com swisscows:com metager:org,de lilo.org presearch:com gibiru:com
      """
    ),
    (
      .social,
      """
      facebook:com fb fb.com fb.me instagram:com ig twitter:com t.co x.com tweetdeck.twitter.com \
      linkedin:com lnkd.in pinterest:com,fr,de,es,it,at,ca,ch,cl,co.uk,co.kr,com.au,com.mx,jp,nz,ph,pt,ru,se,ie,dk \
      reddit:com redd.it tiktok:com snapchat:com whatsapp:com wa.me chat.whatsapp.com wechat:com weixin \
      weibo:com m.weibo.cn qzone:qq.com douban:com tencent:com vk:com vkontakte:ru ok.ru odnoklassniki:ru \
      tumblr:com flickr:com quora:com fr.quora.com medium.com xing:com viadeo:com meetup:com yelp:com,fr \
      tripadvisor:com,fr,co.uk,de,it,es threads.net threads.com bsky.app mastodon.social discord:com \
      telegram:org t.me web.telegram.org messenger:com line.me kakao:com kakaocorp.com nextdoor:com \
      livejournal:com wordpress:com blogger:com blogspot:com typepad:com disqus:com scribd:com \
      slideshare:net stackoverflow:com stackexchange:com serverfault.com superuser.com github:com \
      hootsuite:com buffer:com digg:com diigo:com delicious:com stumbleupon:com mix:com slashdot:org \
      news.ycombinator.com ycombinator.com pocket.co getpocket.com instapaper:com feedly:com netvibes:com \
      goodreads:com deviantart:com behance:net dribbble:com last.fm myspace:com badoo:com tagged:com \
      foursquare:com hi5:com plurk:com mixi.jp ameblo.jp hatena:ne.jp note.com academia.edu researchgate:net \
      skyrock:com copainsdavant:com trombi:com care2:com classmates:com taringa:net photobucket:com \
      imgur:com 9gag:com ravelry:com allrecipes:com couchsurfing:org,com strava:com untappd:com \
      groups.google.com plus.google.com plus.url.google.com google+ googleplus googlegroups:com \
      sites.google.com messages.google.com workplace.com yammer:com slack:com teams.microsoft.com \
      skype:com bebo:com gaiaonline:com habbo:com renren:com xiaohongshu:com zhihu:com douyin:com \
      social social-network
      """
    ),
    (
      .shopping,
      """
      amazon:com,fr,de,co.uk,it,es,ca,co.jp,in,com.br,com.mx,nl,se,pl,com.au,com.be \
      aax.amazon-adsystem.com ebay:com,fr,de,co.uk,it,es,ca,com.au,ch,at,be,nl etsy:com walmart:com \
      one.walmart.com alibaba:com m.alibaba.com aliexpress:com,fr mercadolibre:com,com.ar,com.mx \
      mercadolivre:com.br shopify:com apps.shopify.com checkout.shopify.com partners.shopify.com \
      shop.app stripe:com checkout.stripe.com shopzilla:com igshopping shopping.yahoo.com \
      shopping.yahoo.co.jp store.shopping.yahoo.co.jp order.shopping.yahoo.co.jp shopping.naver.com \
      m.shopping.naver.com msearch.shopping.naver.com cr.shopping.naver.com cr2.shopping.naver.com \
      uk.shopping.net nl.shopping.net no.shopping.net se.shopping.net simplycodes:com \
      s3.amazonaws.com google-shopping shopping.google.com idealo:fr,de,co.uk,it,es
      """
    ),
    (
      .video,
      """
      youtube:com youtu.be m.youtube.com music.youtube.com vimeo:com player.vimeo.com \
      dailymotion:com dai.ly twitch:tv m.twitch.tv id.twitch.tv blog.twitch.tv dashboard.twitch.tv \
      player.twitch.tv justin.tv netflix:com help.netflix.com jobs.netflix.com hulu:com help.hulu.com \
      disneyplus:com youku:com v.youku.com iqiyi:com iq.com ted:com wistia:com fast.wistia.net \
      crackle:com curiositystream:com veoh:com utreon:com d.tube rumble:com bilibili:com \
      metacafe:com break:com
      """
    ),
  ]
}
