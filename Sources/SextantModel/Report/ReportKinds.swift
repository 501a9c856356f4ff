/// The kinds of item of the room `report`, in the order people meet them.
let reportKinds: [any Item.Type] = [
  Report.self,
  ReportRow.self,
  Deck.self,
  Slide.self,
  DecisionRequest.self,
  AnticipatedQuestion.self,
  Rehearsal.self,
  Edition.self,
]
