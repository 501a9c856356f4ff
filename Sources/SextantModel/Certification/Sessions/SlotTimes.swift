/// How long a defence takes: the framework's minutes, or else the rules', with the longest of the
/// arrangements granted to those who are heard.
public struct SlotTimes: Sendable, Equatable {
  public let talkMinutes: Double
  public let questionMinutes: Double
  /// How long panel and room are taken, the panel's own deliberation included.
  public let minutes: Int
  public let extraTime: Share?

  /// - Returns: `nil` where nobody is heard: a written assessment, or one without a time.
  public init?(
    _ assessment: Assessment, rules: CertifierRules, extraTime: Share? = nil
  ) {
    let rule = rules.assessments.first { $0.assessment == assessment.id.text }
    guard rule?.isWritten != true, let talk = assessment.talkMinutes ?? rule?.talkMinutes else {
      return nil
    }
    let questions = assessment.questionMinutes ?? rule?.questionMinutes ?? 0
    let clock = DefenceClock(talkMinutes: talk, questionMinutes: questions, extraTime: extraTime)
    talkMinutes = Double(clock.talkAllowed) / 60
    questionMinutes = Double(clock.questionsAllowed) / 60
    let deliberation = max(0, min(rule?.deliberationMinutes ?? 0, 1440))
    minutes = (clock.talkAllowed + clock.questionsAllowed) / 60 + Int(deliberation.rounded(.up))
    self.extraTime = extraTime
    guard (1...1440).contains(minutes) else { return nil }
  }

  /// The longest time that is granted to any of the candidates for an assessment.
  public static func extraTime(
    _ candidates: [ID<Candidate>], _ assessment: String, _ granted: [Accommodation]
  ) -> Share? {
    granted.filter { measure in
      measure.grantedOn != nil && measure.candidate.map(candidates.contains) ?? false
        && measure.covers(assessment)
    }.compactMap(\.extraTime).max()
  }
}

extension CertifierRules {
  /// Whether an assessment is marked on paper: nobody is heard, so there is neither an hour nor a room.
  public func isWritten(_ assessment: String) -> Bool {
    assessments.contains {
      $0.isWritten
        && ($0.assessment == assessment || assessment.hasSuffix(".\($0.assessment)"))
    }
  }
}

extension Accommodation {
  /// Whether the measure is for an assessment: for all where it names none.
  public func covers(_ assessment: String) -> Bool {
    assessments.isEmpty
      || assessments.contains {
        $0 == assessment || $0.hasSuffix(".\(assessment)") || assessment.hasSuffix(".\($0)")
      }
  }
}

extension Slot {
  /// How long panel and room are taken by a slot as it stands.
  public func minutes(by rules: CertifierRules?) -> Int {
    let rule = rules?.assessments.first {
      $0.assessment == assessment || assessment.hasSuffix(".\($0.assessment)")
    }
    let all =
      (talkMinutes ?? 0) + (questionMinutes ?? 0) + max(0, rule?.deliberationMinutes ?? 0)
    return Int(max(0, min(all, 1440)).rounded(.up))
  }
}

/// Slots in which a candidate does not have the time that was granted to them.
public struct ArrangedTime: Sendable {
  public let slot: Slot
  /// Minutes of talk and questions together.
  public let found: Double
  public let needed: Double

  public static func lacking(
    for measure: Accommodation, in institution: Dossier, library: FrameworkLibrary
  ) -> [ArrangedTime] {
    guard let candidate = measure.candidate, let extra = measure.extraTime else { return [] }
    return institution.all(Slot.self).compactMap { slot in
      guard slot.heard(in: institution).contains(candidate), measure.covers(slot.assessment),
        let session = institution.find(slot.session), session.publishedOn == nil,
        let law = SessionLaw(of: session, in: institution, library: library),
        let assessment = law.framework.assessment(named: slot.assessment),
        let times = SlotTimes(assessment, rules: law.rules, extraTime: extra)
      else { return nil }
      let needed = times.talkMinutes + times.questionMinutes
      let found = (slot.talkMinutes ?? 0) + (slot.questionMinutes ?? 0)
      return found < needed
        ? ArrangedTime(slot: slot, found: found, needed: needed) : nil
    }
  }
}
