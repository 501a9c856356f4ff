import SextantModel

/// The causes of one effect, by family.
struct Fishbone: Sendable {
  let effect: String
  let bones: [Bone]
  /// Causes whose family is not said.
  let unplaced: [RiskItem]

  struct Bone: Sendable {
    let branch: FishboneBranch
    let causes: [RiskItem]
  }

  var count: Int { unplaced.count + bones.reduce(0) { $0 + $1.causes.count } }

  /// One fishbone for each effect, in the order in which they are first named.
  static func all(_ risks: [RiskItem]) -> [Fishbone] {
    var effects: [String] = []
    var byEffect: [String: [RiskItem]] = [:]
    for risk in risks where risk.method == .ishikawa {
      if byEffect[risk.effect] == nil { effects.append(risk.effect) }
      byEffect[risk.effect, default: []].append(risk)
    }
    return effects.map { Fishbone($0, byEffect[$0] ?? []) }
  }

  private init(_ effect: String, _ causes: [RiskItem]) {
    self.effect = effect
    bones = FishboneBranch.allCases.map { branch in
      Bone(branch: branch, causes: causes.filter { $0.branch == branch })
    }
    unplaced = causes.filter { $0.branch == nil }
  }
}
