import Foundation
import SextantModel

@testable import SextantServer

/// What a reader of a board reads in its tables and around them, without the markup.
struct BoardFigures {
  let markup: String
  /// Everything, with plain blanks.
  let text: String

  init(_ html: HTML) {
    markup = html.markup
    text = Self.plain(html.markup[...])
  }

  /// The rows of a table, head and foot with them, each by its cells; none where there is no such
  /// table.
  func table(_ id: String) -> [[String]] {
    guard let caption = markup.range(of: "id=\"\(id)-caption\""),
      let end = markup[caption.upperBound...].range(of: "</table>")
    else { return [] }
    return markup[caption.upperBound..<end.lowerBound].split(separator: "<tr").dropFirst()
      .map { row in
        row.replacing("</th>", with: "</td>").split(separator: "</td>").dropLast()
          .map { cell in
            // The row's own tag goes before its first cell.
            let opening = cell.range(of: "<td")?.lowerBound ?? cell.range(of: "<th")?.lowerBound
            return Self.plain(cell[(opening ?? cell.startIndex)...])
          }
      }
  }

  /// A table's lines without its head, by the column that a text of the head names.
  func column(_ id: String, _ name: String) -> [String] {
    let rows = table(id)
    guard let place = rows.first?.firstIndex(of: name) else { return [] }
    return rows.dropFirst().map { $0.indices.contains(place) ? $0[place] : "" }
  }

  static func plain(_ markup: Substring) -> String {
    var text = ""
    var isTag = false
    for character in markup {
      switch character {
      case "<":
        isTag = true
        text += " "
      case ">": isTag = false
      case "\u{A0}", "\u{202F}", "\n": if !isTag { text += " " }
      default: if !isTag { text.append(character) }
      }
    }
    return text.replacing("&amp;", with: "&").replacing("&quot;", with: "\"")
      .split(separator: " ").joined(separator: " ")
  }

  static func plain(_ text: String) -> String { plain(text[...]) }
}
