/// The checks of the room `brand`, in the order of their codes.
let brandChecks: [any Check.Type] = [
  PlatformIsCompleteAndUsed.self,
  BriefsAreQuantified.self,
  MediaPlansAreSound.self,
  PipelineIsFollowed.self,
]
