/// The checks of the room `research`, in the order of their codes.
let researchChecks: [any Check.Type] = [
  TheQuestionIsAnchored.self,
  ConceptsAreDefinedAndSourced.self,
  HypothesesAreAnswered.self,
  SamplesAreSound.self,
  JourneysHaveBothSides.self,
  AudiencesAreGrounded.self,
]
