/// The kinds that a framework's folder holds, in the order people meet them.
public let libraryKinds: [any Item.Type] = [
  FrameworkCard.self,
  Block.self,
  Activity.self,
  Competency.self,
  Assessment.self,
  DemandedDeliverable.self,
  Criterion.self,
  FrameworkTerm.self,
  CandidateMeasure.self,
  SourceInconsistency.self,
]

/// The kind of a certifier's private layer, which is read on its own.
public let wordingKinds: [any Item.Type] = [Wording.self]

extension Registry {
  /// What a framework's folder holds.
  public static let library = Registry(libraryKinds)
  /// What a certifier's private layer holds.
  public static let wording = Registry(wordingKinds)
}
