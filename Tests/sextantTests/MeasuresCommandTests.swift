import Foundation
import Testing

/// `sextant measures` as it is typed.
@Suite struct MeasuresCommandTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: UUID().uuidString).path

  private func file(_ text: String, _ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func gone() { try? FileManager.default.removeItem(atPath: folder) }

  private let ads = """
    Rapport sur les campagnes
    "1 sept. 2026 - 2 sept. 2026"
    Jour;Campagne;Code de la devise;Coût;Impr.;Clics
    2026-09-01;Toitures;EUR;12,34;1 234;7
    2026-09-02;Toitures;EUR;1 020,50;10 500;88
    Total : compte;--;EUR;1 032,84;11 734;95
    """

  @Test func `says the tool, the period, the columns and that totals agree`() throws {
    defer { gone() }
    let result = try CommandTests.run(["measures", try file(ads, "ads.csv"), "--lang", "en"])
    let text = String(decoding: result.output, as: UTF8.self)
    #expect(result.code == 0, "\(result.errors)")
    for part in ["Google Ads", "2 read, 2 kept", "1,032.84", "Agrees", "metric cost"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  @Test func `as data, with a plain file that reads back the same`() throws {
    defer { gone() }
    let plain = folder + "/plain.csv"
    let result = try CommandTests.run([
      "measures", try file(ads, "ads.csv"), "--format", "json", "--canonical", plain,
    ])
    let told = try #require(
      try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    let table = try #require((told["tables"] as? [[String: Any]])?.first)
    #expect(table["origin"] as? String == "googleAds" && table["rowsKept"] as? Int == 2)
    let totals = try #require(table["totals"] as? [[String: Any]])
    let cost = try #require(totals.first { $0["metric"] as? String == "cost" })
    #expect(cost["kept"] as? Double == 1032.84 && cost["stated"] as? Double == 1032.84)
    let written = try String(contentsOfFile: plain, encoding: .utf8)
    #expect(written.hasPrefix("day,") && written.split(separator: "\n").count == 3)
    let again = try CommandTests.run(["measures", plain, "--format", "json"])
    let second = String(decoding: again.output, as: UTF8.self)
    #expect(again.code == 0 && second.contains("1032.84"), "\(second)")
  }

  @Test func `a file without days takes them from the command, and ends with 1 without`() throws {
    defer { gone() }
    let queries = try file(
      "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position\nthé vert,10,800,1.25%,7\n",
      "Requetes.csv")
    #expect(try CommandTests.run(["measures", queries]).code == 1)
    let dated = try CommandTests.run([
      "measures", queries, "--from", "2026-01-01", "--to", "2026-01-31", "--lang", "en",
    ])
    #expect(dated.code == 0)
    #expect(String(decoding: dated.output, as: UTF8.self).contains("January 2026"))
  }

  @Test func `amounts in another currency end with 1 until their rate is given`() throws {
    defer { gone() }
    let mixed = try file(
      """
      Jour;Campagne;Code de la devise;Coût;Impr.;Clics
      2026-09-01;A;EUR;10,00;100;7
      2026-09-02;B;USD;20,00;200;8
      """, "mixed.csv")
    let without = try CommandTests.run(["measures", mixed, "--currency", "EUR", "--lang", "en"])
    let text = String(decoding: without.output, as: UTF8.self)
    #expect(without.code == 1 && text.contains("USD") && text.contains("line 3"), "\(text)")
    let with = try CommandTests.run([
      "measures", mixed, "--currency", "EUR", "--rate", "USD=0.5", "--format", "json",
    ])
    #expect(with.code == 0)
    #expect(String(decoding: with.output, as: UTF8.self).contains("\"kept\": 20"))
  }

  @Test(arguments: [
    ["measures"], ["measures", "/nowhere.csv"], ["measures", "x.csv", "--rate", "USD"],
    ["measures", "x.csv", "--from", "soon"],
  ])
  func `wrong use ends with 2`(arguments: [String]) throws {
    defer { gone() }
    var arguments = arguments
    if arguments.count > 1, arguments[1] == "x.csv" { arguments[1] = try file(ads, "x.csv") }
    let result = try CommandTests.run(arguments)
    #expect(result.code == 2 && !result.errors.isEmpty, "\(arguments)")
  }

  @Test func `what is no table ends with 2 and says what to do`() throws {
    defer { gone() }
    let result = try CommandTests.run(["measures", try file("%PDF-1.7 …", "a.pdf")])
    #expect(result.code == 2 && result.errors.contains("CSV"), "\(result.errors)")
  }
}
