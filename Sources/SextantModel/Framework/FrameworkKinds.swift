/// The kinds of item of the room `framework`, in the order people meet them.
let frameworkKinds: [any Item.Type] = [
  AssessmentSelection.self,
  Submission.self,
  CriterionEvidence.self,
  Waiver.self,
  CandidateAccommodation.self,
]
