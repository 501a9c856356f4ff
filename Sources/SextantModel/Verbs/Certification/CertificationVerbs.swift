/// The verbs of the room `certification`, in the order in which people use them.
let certificationVerbs: [any Verb.Type] = [
  GrantAccommodation.self, SubmitMark.self, DecideBlock.self, WriteMinutes.self, SignMinutes.self,
  CertifySession.self,
  RevokeCertificate.self,
]
