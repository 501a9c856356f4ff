import SextantModel

/// Every board, in the order of their names.
let allBoards: [any Board.Type] = [
  AgreementBoard.self,
  AllocationBoard.self,
  ArrangementsBoard.self,
  BackwardBoard.self,
  BenchmarkBoard.self,
  BrandPlatformBoard.self,
  BudgetBoard.self,
  BurndownBoard.self,
  CandidatesBoard.self,
  CanvasBoard.self,
  CertificatesBoard.self,
  CrisisLogBoard.self,
  DashboardBoard.self,
  DecisionBoard.self,
  DefenceBoard.self,
  DeliberationBoard.self,
  DepositBoard.self,
  DoubleMarkingBoard.self,
  EarnedValueBoard.self,
  EditorialCalendarBoard.self,
  FishboneBoard.self,
  FmeaBoard.self,
  ForecastBoard.self,
  FunnelBoard.self,
  GanttBoard.self,
  JourneyBoard.self,
  KanbanBoard.self,
  MarketingMixBoard.self,
  MinutesBoard.self,
  NetworkBoard.self,
  PanelsBoard.self,
  PersonasBoard.self,
  PestelBoard.self,
  PlanLoadBoard.self,
  PositioningBoard.self,
  ProcessingBoard.self,
  RaciBoard.self,
  ResultsBoard.self,
  RetentionBoard.self,
  RexBoard.self,
  RiskGridBoard.self,
  RulesBoard.self,
  SessionPlanBoard.self,
  SignalsBoard.self,
  StrategyMapBoard.self,
  SwotBoard.self,
  WatchPlanBoard.self,
  WorkloadBoard.self,
]

let dossierBoards: [any Board.Type] = allBoards.filter { $0.room != .certification }

/// The boards of an institution in the order of its work: what is prepared, what is judged, what
/// comes of it, what is kept.
let institutionBoards: [any Board.Type] = [
  RulesBoard.self, CandidatesBoard.self, ArrangementsBoard.self, SessionPlanBoard.self,
  PanelsBoard.self, DefenceBoard.self, DoubleMarkingBoard.self, AgreementBoard.self,
  DeliberationBoard.self, MinutesBoard.self, CertificatesBoard.self, DepositBoard.self,
  ResultsBoard.self, RetentionBoard.self, ProcessingBoard.self,
]
