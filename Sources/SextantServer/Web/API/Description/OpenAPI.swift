import SextantModel

/// The description of the interface as an OpenAPI 3.1 document, written from the lists of fields and
/// the cards of verbs that the interface itself goes by.
struct OpenAPI {
  let words: Catalogue
  /// A dossier whose items serve as examples.
  let example: Dossier

  init(words: Catalogue, example: Dossier) {
    self.words = words
    self.example = example
  }

  var document: Plain {
    .map([
      entry("openapi", "3.1.0"),
      entry(
        "info",
        .map([
          entry("title", say("title")), entry("version", "1"), entry("description", say("about")),
          entry(
            "license",
            .map([entry("name", "EUPL-1.2"), entry("identifier", "EUPL-1.2")])),
        ])),
      entry("servers", .list([.map([entry("url", APISeat.root)])])),
      entry("security", .list([.map([entry("token", .list([]))])])),
      entry("tags", .list(tags)),
      entry("paths", .map(OpenAPIPaths(self).entries)),
      entry("components", components),
    ])
  }

  /// The document with every address and every schema on a line of its own, so that a change shows
  /// as what it is.
  var text: String { "{\n" + Self.lines(document, depth: 0).joined(separator: ",\n") + "\n}\n" }

  private static func lines(_ plain: Plain, depth: Int) -> [String] {
    guard case .map(let entries) = plain else { return [] }
    return entries.map { found in
      let key = JSONText.compact(.text(found.key)) + ": "
      let isOpened = depth == 0 ? ["paths", "components"].contains(found.key) : depth == 1
      guard isOpened, case .map(let inner) = found.value, !inner.isEmpty, depth < 2,
        depth == 0 || found.key.hasPrefix("/") == false
      else { return key + JSONText.compact(found.value) }
      return key + "{\n" + lines(found.value, depth: depth + 1).joined(separator: ",\n") + "\n}"
    }
  }

  func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    words.say(Message("api.describe.\(key)", arguments))
  }

  static func ref(_ section: String, _ name: String) -> Plain {
    .map([entry("$ref", "#/components/\(section)/\(name)")])
  }

  private var tags: [Plain] {
    let rooms = Room.allCases.filter { room in
      Registry.all.kinds.contains { $0.kind.room == room }
    }
    return [.map([entry("name", "dossiers"), entry("description", say("tag.dossiers"))])]
      + rooms.map { room in
        .map([
          entry("name", room.rawValue),
          entry("description", words.text("room.\(room.rawValue)")),
        ])
      }
  }

  private var components: Plain {
    .map([
      entry(
        "securitySchemes",
        .map([
          entry(
            "token",
            .map([
              entry("type", "http"), entry("scheme", "bearer"),
              entry("description", say("token")),
            ]))
        ])),
      entry("parameters", .map(OpenAPIParameters(self).entries)),
      entry("responses", .map(OpenAPIResponses(self).entries)),
      entry("schemas", .map(OpenAPISchemas(self).entries)),
    ])
  }
}
