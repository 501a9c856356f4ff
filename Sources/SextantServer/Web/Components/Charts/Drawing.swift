import SextantModel

/// A number as it stands in a drawing: at most two decimals, dot as decimal mark.
func coordinate(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "0" }
  let hundredths = Int((value * 100).rounded())
  let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
  let sign = hundredths < 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
  return rest < 10 ? "\(sign)\(whole).0\(rest)" : "\(sign)\(whole).\(rest)"
}

/// A picture drawn in SVG that says in words what it shows.
///
/// An image with a name and a description (WCAG 1.1.1, RGAA 1.1, 1.3). Where it holds links it is a
/// group instead, so that they are reached.
struct Drawing: Component {
  let width: Double
  let height: Double
  let title: String
  let holdsLinks: Bool
  let className: String
  let content: HTML

  init(
    width: Double, height: Double, title: String, holdsLinks: Bool = false,
    className: String = "", _ content: HTML
  ) {
    self.width = width
    self.height = height
    self.title = title
    self.holdsLinks = holdsLinks
    self.className = className
    self.content = content
  }

  var html: HTML {
    """
    <svg class="drawing\(className.isEmpty ? "" : " \(className)")"\
     viewBox="0 0 \(coordinate(width)) \(coordinate(height))"\
     role="\(holdsLinks ? "group" : "img")" aria-label="\(title)">\(content)</svg>
    """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "a dot",
        Drawing(
          width: 40, height: 20, title: "Un point", "<circle cx=\"10\" cy=\"10\" r=\"4\"/>"))
    ]
  }
}
