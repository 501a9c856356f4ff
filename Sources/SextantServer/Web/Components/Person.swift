import SextantModel

/// Someone by name, with a disc of initials.
struct Person: Component {
  let name: String

  init(_ name: String) { self.name = name }

  var html: HTML {
    """
    <span class="person"><span class="initials" aria-hidden="true">\(Self.initials(name))</span>\
    <span>\(name)</span></span>
    """
  }

  /// At most two letters: of the first and the last word.
  static func initials(_ name: String) -> String {
    let words = name.split { $0 == " " || $0 == "-" || $0 == "\u{A0}" }
    let letters = [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first }
    return letters.map { $0.uppercased() }.joined()
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [ComponentExample("two words", Person("Camille Moreau"))]
  }
}
