/// The kinds of sites that the default channel group knows.
public enum SiteCategory: String, Sendable, Hashable, CaseIterable {
  case search, social, shopping, video

  /// The kind of a source as Google lists it, by its name (`google`) or its host
  /// (`fr.search.yahoo.com`), whatever its capitals; `nil` where Google's list does not have it.
  public init?(source: String) {
    guard let category = Self.google[Self.key(source)] else { return nil }
    self = category
  }

  /// The kind of a source with what Google's list leaves out: national shops, networks that came
  /// later, and the hosts through which the known ones send readers on.
  ///
  /// For tools that have no list of their own to agree with. What Google lists stays as Google has it.
  public static func extended(_ source: String) -> SiteCategory? {
    let source = key(source)
    if let category = google[source] ?? extensionOnly[source] { return category }
    let labels = source.split(separator: ".")
    guard labels.count >= 3, labels.count <= 6 else { return nil }
    // `l.facebook.com`, `out.reddit.com`, `fr.pinterest.com`: what readers are sent through.
    guard relays.contains(String(labels[0])) || labels[0].utf8.count == 2 else { return nil }
    let rest = labels.dropFirst().joined(separator: ".")
    return google[rest] ?? extensionOnly[rest]
  }

  /// How many sources Google's list has.
  public static var googleCount: Int { google.count }

  private static func key(_ source: String) -> String {
    String(source.lowercased().map { $0 == " " ? "+" : $0 })
  }

  private static let google = table(GoogleSiteList.lists)
  private static let extensionOnly = table(SiteListExtension.lists)

  /// `lycos:com,fr` is the name alone and with each ending, `forums::a.com` with its ending only.
  private static func table(_ lists: [(SiteCategory, String)]) -> [String: SiteCategory] {
    var table: [String: SiteCategory] = [:]
    for (category, text) in lists {
      for entry in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count != 3 { table[String(parts[0])] = category }
        guard parts.count > 1, let endings = parts.last else { continue }
        for ending in endings.split(separator: ",") {
          table["\(parts[0]).\(ending)"] = category
        }
      }
    }
    return table
  }

  private static let relays: Set<String> = [
    "www", "m", "l", "lm", "mobile", "touch", "web", "business", "apps", "free", "out", "old",
    "amp", "new", "np", "app", "go", "link", "away", "t", "wap", "music", "player", "search", "int",
  ]
}

/// Sites that Google's list does not have, in the same form: ours, never used where a figure is to be
/// what Google Analytics shows.
enum SiteListExtension {
  static let lists: [(SiteCategory, String)] = [
    (
      .search,
      """
      duckduckgo.com baidu.com ecosia startpage:com yandex.com.am ya.ru search.naver.com \
      search.daum.net search.seznam.cz ask.com lycos.com virgilio.it eniro.se kvasir.no \
      search.yahoo.com images.google.com search.brave.com kagi.com mojeek.com swisscows.com \
      metager::org,de lilo.org presearch.com gibiru.com perplexity.ai
      """
    ),
    (
      .social,
      """
      fb.com x.com tweetdeck.twitter.com pinterest::ie,dk redd.it wa.me chat.whatsapp.com \
      m.weibo.cn ok.ru viadeo.com yelp.fr tripadvisor::fr,co.uk,de,it,es threads::net,com \
      bsky.app mastodon.social discord.com telegram.org web.telegram.org nextdoor.com \
      github.com buffer.com ycombinator.com feedly.com behance.net dribbble.com hatena.ne.jp \
      note.com copainsdavant.com imgur.com 9gag.com strava.com untappd.com workplace.com \
      slack.com teams.microsoft.com skype.com xiaohongshu.com zhihu.com douyin.com
      """
    ),
    (
      .shopping,
      """
      amazon::fr,de,it,es,ca,co.jp,in,com.br,com.mx,nl,se,pl,com.au,com.be ebay::fr,it,es,ca,ch,at \
      ebay::be,nl aliexpress:com,fr mercadolivre.com.br shopping.google.com \
      idealo::fr,de,co.uk,it,es cdiscount.com fnac.com rakuten.fr leboncoin.fr
      """
    ),
    (
      .video,
      "youtu.be dai.ly v.youku.com rumble.com bilibili.com metacafe.com"
    ),
  ]
}
