/// The checks of the room `quality`, in the order of their codes.
let qualityChecks: [any Check.Type] = [
  PagesAndMediaAreAccessible.self,
  ColourPairsContrast.self,
  AuditsAgreeWithTheirResults.self,
  PagesCanBeFound.self,
  KeywordsLeadToOnePage.self,
  ProcessingIsRegistered.self,
  CommitmentsAreMeasured.self,
]
