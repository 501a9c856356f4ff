/// One link of the chain that runs from a signal to a slide: a kind, what gives its items their ground
/// and what must follow from them.
///
/// Not every item of a kind carries the thread: a set-aside signal ends it on purpose, and a PESTEL is
/// a survey from which the SWOT takes what counts.
public struct ThreadStep: Sendable {
  public let kind: String
  public let ground: Ground
  /// What must follow: one kind at least of each group.
  public let follows: [[String]]
  private let carries: @Sendable (any Item, Dossier) -> Bool
  private let ends: @Sendable (any Item) -> Bool

  /// What an item has to rest on.
  public enum Ground: Sendable {
    case oneOf([String])
    case anythingBut([String])

    func holds(_ kind: String) -> Bool {
      switch self {
      case .oneOf(let kinds): kinds.contains(kind)
      case .anythingBut(let kinds): !kinds.contains(kind)
      }
    }
  }

  /// - Parameters:
  ///   - carries: whether an item is one of those through which the thread runs.
  ///   - ends: whether somebody decided that nothing has to follow from it.
  init<T: Item>(
    _ type: T.Type, on ground: Ground, then follows: [[String]] = [],
    carries: @escaping @Sendable (T, Dossier) -> Bool = { _, _ in true },
    ends: @escaping @Sendable (T) -> Bool = { _ in false }
  ) {
    kind = T.kind.name
    self.ground = ground
    self.follows = follows
    self.carries = { item, dossier in (item as? T).map { carries($0, dossier) } ?? false }
    self.ends = { item in (item as? T).map(ends) ?? false }
  }

  /// Whether the thread runs through the item.
  public func carries(_ item: any Item, in dossier: Dossier) -> Bool { carries(item, dossier) }
  /// Whether the thread may end at the item: somebody said why.
  func mayEnd(at item: any Item) -> Bool { ends(item) }
}

extension Thread {
  /// The kinds of the thread that runs from a signal to a slide, in its order.
  public static let chain: [ThreadStep] = [
    ThreadStep(
      Signal.self, on: .oneOf(["watchSource"]),
      then: [["matrixItem", "riskItem", "recommendation", "experiment", "action"]],
      ends: { !$0.dismissal.isEmpty }),
    ThreadStep(
      MatrixItem.self, on: .oneOf(["signal", "studyResult", "evidence", "indicator"]),
      then: [["objective", "recommendation", "channelChoice", "action"]],
      carries: { item, dossier in dossier.find(item.matrix)?.matrixKind == .swot },
      ends: { !$0.acceptance.isEmpty }),
    ThreadStep(
      Objective.self, on: .oneOf(["matrixItem", "orientation"]),
      then: [["indicator"], ["action"]],
      carries: { objective, _ in objective.state != .abandoned }),
    ThreadStep(
      Indicator.self, on: .oneOf(["objective"]),
      then: [["reading", "tile", "reportRow", "action"]],
      carries: { indicator, _ in indicator.isFollowed }),
    ThreadStep(
      Action.self,
      on: .oneOf(["objective", "studyResult", "matrixItem", "rexItem", "processStep"]),
      then: [["contentItem", "placement", "emailSetup", "adSetup", "resourceNeed"]],
      carries: { action, _ in action.state != .dropped },
      // What is costed goes on in the budget, to which the action itself is tied.
      ends: { !$0.budgetShares.isEmpty || !$0.zeroCostReason.isEmpty }),
    ThreadStep(
      BudgetLine.self, on: .oneOf(["budget", "department"]),
      then: [
        [
          "action", "recommendation", "mediaLine", "milestone", "offer", "partnership",
          "resourceNeed", "trainingAction", "actual",
        ]
      ]),
    ThreadStep(
      VarianceNote.self, on: .oneOf(["indicator"]), then: [["adjustment"]],
      ends: { !$0.noActionReason.isEmpty }),
    ThreadStep(Adjustment.self, on: .oneOf(["varianceNote", "indicator", "budgetLine"])),
    ThreadStep(
      Slide.self, on: .anythingBut(["deck", "slide"]),
      carries: { slide, _ in slide.slideKind == .content }),
  ]
}

/// Where the thread breaks.
public struct LooseEnds: Sendable {
  /// Items that rest on nothing.
  public let orphans: [Thread.Stop]
  /// What should follow from an item and does not; one for each group of kinds that is missing.
  public let gaps: [Gap]

  public struct Gap: Sendable {
    public let stop: Thread.Stop
    /// The kinds of which one would mend it.
    public let wanted: [String]
  }

  /// Items from which something that should does not follow, each once.
  public var deadEnds: [Thread.Stop] {
    var seen: Set<String> = []
    return gaps.map(\.stop).filter { seen.insert($0.id).inserted }
  }
}

extension Thread {
  /// The items of the chain that break it: those that rest on nothing, those that lead to nothing.
  public func looseEnds() -> LooseEnds {
    var orphans: [Stop] = []
    var gaps: [LooseEnds.Gap] = []
    for step in Self.chain {
      dossier.forEachItem(ofKind: step.kind) { item in
        guard step.carries(item, in: dossier) else { return }
        let stop = Stop(
          id: item.idText, kind: step.kind, headline: item.headline, depth: 0, field: "",
          isRepeated: false)
        let grounds = links(of: item, .back).compactMap { dossier.kind(of: $0.id)?.name }
        if !grounds.contains(where: step.ground.holds) { orphans.append(stop) }
        guard !step.follows.isEmpty, !step.mayEnd(at: item) else { return }
        let followers = Set(citations.all(of: item.idText).map(\.kind.name))
        for wanted in step.follows where followers.isDisjoint(with: wanted) {
          gaps.append(LooseEnds.Gap(stop: stop, wanted: wanted))
        }
      }
    }
    return LooseEnds(orphans: orphans, gaps: gaps)
  }
}
