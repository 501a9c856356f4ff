/// The verbs of the room `campaign`, in the order in which people use them.
let campaignVerbs: [any Verb.Type] = [
  ReviewInclusion.self, LaunchCampaign.self, StopCampaign.self, ResumeCampaign.self,
  CloseCampaign.self,
  ProposeContent.self, ReviewContent.self, ApproveContent.self, ScheduleContent.self,
  PublishContent.self, ReturnContent.self,
  DiscardMailing.self, RestoreMailing.self,
]
