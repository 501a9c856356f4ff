import Glibc
import SextantKernels

/// Levels every instance of a folder: files of PSPLIB (`.sm`: J30, J60, J90, J120) or of Patterson's
/// form (`.rcp`: RG30, RG300, DC1…), nothing of it being known beforehand.
enum PublishedSet {
  /// - Parameter best: a table with an instance's name first and its best known length in the column
  ///   `best_ub`, `ub` or `best`, else last; without one, plans are held against their own bounds only.
  /// - Returns: whether every plan is sound and none is shorter than its bound or than what is proven.
  static func run(_ folder: String, best: String?, budget: Int, seed: UInt64) -> Bool {
    let known = best.flatMap(readFile).map(lengths) ?? [:]
    var (count, unread, infeasible, below, proved, met, compared) = (0, 0, 0, 0, 0, 0, 0)
    var (gap, distance, spent, worst) = (0.0, 0.0, 0.0, 0.0)
    for file in files(folder) {
      guard let problem = read("\(folder)/\(file)") else {
        unread += 1
        continue
      }
      let began = Plan.seconds()
      guard let schedule = try? problem.levelled(budget: budget, seed: seed) else {
        infeasible += 1
        continue
      }
      let took = Plan.seconds() - began
      spent += took
      worst = max(worst, took)
      count += 1
      gap += schedule.gap
      if schedule.bound == schedule.end { proved += 1 }
      if !problem.breaches(of: schedule).isEmpty { infeasible += 1 }
      if schedule.end < schedule.bound { below += 1 }
      if let length = known[String(file.prefix { $0 != "." })] {
        compared += 1
        distance += Double(schedule.end - length) / Double(max(1, length))
        if schedule.end == length { met += 1 }
        if schedule.bound > length { below += 1 }
      }
    }
    guard count > 0 else {
      print("\(folder): no instance could be read (\(unread) files)")
      return false
    }
    let all = Double(count)
    print(
      "\(folder): \(count) instances (\(unread) unread), at most \(budget) schedules each, seed"
        + " \(seed): mean gap to the bound \(Plan.decimals(gap / all * 100, 3)) %, proved shortest"
        + " \(proved), \(Plan.decimals(spent / all * 1e3, 2)) ms in the mean (worst"
        + " \(Plan.decimals(worst * 1e3, 1))), infeasible \(infeasible), below a bound \(below)")
    if compared > 0 {
      print(
        "\(folder): against \(compared) best known lengths:"
          + " \(Plan.decimals(distance / Double(compared) * 100, 4)) % above in the mean,"
          + " \(met) met")
    }
    return infeasible == 0 && below == 0 && unread == 0
  }

  private static func files(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".sm") || name.hasSuffix(".rcp") { names.append(name) }
    }
    return names.sorted()
  }

  private static func read(_ path: String) -> LevellingProblem? {
    path.hasSuffix(".rcp") ? readPatterson(path) : readPSPLIB(path)
  }

  private static func lengths(_ table: String) -> [String: Int] {
    var lengths: [String: Int] = [:]
    var column: Int?
    for line in table.split(whereSeparator: \.isNewline) {
      let cells = line.split(
        omittingEmptySubsequences: !line.contains(","), whereSeparator: { ",; \t".contains($0) })
      if column == nil {
        let names = ["best_ub", "ub", "best", "upper", "makespan"]
        column = cells.firstIndex { names.contains($0.lowercased()) }
      }
      let length =
        column.flatMap { cells.indices.contains($0) ? Int(cells[$0]) : nil }
        ?? (column == nil ? cells.dropFirst().last { Int($0) != nil }.flatMap { Int($0) } : nil)
      if let name = cells.first, let length { lengths[String(name)] = length }
    }
    return lengths
  }

  /// Patterson's form: how many tasks and resources, what of each there is, then for each task its
  /// duration, its needs, how many follow it and which, over as many lines as it takes.
  private static func readPatterson(_ path: String) -> LevellingProblem? {
    guard let text = readFile(path) else { return nil }
    var numbers = text.split(whereSeparator: { $0.isWhitespace }).compactMap { Int($0) }[...]
    func next() -> Int? { numbers.popFirst() }
    guard let count = next(), let resources = next(), count > 0, count <= 100_000, resources >= 0,
      resources <= 1_000
    else { return nil }
    var capacities: [CapacityProfile] = []
    for _ in 0..<resources {
      guard let capacity = next() else { return nil }
      capacities.append(CapacityProfile(capacity))
    }
    var tasks: [LevellingProblem.Task] = []
    var links: [TaskLink] = []
    for task in 0..<count {
      guard let duration = next() else { return nil }
      var needs: [LevellingProblem.Need] = []
      for resource in 0..<resources {
        guard let amount = next() else { return nil }
        if amount > 0 { needs.append(LevellingProblem.Need(resource, amount)) }
      }
      guard let after = next() else { return nil }
      for _ in 0..<max(0, after) {
        guard let follower = next() else { return nil }
        links.append(TaskLink(task, follower - 1))
      }
      tasks.append(LevellingProblem.Task(duration: duration, needs: needs))
    }
    return try? LevellingProblem(tasks: tasks, links: links, resources: capacities)
  }
}
