/// The checks of the room `watch`, in the order of their codes.
let watchChecks: [any Check.Type] = [
  WatchAxesAreCovered.self,
  SourcesAreQualified.self,
  TheWatchRuns.self,
  SignalsAreExploited.self,
  RiskScoresAddUp.self,
  ExperimentsAreGrounded.self,
]
