/// The checks of the room `report`, in the order of their codes.
let reportChecks: [any Check.Type] = [
  DecksKeepToTheSlideLimit.self,
  DecksCoverWhatIsDemanded.self,
  DecksKeepTimeAndBalance.self,
  FiguresAreBound.self,
  MonthlyReportsAreExhaustive.self,
  DefenceIsPrepared.self,
]
