/// The checks of the room `measure`, in the order of their codes.
let measureChecks: [any Check.Type] = [
  IndicatorsAndObjectivesMeet.self,
  IndicatorCardsAreComplete.self,
  IndicatorsLeadToAction.self,
  FiguresAreRecomputedAndSound.self,
  FamiliesAreCovered.self,
  DashboardsAreWhole.self,
  AnalyticsAreUsed.self,
]
