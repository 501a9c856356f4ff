/// A place of the work, with the same name in the model, the store, the pages, the tests and a
/// dossier's folders.
public enum Room: String, Sendable, CaseIterable {
  case company, watch, research, diagnosis, strategy, brand, budget, choice, project, campaign
  case quality, shop, influence, team, measure, review, report, framework, certification

  /// The instrument's code as people and check codes use it, where the room has one.
  public var instrument: String? {
    switch self {
    case .watch: "VEI"
    case .research: "ETU"
    case .diagnosis: "DIA"
    case .strategy: "STR"
    case .brand: "MAR"
    case .budget: "BUD"
    case .choice: "CHO"
    case .project: "PRO"
    case .campaign: "CAM"
    case .quality: "QUA"
    case .shop: "BOU"
    case .influence: "MED"
    case .team: "EQU"
    case .measure: "KPI"
    case .review: "BIL"
    case .report: "RES"
    case .framework: "REF"
    case .company, .certification: nil
    }
  }
}
