/// What is done from the marks handed in to the results published.
let deliberationVerbs: [any Verb.Type] = [
  SubmitAnchorMark.self, DrawSecondMarking.self, SubmitBlindMark.self, CallThirdReader.self,
  SettleBlindPiece.self, AgreeReconciliation.self, ReopenReconciliation.self, CastVote.self,
  WithdrawVote.self, DecideSession.self, PublishSession.self, CorrectDecision.self,
]
