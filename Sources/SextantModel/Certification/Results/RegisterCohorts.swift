/// What became of those who were certified, year by year, in the national register's form: computed
/// from their answers where these are here, else as stated.
public struct RegisterCohorts: Sendable, Equatable {
  /// A share of answers, with how many there are.
  public struct Rate: Sendable, Equatable {
    /// In per cent, rounded as the register prints it.
    public let percent: Int
    /// How many answered; `nil` for a figure that was stated.
    public let answers: Int?
  }

  /// The people certified in one year.
  public struct Line: Sendable, Equatable {
    public let year: Int
    public let certified: Int?
    public let certifiedByExperience: Int?
    public let employed6Months: Rate?
    public let inOccupation6Months: Rate?
    public let inOccupation2Years: Rate?
    /// Where the figures were stated, what they rest on.
    public let source: String
    public let isStated: Bool

    /// Whether a rate rests on so few answers that somebody could be recognised.
    public func isFew(_ rate: Rate?, least: Int) -> Bool {
      (rate?.answers).map { $0 < least } ?? false
    }
  }

  public let lines: [Line]

  /// - Parameter library: for sessions that froze nothing.
  public init(_ framework: Framework, in dossier: Dossier, _ library: FrameworkLibrary) {
    let held = HeldBlocks.Sources(dossier)
    let certified = dossier.all(Session.self)
      .filter { $0.framework.uppercased() == framework.code.uppercased() }
      .flatMap { session -> [CertifiedCandidate] in
        guard let frame = try? SessionFrame.frame(of: session, in: dossier, library).get() else {
          return []
        }
        return held.certified(in: session, by: frame)
      }
    let answers = Dictionary(grouping: dossier.all(InsertionAnswer.self), by: \.candidate)
    var lines: [Int: Line] = [:]
    for stated in dossier.all(InsertionFigures.self)
    where stated.framework.uppercased() == framework.code.uppercased() {
      guard let year = stated.year else { continue }
      func rate(_ share: Share?) -> Rate? {
        share.map { Rate(percent: Int($0.percent.rounded()), answers: nil) }
      }
      lines[year] = Line(
        year: year, certified: stated.certified,
        certifiedByExperience: stated.certifiedByExperience,
        employed6Months: rate(stated.employed6Months),
        inOccupation6Months: rate(stated.inOccupation6Months),
        inOccupation2Years: rate(stated.inOccupation2Years), source: stated.source,
        isStated: true)
    }
    for (year, people) in Dictionary(grouping: certified, by: \.awardedOn.year) {
      let known = lines[year]
      func rate(_ wave: InsertionWave, _ stated: Rate?, _ counts: (InsertionSituation) -> Bool)
        -> Rate?
      {
        let said = people.compactMap { person in
          (answers[person.candidate] ?? []).last { $0.wave == wave }?.situation
        }
        guard !said.isEmpty else { return stated }
        let share = Double(said.count(where: counts)) / Double(said.count)
        return Rate(percent: Int((share * 100).rounded()), answers: said.count)
      }
      lines[year] = Line(
        year: year, certified: people.count,
        certifiedByExperience: people.count { dossier.find($0.candidate)?.path == .vae },
        employed6Months: rate(.sixMonths, known?.employed6Months) { $0.isWork },
        inOccupation6Months: rate(.sixMonths, known?.inOccupation6Months) { $0 == .inOccupation },
        inOccupation2Years: rate(.twoYears, known?.inOccupation2Years) { $0 == .inOccupation },
        source: known?.source ?? "", isStated: false)
    }
    self.lines = lines.values.sorted { $0.year > $1.year }
  }
}
