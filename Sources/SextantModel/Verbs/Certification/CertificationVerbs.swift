/// The verbs of the room `certification`, in the order in which people use them.
let certificationVerbs: [any Verb.Type] = [
  GrantAccommodation.self, OpenSlot.self, StartTalk.self, StartQuestions.self, PauseDefence.self,
  ResumeDefence.self, EndDefence.self, SubmitMark.self, DecideBlock.self, SignMinutes.self,
]
