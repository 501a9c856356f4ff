import SextantModel

/// The figures of published sessions, worked out of the whole institution: a rate would not be the
/// programme's if each reader's were made of what they may read.
///
/// It gives counts and rates with the small ones hidden, and how jurors agree; of sessions that are
/// not published nothing. The items they are made of never leave it.
struct PublishedFigures: Sendable {
  private let whole: Dossier

  init(of whole: Dossier) { self.whole = whole }

  /// - Parameter one: the session whose figures are asked for; those of all where there is none.
  func statistics(
    of sessions: [SextantModel.Session], only one: ID<SextantModel.Session>?,
    framework: Framework, rules: CertifierRules, _ library: FrameworkLibrary
  ) -> ProgrammeStatistics {
    ProgrammeStatistics(
      published(sessions), only: one, in: whole, framework: framework, rules: rules, library)
  }

  func cohorts(_ framework: Framework, _ library: FrameworkLibrary) -> RegisterCohorts {
    RegisterCohorts(framework, in: whole, library)
  }

  /// - Parameter panel: whose slots alone are looked at; all where there is none.
  func agreement(
    in sessions: [SextantModel.Session], panel: ID<Panel>? = nil, by rules: CertifierRules
  ) -> JuryAgreement {
    let ids = Set(published(sessions).map(\.id))
    let slots = Set(
      whole.all(Slot.self).filter {
        ($0.session.map(ids.contains) ?? false) && (panel == nil || $0.panel == panel)
      }.map(\.id))
    return JuryAgreement(
      whole.all(SextantModel.Mark.self).filter { $0.slot.map(slots.contains) ?? false },
      by: rules)
  }

  /// As the whole says, not as who asks does.
  private func published(_ sessions: [SextantModel.Session]) -> [SextantModel.Session] {
    sessions.compactMap { whole.find($0.id) }.filter { $0.publishedOn != nil }
  }
}
