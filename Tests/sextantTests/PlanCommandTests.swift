import Foundation
import Testing

/// `sextant plan` on projects that can be worked out by hand (`Tests/Fixtures/plan`).
@Suite struct PlanCommandTests {
  static func folder(_ name: String) -> String {
    CommandTests.root.appending(path: "Tests/Fixtures/plan/\(name)").path
  }

  static func text(_ arguments: [String], code: Int32) throws -> String {
    let result = try CommandTests.run(["plan"] + arguments)
    #expect(result.code == code, "\(arguments) \(result.errors)")
    return String(decoding: result.output, as: UTF8.self)
  }

  static func object(_ arguments: [String], code: Int32) throws -> [String: Any] {
    let result = try CommandTests.run(["plan"] + arguments + ["--format", "json"])
    #expect(result.code == code, "\(arguments) \(result.errors)")
    let all = try JSONSerialization.jsonObject(with: result.output) as? [[String: Any]]
    return try #require(all?.first)
  }

  private static func days(_ object: Any?, _ key: String) -> [String] {
    (object as? [[String: Any]] ?? []).map {
      ($0[key] as? String).map { String($0.dropFirst(5)) } ?? "–"
    }
  }

  private static func numbers(_ object: Any?, _ key: String) -> [Double] {
    (object as? [[String: Any]] ?? []).map { ($0[key] as? NSNumber)?.doubleValue ?? .nan }
  }

  @Test func `a project at work has its dates, its slack and its chain as worked out by hand`()
    throws
  {
    let plan = try Self.object([Self.folder("atelier")], code: 1)
    #expect(plan["basis"] as? String == "today")
    // A is done; B has two days left; C and B at once; D on 2, 3, 6 to 9 July; E around the 14th.
    #expect(Self.days(plan["tasks"], "start") == ["06-15", "06-22", "06-30", "07-02", "07-10"])
    #expect(Self.days(plan["tasks"], "end") == ["06-19", "07-01", "07-03", "07-09", "07-15"])
    // C ends on the 3rd and need not before the 9th: four days. A: until C must begin, ten.
    #expect(Self.numbers(plan["tasks"], "slackDays") == [10, 0, 4, 0, 0])
    let chain = try #require(plan["criticalPath"] as? [String: Any])
    #expect(chain["tasks"] as? [String] == ["B", "D", "E"])
    // From 15 June to 15 July there are 22 working days; the deadline is where they end.
    #expect(chain["expectedDays"] as? Double == 22 && chain["availableDays"] as? Double == 22)
    // E alone is uncertain: (4 − 2) / 6.
    #expect(abs((chain["deviation"] as? Double ?? 0) - 1 / 3.0) < 1e-6)
    #expect(chain["chance"] as? Double == 0.5)
    let played = (plan["deadline"] as? [String: Any])?["chance"] as? Double ?? 0
    #expect(abs(played - 0.5) < 0.03)
  }

  @Test func `dates that cannot be kept come with the chain that makes them so`() throws {
    let plan = try Self.object([Self.folder("atelier")], code: 1)
    let conflicts = plan["conflicts"] as? [[String: Any]] ?? []
    // The mock-ups were due on 26 June and end on 1 July; going live on the 10th waits for E.
    #expect(conflicts.map { $0["item"] as? String } == ["J2", "J3"])
    #expect(conflicts.map { $0["shortDays"] as? Double } == [3, 2])
    #expect(Self.days(conflicts, "earliest") == ["07-01", "07-15"])
    let chain = conflicts.last?["chain"] as? [[String: Any]] ?? []
    #expect(chain.map { $0["task"] as? String } == ["B", "D", "E"])
    #expect(Self.numbers(chain, "addsDays") == [8, 6, 3])
  }

  @Test func `money, sprints and workload are the published case and the hand's`() throws {
    let plan = try Self.object([Self.folder("atelier")], code: 1)
    let value = try #require(plan["earnedValue"] as? [String: Double])
    #expect(value["budget"] == 3_700 && value["plannedValue"] == 3_000)
    #expect(value["earnedValue"] == 2_400 && value["actualCost"] == 2_700)
    #expect(value["costIndex"] == 0.888889 && value["scheduleIndex"] == 0.8)
    #expect(value["estimateAsSoFar"] == 4_162.5 && value["estimateAsPlanned"] == 4_000)
    let sprints = try #require(plan["sprints"] as? [String: Any])
    // 10 and 14 points; 10 left in the sprint and 8 in reserve.
    #expect(sprints["velocity"] as? Double == 12 && sprints["remaining"] as? Double == 18)
    #expect(sprints["likely"] as? Int == 2)
    let over = (plan["workload"] as? [[String: Any]] ?? []).filter { $0["isOver"] as? Bool == true }
    // B on three days and C on four of one week of 35 hours.
    #expect(over.map { $0["person"] as? String } == ["lea"])
    #expect(over.map { $0["week"] as? String } == ["2026-06-29"])
    #expect(over.map { $0["hours"] as? Double } == [49])
    #expect(over.map { $0["capacity"] as? Double } == [35])
    #expect(over.first?["tasks"] as? [String] == ["B", "C"])
  }

  @Test func `levelling puts the texts after the mock-ups and costs no day`() throws {
    let plan = try Self.object([Self.folder("atelier"), "--level"], code: 1)
    let levelled = try #require(plan["levelled"] as? [String: Any])
    #expect(levelled["isVerified"] as? Bool == true && levelled["gap"] as? Double == 0)
    // Two days of B, six of D, three of E.
    #expect(levelled["days"] as? Double == 11 && levelled["boundDays"] as? Double == 11)
    #expect(Self.days(levelled["tasks"], "start") == ["06-22", "07-02", "07-02", "07-10"])
    #expect(Self.days(levelled["tasks"], "end") == ["07-01", "07-07", "07-09", "07-15"])
    let text = try Self.text([Self.folder("atelier"), "--level", "--lang", "en"], code: 1)
    #expect(text.contains("C  Textes  2026-06-30 → 2026-07-02, 2026-07-03 → 2026-07-07"))
    #expect(!text.contains("B  Maquettes  2026"))
  }

  @Test func `a change is tried beside the plan and moves what hangs on it`() throws {
    let plan = try Self.object([Self.folder("atelier"), "--what-if", "C=+5"], code: 1)
    let tried = try #require(plan["whatIf"] as? [String: Any])
    // Nine days of C from 30 June to 10 July; E on 13, 15 and 16 July.
    #expect(Self.days(tried["tasks"], "end") == ["06-19", "07-01", "07-10", "07-09", "07-16"])
    #expect(tried["end"] as? String == "2026-07-16")
    // One day short, three deviations of a third: 0,13 %.
    #expect(abs((tried["chance"] as? Double ?? 1) - 0.00135) < 1e-5)
    #expect(plan["end"] as? String == "2026-07-15")
    // Within the slack of four days nothing else moves.
    let small = try Self.object([Self.folder("atelier"), "--what-if", "C=2,5"], code: 1)
    #expect((small["whatIf"] as? [String: Any])?["end"] as? String == "2026-07-15")
    let both = try Self.object(
      [Self.folder("atelier"), "--what-if", "C=+5", "--what-if", "E=-1"], code: 1)
    #expect((both["whatIf"] as? [String: Any])?["end"] as? String == "2026-07-15")
  }

  @Test func `in words it says the dates, the chain, the chances and what to do`() throws {
    let text = try Self.text([Self.folder("atelier"), "--lang", "en"], code: 1)
    for part in [
      "B → D → E", "22.00", "50%", "Léa Morvan", "49 h", "B (8.0) → D (6.0) → E (3.0)", "0.89",
      "0.80", "4,162.50",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let french = try Self.text([Self.folder("atelier")], code: 1)
    #expect(french.contains("Chemin critique") && french.contains("Valeur acquise"))
  }

  @Test func `the worked example's plan ends without error and has its 64 %`() throws {
    let plan = try Self.object([CommandTests.example], code: 0)
    let chain = try #require(plan["criticalPath"] as? [String: Any])
    #expect(
      chain["tasks"] as? [String] == ["T01", "T02", "T05", "T06", "T11", "T13", "T15"])
    #expect(abs((chain["chance"] as? Double ?? 0) - 0.642) < 0.0005)
    // Case: 69,50 of 71 working days, expected to end on 13 April.
    #expect(chain["expectedDays"] as? Double == 69.5 && chain["availableDays"] as? Double == 71)
    #expect(chain["expectedEnd"] as? String == "2026-04-13")
  }

  // MARK: - Files

  @Test func `a diary takes in a day or days for each task and milestone`() throws {
    let text = try Self.text([Self.folder("atelier"), "--format", "ics"], code: 1)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.dropLast().last == "END:VCALENDAR")
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == 8 && lines.count { $0 == "END:VEVENT" } == 8)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let event = try #require(
      text.components(separatedBy: "BEGIN:VEVENT").first { $0.contains("UID:E@PJ.sextant") })
    // The end of whole days is the day after.
    #expect(event.contains("DTSTART;VALUE=DATE:20260710\r\n"))
    #expect(event.contains("DTEND;VALUE=DATE:20260716\r\n") && event.contains("SUMMARY:E Recette"))
  }

  static let office = "/usr/bin/soffice"

  @Test(
    "LibreOffice opens the workbook: tasks, days and slack are what was worked out",
    .enabled(if: FileManager.default.isExecutableFile(atPath: office)))
  func workbook() throws {
    let result = try CommandTests.run(["plan", Self.folder("atelier"), "--format", "xlsx"])
    #expect(result.code == 1)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try result.output.write(to: folder.appending(path: "plan.xlsx"))
    // -1: every sheet into a file of its own.
    let office = try SpawnedProgram(
      Self.office,
      [
        "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
        "csv:Text - txt - csv (StarCalc):9,34,76,1,,1033,false,true,false,false,false,-1",
        "--outdir", folder.path, folder.appending(path: "plan.xlsx").path,
      ], environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    #expect(office.code == 0, "\(office.errors)")
    func rows(_ sheet: String) throws -> [[String]] {
      try String(contentsOf: folder.appending(path: "plan-\(sheet).csv"), encoding: .utf8)
        .split(separator: "\n").map {
          $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
    let tasks = try rows("Tâches")
    #expect(tasks.dropFirst().map { $0[0] } == ["A", "B", "C", "D", "E"])
    let slack = try #require(tasks.first?.firstIndex(of: "Marge (jours)"))
    #expect(tasks.dropFirst().map { Double($0[slack]) } == [10, 0, 4, 0, 0])
    let end = try #require(tasks.first?.firstIndex(of: "Fin au plus tôt"))
    #expect(tasks.last?[end] == "2026-07-15")
    let load = try rows("Charge")
    #expect(load.contains { $0[0] == "Léa Morvan" && $0[1] == "2026-06-29" && $0[2] == "49" })
  }

  // MARK: - Bad input

  @Test func `tasks in a circle are named, and nothing is made up`() throws {
    let plan = try Self.object([Self.folder("circle")], code: 1)
    let problem = (plan["problems"] as? [[String: Any]])?.first
    #expect(problem?["kind"] as? String == "cycle")
    #expect(problem?["field"] as? String == "predecessors")
    #expect(plan["tasks"] == nil && plan["end"] == nil)
    let text = try Self.text([Self.folder("circle"), "--lang", "en"], code: 1)
    // The three of the circle, not the one behind it.
    #expect(text.contains("A, B, C") || text.contains("A, C, B"))
    #expect(!text.contains(", D"))
    let levelled = try Self.text([Self.folder("circle"), "--level", "--format", "ics"], code: 1)
    #expect(levelled.hasPrefix("BEGIN:VCALENDAR"))
  }

  @Test func `an impossible deadline is told with its chain and what to do`() throws {
    let plan = try Self.object([Self.folder("impossible")], code: 1)
    let conflict = try #require((plan["conflicts"] as? [[String: Any]])?.first)
    #expect(
      conflict["shortDays"] as? Double == 2 && conflict["earliest"] as? String == "2026-07-15")
    let chain = conflict["chain"] as? [[String: Any]] ?? []
    #expect(chain.map { $0["task"] as? String } == ["A", "C"])
    #expect(Self.numbers(chain, "addsDays") == [6, 4])
    let text = try Self.text([Self.folder("impossible"), "--lang", "en"], code: 1)
    #expect(text.contains("A (6.0) → C (4.0)"))
    // Two days less of A, and it can be kept.
    let tried = try Self.object([Self.folder("impossible"), "--what-if", "A=−2"], code: 1)
    #expect((tried["whatIf"] as? [String: Any])?["end"] as? String == "2026-07-10")
  }

  @Test func `who has no hours and what nobody can do are told where they stand`() throws {
    let plan = try Self.object([Self.folder("nobody"), "--level"], code: 1)
    let problems = plan["problems"] as? [[String: Any]] ?? []
    let first = problems.first { $0["kind"] as? String == "noCapacity" }
    #expect(first?["item"] as? String == "lea" && first?["field"] as? String == "weeklyHours")
    #expect(first?["isError"] as? Bool == true)
    // Dates there are nevertheless, and no division by the hours that are not there.
    #expect(plan["end"] as? String == "2026-07-02")
    let levelled = plan["levelled"] as? [String: Any]
    #expect(levelled?["isVerified"] as? Bool == true)
    #expect(levelled?["withoutHours"] as? [String] == ["lea"])
    // Her two days of seven hours are too much for none.
    let text = try Self.text([Self.folder("nobody"), "--level", "--lang", "en"], code: 1)
    #expect(text.contains("not counted: Léa"))
    #expect(text.contains("14 h"))
  }

  @Test func `lengths that cannot be are told, each at its task`() throws {
    let plan = try Self.object([Self.folder("lengths")], code: 1)
    let problems = plan["problems"] as? [[String: Any]] ?? []
    let told = problems.map { "\($0["item"] ?? "") \($0["kind"] ?? "")" }
    #expect(told.contains("A zeroDuration") && told.contains("C outOfOrder"))
    #expect(told.contains("D noDuration"))
    #expect(told.contains { $0.hasPrefix("B ") })
    #expect((plan["tasks"] as? [Any])?.count == 4)
  }

  @Test(arguments: [
    ["/nowhere"], [folder("atelier"), "--project", "PJ9"],
    [folder("atelier"), "--what-if", "T9=+1"], [folder("atelier"), "--what-if", "E"],
    [folder("atelier"), "--what-if", "E=many"], [folder("atelier"), "--what-if", "E=1e9"],
    [folder("atelier"), "--format", "pdf"],
  ])
  func `wrong use ends with 2 and says what is wrong`(arguments: [String]) throws {
    let result = try CommandTests.run(["plan"] + arguments)
    #expect(result.code == 2, "\(arguments)")
    #expect(!result.errors.isEmpty && result.output.isEmpty, "\(arguments)")
  }
}
