import SextantKernels
public import SextantModel

/// The national register's export record by record, in memory that does not grow with it.
public enum RegisterListing {
  /// What stands in a file as a whole.
  public struct Total: Sendable, Equatable {
    public var records = 0
    /// Of these, those that were asked for.
    public var shown = 0
    public var blocks = 0
    public var notes = 0
    public var version = ""
  }

  /// - Parameters:
  ///   - path: the export's file.
  ///   - wanted: a record's number; all of them where none is named.
  ///   - isJSON: whether each record is told as a line of JSON.
  ///   - tell: given each record's line.
  /// - Returns: `nil` where there is no such file.
  public static func read(
    _ path: String, wanted: String?, isJSON: Bool, _ words: Catalogue, tell: (String) -> Void
  ) throws(ExchangeProblem) -> Total? {
    guard let pieces = FilePieces(of: path) else { return nil }
    var reader = RegisterReader { pieces.next() ?? [] }
    var total = Total()
    do throws(RegisterReader.Problem) {
      while let record = try reader.next() {
        total.records += 1
        guard wanted == nil || record.number.uppercased() == wanted?.uppercased() else { continue }
        total.shown += 1
        total.blocks += record.blocks.count
        total.notes += record.notes.count
        tell(isJSON ? json(record) : line(record, words))
      }
    } catch {
      throw FrameworkExchange.problem(error, line: reader.line)
    }
    total.version = reader.version
    return total
  }

  private static func line(_ record: RegisterRecord, _ words: Catalogue) -> String {
    var arguments: [String: Argument] = [
      "number": .text(record.number), "state": .text(record.state), "title": .text(record.title),
    ]
    guard let level = record.level else {
      return words.say(Message("exchange.recordNoLevel", arguments))
    }
    arguments["level"] = .integer(level)
    return words.say(Message("exchange.record", arguments))
  }

  private static func json(_ record: RegisterRecord) -> String {
    func entry(_ key: String, _ value: Plain?) -> Plain.Entry? {
      value.map { Plain.Entry(key: key, value: $0) }
    }
    func day(_ number: Int32?) -> Plain? { number.map { .bare(Day(number: $0).text) } }
    func rate(_ rate: Double?) -> Plain? { rate.map { .number(numberText($0)) } }
    let blocks = record.blocks.map { block in
      Plain.map([
        .init(key: "code", value: .text(block.code)),
        .init(key: "title", value: .text(block.title)),
      ])
    }
    let cohorts = record.cohorts.map { cohort in
      Plain.map(
        [
          entry("year", cohort.year.map { .number(String($0)) }),
          entry("certified", cohort.certified.map { .number(String($0)) }),
          entry("certifiedByExperience", cohort.certifiedByExperience.map { .number(String($0)) }),
          entry("employed6Months", rate(cohort.employed6Months)),
          entry("inOccupation6Months", rate(cohort.inOccupation6Months)),
          entry("inOccupation2Years", rate(cohort.inOccupation2Years)),
        ].compactMap { $0 })
    }
    return JSONText.compact(
      .map(
        [
          entry("number", .text(record.number)), entry("title", .text(record.title)),
          entry("state", .text(record.state)),
          entry("level", record.level.map { .number(String($0)) }),
          entry("isActive", record.isActive.map { .flag($0) }),
          entry("certifiers", .list(record.certifiers.map { .text($0.name) })),
          entry("blocks", .list(blocks)), entry("cohorts", .list(cohorts)),
          entry("registrationEnds", day(record.days.registrationEnds)),
          entry("followedBy", .list(record.followedBy.map { .text($0) })),
        ].compactMap { $0 }))
  }
}
