import SextantModel

/// A fishbone laid out: the spine to the effect, a bone for each family, its causes along it.
struct FishboneDrawing: Sendable {
  let width = 990.0
  let height: Double
  let spine: Double
  let bones: [Bone]

  struct Bone: Sendable {
    let branch: FishboneBranch
    /// Where the family's name stands, and where the bone meets the spine.
    let head: (x: Double, y: Double)
    let foot: (x: Double, y: Double)
    let causes: [Cause]
    var isAbove: Bool { head.y < foot.y }
  }

  struct Cause: Sendable {
    let risk: RiskItem
    let lines: DrawnText
    /// Where the twig meets the bone; the text stands at its left.
    let x: Double
    let y: Double
  }

  /// The room that one cause takes along its bone.
  private static let rise = 44.0
  static let twig = 172.0

  init(_ fishbone: Fishbone) {
    let most = fishbone.bones.map(\.causes.count).max() ?? 0
    let reach = max(132, Double(most) * Self.rise + 56)
    let spine = reach + 36
    self.spine = spine
    height = spine * 2
    let columns = (fishbone.bones.count + 1) / 2
    bones = fishbone.bones.enumerated().map { number, bone in
      let column = number / 2
      let isAbove = number.isMultiple(of: 2)
      let foot = (x: 250 + Double(column) * (520 / Double(max(columns - 1, 1))), y: spine)
      let head = (x: foot.x - 56, y: isAbove ? spine - reach : spine + reach)
      let causes = bone.causes.enumerated().map { place, risk -> Cause in
        // From the family's name towards the spine.
        let part = (34 + Self.rise * (Double(place) + 0.5)) / reach
        return Cause(
          risk: risk, lines: DrawnText(risk.label, width: 24, lines: 2),
          x: head.x + (foot.x - head.x) * part, y: head.y + (foot.y - head.y) * part)
      }
      return Bone(branch: bone.branch, head: head, foot: foot, causes: causes)
    }
  }
}
