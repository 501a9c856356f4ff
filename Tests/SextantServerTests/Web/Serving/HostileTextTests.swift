import HTTPTypes
import SextantKernels
import Testing

@testable import SextantModel
@testable import SextantServer

/// Text that would be markup, script or a formula elsewhere stays text everywhere.
@Suite struct HostileTextTests {
  /// Breaks out of attributes, opens an element of its own, begins a formula.
  private static let hostile = "=cmd()|'\"><zzz zzzz=\"1\">javascript:alert(1)</zzz>&lt;"

  /// The worked example, every text of which is hostile.
  private static let house = Task {
    let served = try ServedHouse()
    let account = try await served.administrator()
    let example = MarkedExample.whole.dossier
    var dossier = Dossier()
    for type in Registry.dossier.kinds {
      for item in items(of: type, in: example).prefix(12) {
        let line = KeptItem.line(.map(Self.hostileEntries(item, type)))
        guard let made = readItem(type, compact: Array(line.utf8)) else { continue }
        Scene.put(made, in: &dossier)
      }
    }
    for (number, item) in EveryAddress(key: "", dossier: dossier).items.every(25).enumerated() {
      var comment = Comment()
      comment.id = ID("zc\(number)")
      comment.about = AnyID(item.id)
      comment.author = hostile
      comment.at = Moment(day: WorkedExample.day, time: ClockTime(minutes: 600))
      comment.text = hostile
      dossier.put(comment)
    }
    let live = try GuardedHouse.put(dossier, "maison", served)
    try served.seat(account, .owner, in: "maison")
    return (served, live, try served.browser(of: account))
  }

  private static func hostileEntries(_ item: any Item, _ type: any Item.Type) -> [Plain.Entry] {
    var entries = [Plain.Entry(key: "id", value: .text(item.idText))]
    for field in FieldAccess.all(of: type) where field.plain(item) != .none {
      entries.append(
        Plain.Entry(key: field.name, value: hostile(field.plain(item), field.card.shape)))
    }
    return entries
  }

  private static func hostile(_ plain: Plain, _ shape: Shape) -> Plain {
    switch (plain, shape) {
    case (.text, .text), (.text, .longText): return .text(hostile)
    case (.list(let elements), .list(let element)):
      return .list(elements.map { hostile($0, element) })
    case (.list(let rows), .rows(_, let cards)):
      return .list(
        rows.map { row in
          guard case .map(let entries) = row else { return row }
          return .map(
            entries.map { entry in
              let shape = cards.first { $0.name == entry.key }?.shape
              return Plain.Entry(
                key: entry.key, value: shape.map { hostile(entry.value, $0) } ?? entry.value)
            })
        })
    default: return plain
    }
  }

  @Test func `no page takes a text for markup, nor a link for anything but an address`()
    async throws
  {
    let (_, live, browser) = try await Self.house.value
    let every = EveryAddress(key: "maison", dossier: live.snapshot.dossier)
    var addresses = every.pages.filter { !$0.contains("format=csv") && !$0.contains(".zip") }
    addresses = addresses.every(3)
    for item in every.items.spread(25) {
      addresses += every.pages(of: item.id, item.kind).prefix(5)
    }
    addresses += ["/", every.pages[0], Address("maison").page("search?q=%3Cscript%3E%22")]
    var told = 0
    for address in addresses {
      let reply = try await browser.get(address)
      #expect(reply.status < 500, "\(address)")
      guard reply.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
      let text = reply.text
      if text.contains("&lt;zzz") { told += 1 }
      #expect(!text.contains("<zzz") && !text.contains("<script>"), "\(address)")
      let elements = reply.markup.elements
      #expect(elements.allSatisfy { $0.attributes["zzzz"] == nil }, "\(address)")
      let links = elements.compactMap { $0.attributes["href"] ?? $0.attributes["src"] }
      #expect(links.allSatisfy(Self.isAddress), "\(address)")
    }
    // The texts were there to be mistaken.
    #expect(told > 60)
  }

  private static func isAddress(_ link: String) -> Bool {
    ["/", "#", "?", "https://", "http://", "mailto:", "tel:"].contains { link.hasPrefix($0) }
  }

  @Test func `no cell of a table for spreadsheets begins a formula`() async throws {
    let (_, live, browser) = try await Self.house.value
    let every = EveryAddress(key: "maison", dossier: live.snapshot.dossier)
    var hostile = 0
    for address in every.pages.filter({ $0.contains("format=csv") }) {
      let reply = try await browser.get(address)
      // What there is one of has no list.
      guard reply.headers[.contentType]?.hasPrefix("text/csv") == true else { continue }
      #expect(reply.headers[.contentDisposition]?.hasPrefix("attachment") == true, "\(address)")
      for cell in Self.cells(reply.text) {
        if cell.hasPrefix("'=cmd") { hostile += 1 }
        let isNumber = Double(cell.replacing(",", with: ".")) != nil
        let isSafe = isNumber || !["=", "+", "-", "@", "\t"].contains { cell.hasPrefix($0) }
        #expect(isSafe, "\(address) \(cell.prefix(60))")
      }
    }
    #expect(hostile > 100)
  }

  /// The cells of a table as RFC 4180 writes it, with semicolons.
  private static func cells(_ text: String) -> [String] {
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, scalar == ";" || scalar == "\r" || scalar == "\n" || scalar == "\u{FEFF}"
      {
        cells.append(String(cell))
        cell.removeAll()
      } else {
        cell.append(scalar)
      }
    }
    return cells.filter { !$0.isEmpty }
  }

  @Test func `programs and streams get texts as JSON that no browser takes for a page`()
    async throws
  {
    let (_, _, browser) = try await Self.house.value
    for address in [
      "/api/v1/dossiers/maison/channels", "/api/v1/dossiers/maison/findings",
      "/d/maison/events?poll=1&after=0",
    ] {
      let reply = try await browser.get(address)
      #expect(reply.status == 200 && reply.headers[.contentType]?.contains("json") == true)
      #expect((try? JSONSyntax.read(reply.bytes)) != nil, "\(address)")
    }
  }
}
