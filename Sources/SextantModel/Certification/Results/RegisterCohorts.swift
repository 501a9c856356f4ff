/// What became of those who were certified, year by year, in the national register's form: computed
/// from their answers where these are here, else as stated.
public struct RegisterCohorts: Sendable, Equatable {
  /// A share of answers, with how many there are.
  public struct Rate: Sendable, Equatable {
    /// In per cent, rounded as the register prints it.
    public let percent: Int
    /// How many answered, and how many of them the figure counts; `nil` for one that was stated.
    public let answers: Int?
    public let counted: Int?
  }

  /// A figure of a year.
  public enum Member: Sendable, CaseIterable {
    case certified, certifiedByExperience, employed6Months, inOccupation6Months
    case inOccupation2Years
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

    func rate(_ member: Member) -> Rate? {
      switch member {
      case .employed6Months: employed6Months
      case .inOccupation6Months: inOccupation6Months
      case .inOccupation2Years: inOccupation2Years
      case .certified, .certifiedByExperience: nil
      }
    }

    /// Whether few could be recognised by a figure: by those it counts, by those it leaves out, or by
    /// what is left when another figure is taken from it. What was stated is public already.
    public func isHidden(_ member: Member, least: Int) -> Bool {
      func tells(_ all: Int, _ counted: Int) -> Bool {
        CrossedCounts.tells((all, counted), least: least)
      }
      switch member {
      case .certified: return !isStated && tells(certified ?? 0, 0)
      case .certifiedByExperience:
        let (all, some) = (certified ?? 0, certifiedByExperience ?? 0)
        let isRestKnown = !isHidden(.certified, least: least)
        return !isStated && (tells(some, 0) || isRestKnown && tells(all - some, 0))
      case .employed6Months, .inOccupation6Months, .inOccupation2Years:
        guard let rate = rate(member), let answers = rate.answers, let counted = rate.counted
        else { return false }
        if tells(answers, counted) { return true }
        // Those who work, less those who work in the occupation, are those who work elsewhere.
        guard member == .inOccupation6Months, let employed = employed6Months?.counted,
          !isHidden(.employed6Months, least: least)
        else { return false }
        return tells(employed, counted)
      }
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
        share.map { Rate(percent: Int($0.percent.rounded()), answers: nil, counted: nil) }
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
        let counted = said.count(where: counts)
        let share = Double(counted) / Double(said.count)
        return Rate(
          percent: Int((share * 100).rounded()), answers: said.count, counted: counted)
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
