/// The checks of the room `strategy`, in the order of their codes.
let strategyChecks: [any Check.Type] = [
  ObjectivesAreSmarte.self,
  ObjectivesAreAligned.self,
  TheDiagnosisIsAnswered.self,
  HorizonsAndStakeholdersAreCovered.self,
  RecommendationsAreBacked.self,
  RecommendationsAreResponsible.self,
  SegmentsAreDescribed.self,
  ChannelsAreJustified.self,
]
