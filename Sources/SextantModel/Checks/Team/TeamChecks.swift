/// The checks of the room `team`, in the order of their codes.
let teamChecks: [any Check.Type] = [
  RolesAndLinksAreStated.self,
  LoadIsBalanced.self,
  SkillsAreCovered.self,
  MeetingsAreUsable.self,
  AccommodationsAreApplied.self,
  EveryoneHasAnObjective.self,
  MotivationIsMeasured.self,
  CrisisEventsAreAnswered.self,
  RexNoteIsStructured.self,
]
