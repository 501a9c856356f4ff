import Foundation
import SextantModel
import Testing

@testable import SextantServer

@Suite struct GalleryTests {
  private static func examples(_ language: Language) -> [(name: String, markup: String)] {
    let words = Repository.catalogue(language)
    return Gallery.components.flatMap { component in
      component.examples(words).map { ("\(component), \($0.name)", $0.html.markup) }
    }
  }

  @Test(arguments: Language.allCases)
  func `every example of every part is well-formed, named and tied`(language: Language) {
    for example in Self.examples(language) {
      #expect(Markup(example.markup).problems == [], "\(example.name)")
    }
  }

  @Test(arguments: Language.allCases)
  func `the gallery is one well-formed page`(language: Language) {
    let words = Repository.catalogue(language)
    let frame = PlainFrame(
      Gallery.page(words), words: words, token: "t", person: "Camille Moreau",
      FrameState(currentAddress: "/"))
    #expect(Markup(frame.html.markup).problems == [])
    Show.page("gallery-\(language.rawValue)", frame.html)
  }

  @Test func `every drawing that parts use is in the sprite`() throws {
    let sprite = try String(contentsOfFile: Show.root + "/Public/icons.svg", encoding: .utf8)
    for name in Icon.names { #expect(sprite.contains("<symbol id=\"\(name)\""), "\(name)") }
    #expect(sprite.contains("<symbol id=\"rose\""))
    let used = Self.examples(.french).flatMap { Markup($0.markup).all("use") }
      .compactMap { $0.attributes["href"] }
    for address in Set(used) {
      let name = String(address.dropFirst("/icons.svg#".count))
      #expect(Icon.names.contains(name) || name == "rose", "\(address)")
    }
  }

  @Test func `markup in a text is shown, not obeyed`() {
    let words = Repository.catalogue(.french)
    let hostile = "\"><script>alert(1)</script>"
    let field = FormField(
      words, "x", label: hostile, .choice(hostile, [ChoiceOption(hostile, hostile)]),
      help: hostile, problems: [hostile])
    let markup = Markup(field.html.markup)
    #expect(markup.problems == [])
    #expect(markup.all("script").isEmpty)
  }
}

/// Writes pages for people to look at, where `SEXTANT_SHOW` names a folder; elsewhere does nothing.
enum Show {
  static var root: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  }

  static func page(_ name: String, _ html: HTML) {
    guard let folder = ProcessInfo.processInfo.environment["SEXTANT_SHOW"] else { return }
    try? html.markup.write(toFile: "\(folder)/\(name).html", atomically: true, encoding: .utf8)
  }
}
