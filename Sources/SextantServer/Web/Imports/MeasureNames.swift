import SextantFiles
import SextantModel

/// What is measured and by what it is told apart, as people call it.
extension View {
  func name(metric: String) -> String { SheetRemarks.name(metric: metric, words) }

  func name(dimension: String) -> String {
    let key = "sheets.dimension.\(dimension)"
    return words.has(key) ? say(key) : dimension
  }
}
