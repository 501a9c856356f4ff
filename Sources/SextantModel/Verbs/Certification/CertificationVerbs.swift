/// The verbs of the room `certification`, in the order in which people use them.
let certificationVerbs: [any Verb.Type] =
  [
    FreezeSession.self, ThawSession.self, PlanSession.self, ClearSessionPlan.self,
    OpenPanel.self, ReplaceJuror.self, SeatPanel.self, ChooseWork.self, CarryBlocks.self,
    AskAccommodation.self, GrantAccommodation.self, RefuseAccommodation.self,
    SeeToAccommodation.self, OpenSlot.self, StartTalk.self, StartQuestions.self, PauseDefence.self,
    ResumeDefence.self, EndDefence.self, RecuseJuror.self, CorrectAttendance.self, SubmitMark.self,
    DecideBlock.self, WriteMinutes.self,
    SignMinutes.self, CertifySession.self, RevokeCertificate.self,
  ] + deliberationVerbs
