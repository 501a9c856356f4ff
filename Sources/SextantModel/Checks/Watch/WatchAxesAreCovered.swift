/// Every axis of the watch has a stated need and an active source; sources are of several families;
/// the names that matter are monitored on several platforms.
///
/// An axis set aside with a reason is let be. Monitoring is asked of a dossier that prepares
/// MCMD.E6, and of any dossier that has begun it.
public struct WatchAxesAreCovered: Check {
  public static let card = CheckCard(
    "VEI01", "watch.axes-covered", .error, basis: [.text, .house],
    about: [WatchPlan.self, WatchSource.self],
    alsoReads: [MonitoringQuery.self, AssessmentSelection.self],
    parameters: ["minSourceFamilies", "minPlatforms"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let plans = x.all(WatchPlan.self)
    let sources = x.all(WatchSource.self).filter(\.isActive)
    let waived = Set(plans.flatMap(\.waivedAxes).filter { !$0.reason.isEmpty }.compactMap(\.axis))
    let needed = Set(plans.flatMap(\.needs).compactMap(\.axis))
    let read = Set(sources.flatMap(\.axes))
    for axis in WatchAxis.allCases where !waived.contains(axis) {
      if !needed.contains(axis) {
        verdict.fail(
          plans.first?.at("needs") ?? .among(WatchPlan.self, field: "needs"), "noNeed",
          ["axis": .choice(axis)])
      }
      if !read.contains(axis) {
        verdict.fail(
          .among(WatchSource.self, field: "axes"), "noSource",
          ["axis": .choice(axis), "count": .integer(sources.count)])
      }
    }
    let families = Set(sources.compactMap(\.family)).count
    if families < x.rules.minSourceFamilies {
      verdict.fail(
        .among(WatchSource.self, field: "family"), "fewFamilies",
        ["count": .integer(families), "wanted": .integer(x.rules.minSourceFamilies)])
    }
    examineMonitoring(x, &verdict)
  }

  private static func examineMonitoring(_ x: Examination, _ verdict: inout Verdict) {
    let queries = x.all(MonitoringQuery.self)
    guard !queries.isEmpty || x.prepares("MCMD.E6") else { return }
    let subjects = Set(queries.compactMap(\.subject))
    for subject in MonitoringSubject.allCases where !subjects.contains(subject) {
      verdict.fail(
        .among(MonitoringQuery.self, field: "subject"), "notMonitored",
        ["subject": .choice(subject)])
    }
    let platforms = Set(queries.flatMap(\.platforms)).count
    if platforms < x.rules.minPlatforms {
      verdict.fail(
        .among(MonitoringQuery.self, field: "platforms"), "fewPlatforms",
        ["count": .integer(platforms), "wanted": .integer(x.rules.minPlatforms)])
    }
  }
}
