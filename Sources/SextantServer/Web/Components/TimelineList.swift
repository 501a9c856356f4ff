import SextantModel

/// Something that happened at a time.
struct TimelineEntry: Sendable {
  let when: String
  let title: HTML
  var text: HTML
  var mark: Mark

  init(when: String, title: HTML, text: HTML = .empty, mark: Mark = .none) {
    self.when = when
    self.title = title
    self.text = text
    self.mark = mark
  }
}

/// What happened, in order, along a line.
///
/// An ordered list; the time stands first in reading order (WCAG 1.3.2).
struct TimelineList: Component {
  let entries: [TimelineEntry]

  init(_ entries: [TimelineEntry]) { self.entries = entries }

  var html: HTML { "<ol class=\"timeline\">\(each: entries, draw)</ol>" }

  private func draw(_ entry: TimelineEntry) -> HTML {
    """
    <li\(attribute: "class", entry.mark.className)><p class="when">\(entry.when)</p>\
    <div class="what"><p>\(entry.title)</p>\(entry.text)</div></li>
    """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "crisis",
        TimelineList([
          TimelineEntry(when: "9 h 10", title: "Premier message sur les réseaux", mark: .bad),
          TimelineEntry(
            when: "9 h 40", title: "Cellule réunie", text: "<p class=\"muted\">Six personnes</p>"),
          TimelineEntry(when: "11 h 00", title: "Communiqué publié", mark: .good),
        ]))
    ]
  }
}
