/// The checks of the room `review`, in the order of their codes.
let reviewChecks: [any Check.Type] = [
  AlertsAreHandled.self,
  ImprovementsAreQuantified.self,
  EveryVoiceIsHeard.self,
  PlansFollowFromTheProcess.self,
]
