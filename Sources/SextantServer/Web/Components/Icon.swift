import SextantModel

/// A small drawing from the sprite, always beside words or under a label for ears.
///
/// Hidden from screen readers (WCAG 1.1.1, RGAA 1.2): it says nothing that words do not.
struct Icon: Component {
  let name: String

  init(_ name: String) { self.name = name }

  var html: HTML {
    """
    <svg class="icon" width="16" height="16" aria-hidden="true" focusable="false">\
    <use href="/icons.svg#\(name)"/></svg>
    """
  }

  /// Every drawing of the sprite.
  static let names = [
    "add", "archive", "board", "calendar", "chat", "check", "clock", "close", "copy", "delete",
    "down", "download", "drag", "edit", "error", "external", "file", "filter", "flag", "globe",
    "history", "info", "left", "link", "list", "lock", "menu", "moon", "none", "ok", "people",
    "person", "print", "redo", "right", "search", "sort", "star", "sun", "thread", "undo",
    "unknown", "up", "upload", "warning",
  ]

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    let list: HTML = "\(each: names, { "<li>\(Icon($0)) \($0)</li>" })"
    return [ComponentExample("all", "<ul class=\"cluster\">\(list)</ul>" as HTML)]
  }
}
