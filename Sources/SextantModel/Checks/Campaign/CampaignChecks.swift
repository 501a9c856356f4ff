/// The checks of the room `campaign`, in the order of their codes.
let campaignChecks: [any Check.Type] = [
  ActionsAreDeployable.self,
  AudiencesAndLeversAreCovered.self,
  CalendarIsDetailedAndRealistic.self,
  ContentsMatchFacts.self,
  DirectMarketingIsLawful.self,
  ProposalsAreReviewed.self,
]
