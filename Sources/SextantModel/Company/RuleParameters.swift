/// Every house threshold that a check uses: ours, shown as such, and for the dossier to change.
public struct RuleParameters: Item {
  public static let kind = Kind("parameters", "parameters", in: .company, .single)

  public var id: ID<RuleParameters> = "parameters"
  public var horizonOrigin: Day?
  public var shortMonths: Int = 6
  public var mediumMonths: Int = 18
  public var freshnessMonths: Int = 12
  public var minSourceFamilies: Int = 3
  public var minPlatforms: Int = 3
  public var minSourceScore: Double = 2.5
  public var automationShare: Share = Share(percent: 80)
  public var collectorPeriods: Int = 2
  public var weakSignalDays: Int = 90
  public var questionWords: Int = 45
  public var referencesPerConcept: Int = 2
  public var minReferences: Int = 25
  public var recentReferenceYears: Int = 5
  public var recentReferenceShare: Share = Share(percent: 33.3)
  public var studyResponseShare: Share = Share(percent: 70)
  public var painScore: Int = 4
  public var internalIndicators: Int = 3
  public var internalPeriods: Int = 6
  public var cellItems: Int = 2
  public var quadrantRatio: Double = 4
  public var positioningCompetitors: Int = 3
  public var benchmarkSubjects: Int = 3
  public var benchmarkCriteria: Int = 5
  public var objectiveWords: Int = 30
  public var topRanks: Int = 3
  public var argumentLength: Int = 200
  public var lineJustificationLength: Int = 40
  public var largeLineShare: Share = Share(percent: 2)
  public var roundingTolerance: Money = Money(units: 1)
  public var budgetTolerance: Share = Share(percent: 10)
  public var labourTolerance: Share = Share(percent: 5)
  public var rationaleLength: Int = 40
  public var correctiveActionLength: Int = 20
  public var jumpFactor: Double = 10
  public var minTiles: Int = 5
  public var maxTiles: Int = 15
  public var minDashboardSources: Int = 2
  public var milestoneTolerance: Share = Share(percent: 1)
  public var deadlineProbability: Share = Share(percent: 80)
  public var accountableShare: Share = Share(percent: 50)
  public var sprintDaysTolerance: Int = 1
  public var checkpointDays: Int = 2
  public var cardIdleDays: Int = 7
  public var coordinationTools: Int = 3
  public var weightRatio: Double = 2
  public var weightDistance: Double = 10
  public var robustnessShare: Share = Share(percent: 20)
  public var minOptions: Int = 3
  public var vendorGridCriteria: Int = 5
  public var dueDiligenceAmount: Money = Money(units: 5000)
  public var actionSteps: Int = 3
  public var slotGapHours: Int = 2
  public var leadTimes: [LeadTime] = [
    LeadTime(.post, 3), LeadTime(.video, 15), LeadTime(.catalogue, 30),
  ]
  public var sentenceWords: Int = 22
  public var auditPages: Int = 5
  public var auditMonths: Int = 6
  public var titleMin: Int = 15
  public var titleMax: Int = 65
  public var descriptionMin: Int = 70
  public var descriptionMax: Int = 160
  public var loadMax: Double = 1
  public var balanceRatio: Double = 1.5
  public var workdayStart: ClockTime = ClockTime(minutes: 480)
  public var workdayEnd: ClockTime = ClockTime(minutes: 1140)
  public var maxIndividualObjectives: Int = 5
  public var crisisMinutes: Int = 60
  public var noteFacts: Int = 3
  public var contingencyScenarios: Int = 2
  public var gainTolerance: Share = Share(percent: 1)
  public var rexPoints: Int = 2
  public var minPaymentMethods: Int = 2
  public var mobileWalletShare: Share = Share(percent: 50)
  public var testMediaShare: Share = Share(percent: 10)
  public var clientContactDays: Int = 90
  public var clientConcentration: Share = Share(percent: 40)
  public var slideSectionShare: Share = Share(percent: 40)
  public var slideWords: Int = 60
  public var slideVisualShare: Share = Share(percent: 66.6)
  public var minOutlook: Int = 2
  public var minQuestions: Int = 10

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("horizonOrigin", \.horizonOrigin),
    Field("shortMonths", \.shortMonths, .lasts(.months)),
    Field("mediumMonths", \.mediumMonths, .lasts(.months)),
    Field("freshnessMonths", \.freshnessMonths, .lasts(.months)),
    Field("minSourceFamilies", \.minSourceFamilies),
    Field("minPlatforms", \.minPlatforms),
    Field("minSourceScore", \.minSourceScore, .between(1, 5)),
    Field("automationShare", \.automationShare),
    Field("collectorPeriods", \.collectorPeriods),
    Field("weakSignalDays", \.weakSignalDays, .lasts(.days)),
    Field("questionWords", \.questionWords),
    Field("referencesPerConcept", \.referencesPerConcept),
    Field("minReferences", \.minReferences),
    Field("recentReferenceYears", \.recentReferenceYears),
    Field("recentReferenceShare", \.recentReferenceShare),
    Field("studyResponseShare", \.studyResponseShare),
    Field("painScore", \.painScore, .between(1, 5)),
    Field("internalIndicators", \.internalIndicators),
    Field("internalPeriods", \.internalPeriods),
    Field("cellItems", \.cellItems),
    Field("quadrantRatio", \.quadrantRatio),
    Field("positioningCompetitors", \.positioningCompetitors),
    Field("benchmarkSubjects", \.benchmarkSubjects),
    Field("benchmarkCriteria", \.benchmarkCriteria),
    Field("objectiveWords", \.objectiveWords),
    Field("topRanks", \.topRanks),
    Field("argumentLength", \.argumentLength),
    Field("lineJustificationLength", \.lineJustificationLength),
    Field("largeLineShare", \.largeLineShare),
    Field("roundingTolerance", \.roundingTolerance),
    Field("budgetTolerance", \.budgetTolerance),
    Field("labourTolerance", \.labourTolerance),
    Field("rationaleLength", \.rationaleLength),
    Field("correctiveActionLength", \.correctiveActionLength),
    Field("jumpFactor", \.jumpFactor),
    Field("minTiles", \.minTiles),
    Field("maxTiles", \.maxTiles),
    Field("minDashboardSources", \.minDashboardSources),
    Field("milestoneTolerance", \.milestoneTolerance),
    Field("deadlineProbability", \.deadlineProbability),
    Field("accountableShare", \.accountableShare),
    Field("sprintDaysTolerance", \.sprintDaysTolerance, .lasts(.workingDays)),
    Field("checkpointDays", \.checkpointDays, .lasts(.workingDays)),
    Field("cardIdleDays", \.cardIdleDays, .lasts(.days)),
    Field("coordinationTools", \.coordinationTools),
    Field("weightRatio", \.weightRatio),
    Field("weightDistance", \.weightDistance),
    Field("robustnessShare", \.robustnessShare),
    Field("minOptions", \.minOptions),
    Field("vendorGridCriteria", \.vendorGridCriteria),
    Field("dueDiligenceAmount", \.dueDiligenceAmount),
    Field("actionSteps", \.actionSteps),
    Field("slotGapHours", \.slotGapHours, .lasts(.hours)),
    Field("leadTimes", \.leadTimes),
    Field("sentenceWords", \.sentenceWords),
    Field("auditPages", \.auditPages),
    Field("auditMonths", \.auditMonths, .lasts(.months)),
    Field("titleMin", \.titleMin),
    Field("titleMax", \.titleMax),
    Field("descriptionMin", \.descriptionMin),
    Field("descriptionMax", \.descriptionMax),
    Field("loadMax", \.loadMax),
    Field("balanceRatio", \.balanceRatio),
    Field("workdayStart", \.workdayStart),
    Field("workdayEnd", \.workdayEnd),
    Field("maxIndividualObjectives", \.maxIndividualObjectives),
    Field("crisisMinutes", \.crisisMinutes, .lasts(.minutes)),
    Field("noteFacts", \.noteFacts),
    Field("contingencyScenarios", \.contingencyScenarios),
    Field("gainTolerance", \.gainTolerance),
    Field("rexPoints", \.rexPoints),
    Field("minPaymentMethods", \.minPaymentMethods),
    Field("mobileWalletShare", \.mobileWalletShare),
    Field("testMediaShare", \.testMediaShare),
    Field("clientContactDays", \.clientContactDays, .lasts(.days)),
    Field("clientConcentration", \.clientConcentration),
    Field("slideSectionShare", \.slideSectionShare),
    Field("slideWords", \.slideWords),
    Field("slideVisualShare", \.slideVisualShare),
    Field("minOutlook", \.minOutlook),
    Field("minQuestions", \.minQuestions),
  ]
}

/// How long a format takes to produce.
public struct LeadTime: Row {
  public static let rowName = "leadTime"

  public var format: ContentFormat?
  public var days: Int?

  public init() {}

  public init(_ format: ContentFormat, _ days: Int) {
    self.format = format
    self.days = days
  }

  public static let fields: [Field<Self>] = [
    Field("format", \.format),
    Field("days", \.days, .lasts(.workingDays)),
  ]
}
