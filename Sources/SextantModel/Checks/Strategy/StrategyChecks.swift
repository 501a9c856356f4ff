/// The checks of the room `strategy`, in the order of their codes.
let strategyChecks: [any Check.Type] = [
  SegmentsAreDescribed.self
]
