internal import SextantKernels

/// Finds the known words that misspelt ones may stand for, at a cost that stays bounded however
/// many words are misspelt.
struct Suggestions: Sendable {
  private var comparisonsLeft: Int

  init(atMost comparisons: Int = 500_000) { comparisonsLeft = comparisons }

  /// The nearest of the known words, when it is near enough and there is still time to look for it.
  mutating func nearest(to written: String, in known: [String]) -> String? {
    guard comparisonsLeft >= known.count else { return nil }
    comparisonsLeft -= known.count
    return nearestWord(to: written, in: known)
  }
}

/// The known word that a written one most likely stands for, when it is near enough; of several as
/// near, the first.
public func nearestWord(to written: String, in known: [String]) -> String? {
  let bytes = Array(written.lowercased().utf8)
  guard bytes.count <= 80 else { return nil }
  var best: String?
  var allowed = max(1, bytes.count / 3)
  for name in known where abs(name.utf8.count - bytes.count) <= allowed {
    let distance = editDistance(bytes, Array(name.lowercased().utf8))
    if distance <= allowed {
      best = name
      if distance == 0 { break }
      allowed = distance - 1
    }
  }
  return best
}
