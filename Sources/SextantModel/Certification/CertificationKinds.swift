/// The kinds of item of the room `certification`, in the order people meet them.
let certificationKinds: [any Item.Type] = [
  Institution.self,
  Candidate.self,
  Session.self,
  Slot.self,
  JuryMember.self,
  Panel.self,
  Mark.self,
  BlockDecision.self,
  Minutes.self,
  Accommodation.self,
]
