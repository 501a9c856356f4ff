/// The verbs of the room `certification`, in the order in which people use them.
let certificationVerbs: [any Verb.Type] =
  [
    FreezeSession.self, ThawSession.self, PlanSession.self, ClearSessionPlan.self,
    OpenPanel.self, ReplaceJuror.self, ChooseWork.self, CarryBlocks.self,
    AskAccommodation.self, GrantAccommodation.self, RefuseAccommodation.self,
    SeeToAccommodation.self, SubmitMark.self, DecideBlock.self, SignMinutes.self,
  ] + deliberationVerbs
