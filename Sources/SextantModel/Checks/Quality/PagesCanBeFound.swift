/// Each page can be told from the others in a list of results, and no old address leads nowhere.
///
/// Lengths are counted in characters. A canonical address is coherent when it is the page's own or
/// that of another page of the dossier that is served. An old address must lead, in one redirect,
/// to a page that is served (HTTP 200).
public struct PagesCanBeFound: Check {
  public static let card = CheckCard(
    "QUA04", "seo.pages", .warning, basis: [.house],
    about: [PageSnapshot.self, Redirect.self],
    parameters: ["titleMin", "titleMax", "descriptionMin", "descriptionMax"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let pages = x.all(PageSnapshot.self)
    let served = Set(pages.filter { $0.statusCode == 200 }.map { plain($0.url) })
    for page in pages { check(page, served, x.rules, &verdict) }
    checkTwins(pages, "title", "sameTitle", \.title, &verdict)
    checkTwins(pages, "metaDescription", "sameDescription", \.metaDescription, &verdict)
    for redirect in x.all(Redirect.self) { check(redirect, &verdict) }
  }

  private static func check(
    _ page: PageSnapshot, _ served: Set<String>, _ rules: RuleParameters, _ verdict: inout Verdict
  ) {
    let name: [String: Argument] = ["page": .text(page.url)]
    let title = page.title.count
    if title < rules.titleMin || title > rules.titleMax {
      verdict.fail(
        page.at("title"), "titleLength",
        name.merging(limits(title, rules.titleMin, rules.titleMax)) { first, _ in first })
    }
    let description = page.metaDescription.count
    if description < rules.descriptionMin || description > rules.descriptionMax {
      verdict.fail(
        page.at("metaDescription"), "descriptionLength",
        name.merging(limits(description, rules.descriptionMin, rules.descriptionMax)) {
          first, _ in first
        })
    }
    if page.headings.count(where: { $0.level == 1 }) != 1 {
      verdict.fail(page.at("headings"), "notOneH1", name)
    }
    if page.canonical.isEmpty {
      verdict.fail(page.at("canonical"), "noCanonical", name)
    } else if plain(page.canonical) != plain(page.url), !served.contains(plain(page.canonical)) {
      verdict.fail(
        page.at("canonical"), "canonicalAstray",
        ["page": .text(page.url), "canonical": .text(page.canonical)])
    }
    if let status = page.statusCode, status != 200 {
      verdict.fail(
        page.at("statusCode"), "notServed", ["page": .text(page.url), "status": .integer(status)])
    } else if page.statusCode == nil {
      verdict.doubt(page.at("statusCode"), "statusUnknown", name)
    }
  }

  private static func checkTwins(
    _ pages: [PageSnapshot], _ field: String, _ key: String, _ text: (PageSnapshot) -> String,
    _ verdict: inout Verdict
  ) {
    var groups: [String: [PageSnapshot]] = [:]
    for page in pages where !text(page).isEmpty { groups[text(page), default: []].append(page) }
    for page in pages {
      guard let twins = groups[text(page)], twins.count > 1, twins.first?.id != page.id else {
        continue
      }
      verdict.fail(
        page.at(field), key,
        ["count": .integer(twins.count), "text": .text(text(page)), "page": .text(page.url)])
    }
  }

  private static func check(_ redirect: Redirect, _ verdict: inout Verdict) {
    let from: [String: Argument] = ["from": .text(redirect.from), "to": .text(redirect.to)]
    if redirect.to.isEmpty {
      verdict.fail(redirect.at("to"), "notRedirected", from)
      return
    }
    if redirect.hops == nil || redirect.statusCode == nil {
      verdict.doubt(redirect.at(redirect.hops == nil ? "hops" : "statusCode"), "notFollowed", from)
    }
    if let hops = redirect.hops, hops != 1 {
      verdict.fail(
        redirect.at("hops"), "manyHops", from.merging(["count": .integer(hops)]) { $1 })
    }
    if let status = redirect.statusCode, status != 200 {
      verdict.fail(
        redirect.at("statusCode"), "deadEnd", from.merging(["status": .integer(status)]) { $1 })
    }
  }

  private static func limits(_ count: Int, _ least: Int, _ most: Int) -> [String: Argument] {
    ["count": .integer(count), "min": .integer(least), "max": .integer(most)]
  }

  /// An address without its last slash.
  private static func plain(_ url: String) -> String {
    url.hasSuffix("/") ? String(url.dropLast()) : url
  }
}
