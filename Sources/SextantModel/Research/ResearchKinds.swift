/// The kinds of item of the room `research`, in the order people meet them.
let researchKinds: [any Item.Type] = [
  ResearchQuestion.self,
  Concept.self,
  Reference.self,
  Hypothesis.self,
  Study.self,
  StudyResult.self,
  Insight.self,
  Segment.self,
  Persona.self,
  Journey.self,
  JourneyStage.self,
  AutomationScenario.self,
]
