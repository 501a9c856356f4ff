import Foundation
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// The database stays behind the store and HTTP behind the pages; texts exist in both languages.
@Suite struct ImportsTests {
  @Test(arguments: [("GRDB", "/Store/"), ("Hummingbird", "/Web/")])
  func `a library is known in its folder only`(library: String, folder: String) throws {
    let root = Repository.root + "/Sources"
    var users = 0
    for name in Folder(root).tree() where name.hasSuffix(".swift") {
      let text = String(decoding: Folder.bytes("\(root)/\(name)") ?? [], as: UTF8.self)
      let imports = text.split(separator: "\n").contains { line in
        let words = line.split(separator: " ")
        return words.contains("import") && words.last.map { $0 == library } == true
      }
      guard imports else { continue }
      users += 1
      #expect(name.hasPrefix("SextantServer") && name.contains(folder), "\(name)")
    }
    #expect(users > 0 || library == "Hummingbird")
  }

  @Test(arguments: Language.allCases)
  func `every failure of the machine is said in words`(language: Language) throws {
    let catalogue = Repository.catalogue(language)
    for reason in HouseError.Reason.allCases {
      let error = HouseError(reason, "/var/lib/sextant", detail: "disk I/O error")
      #expect(catalogue.has(error.message.key), "\(reason)")
      #expect(!catalogue.say(error.message).contains("{"), "\(reason)")
    }
  }

  @Test func `both languages say the same things of the store`() throws {
    func keys(_ language: String) throws -> [String: Set<String>] {
      let path = "\(Repository.root)/Locales/\(language)/store.json"
      let data = Data(try #require(Folder.bytes(path)))
      let texts = try #require(try JSONSerialization.jsonObject(with: data) as? [String: String])
      return texts.mapValues { text in
        Set(
          // The words that go with a number are each language's own.
          text.split(separator: "{").dropFirst().map {
            String($0.prefix { $0 != "}" && $0 != "|" })
          }
        )
      }
    }
    #expect(try keys("fr") == keys("en"))
  }
}
