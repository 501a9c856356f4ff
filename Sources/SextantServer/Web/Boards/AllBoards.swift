/// Every board, in the order of their names.
let allBoards: [any Board.Type] = [
  BenchmarkBoard.self,
  CanvasBoard.self,
  FishboneBoard.self,
  FmeaBoard.self,
  JourneyBoard.self,
  MarketingMixBoard.self,
  PersonasBoard.self,
  PestelBoard.self,
  PositioningBoard.self,
  RiskGridBoard.self,
  SignalsBoard.self,
  StrategyMapBoard.self,
  SwotBoard.self,
  WatchPlanBoard.self,
]
