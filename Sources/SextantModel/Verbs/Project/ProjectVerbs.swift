/// The verbs of the room `project`, in the order in which people use them.
let projectVerbs: [any Verb.Type] = [
  PlanAction.self, SignNoVigilance.self, StartAction.self, FinishAction.self, DropAction.self,
  ReopenAction.self,
  StartTask.self, FinishTask.self, ReopenTask.self,
  AcceptDeliverable.self, ReturnDeliverable.self,
  ReachMilestone.self, ReopenMilestone.self,
  StartSprint.self, CloseSprint.self,
  MoveCard.self,
  LevelProject.self, FreezeBaseline.self, WithdrawBaseline.self,
]
