/// The kinds of item of the room `watch`, in the order people meet them.
let watchKinds: [any Item.Type] = [
  WatchPlan.self,
  WatchSource.self,
  Collector.self,
  Signal.self,
  RiskItem.self,
  Experiment.self,
  MonitoringQuery.self,
  Mention.self,
  Bulletin.self,
]
