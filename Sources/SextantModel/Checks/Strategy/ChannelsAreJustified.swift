/// Every channel kept reaches people who use it, for an objective and on the grounds of the
/// diagnosis; every segment aimed at is reached; a communication plan speaks inside and outside.
///
/// Each segment of a choice has a persona that lists the channel, unless the choice brings evidence
/// of its own. A communication plan is a dossier that prepares MCMD.E3; its actions count too.
public struct ChannelsAreJustified: Check {
  public static let card = CheckCard(
    "STR08", "channel.justified", .warning, basis: [.text],
    about: [ChannelChoice.self],
    alsoReads: [
      Channel.self, Segment.self, Persona.self, Action.self, AssessmentSelection.self,
    ], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var habits: Set<Habit> = []
    for persona in x.all(Persona.self) {
      guard let segment = persona.segment else { continue }
      for channel in persona.channels { habits.insert(Habit(segment: segment, channel: channel)) }
    }
    var reached: Set<ID<Segment>> = []
    for choice in x.all(ChannelChoice.self) {
      reached.formUnion(choice.segments)
      examineChoice(choice, habits, x, &verdict)
    }
    for segment in x.all(Segment.self)
    where segment.isTargeted && !reached.contains(segment.id) {
      verdict.fail(segment.at(), "notReached", ["segment": .text(segment.name)])
    }
    if x.prepares("MCMD.E3") { examineAudiences(x, &verdict) }
  }

  private struct Habit: Hashable {
    var segment: ID<Segment>
    var channel: ID<Channel>
  }

  private static func examineChoice(
    _ choice: ChannelChoice, _ habits: Set<Habit>, _ x: Examination, _ verdict: inout Verdict
  ) {
    let name = Argument.text(x.find(choice.channel)?.name ?? choice.id.text)
    let parts = [
      ("segments", choice.segments.isEmpty), ("objectives", choice.objectives.isEmpty),
      ("matrixItems", choice.matrixItems.isEmpty),
    ]
    for (field, isMissing) in parts where isMissing {
      verdict.fail(
        choice.at(field), "lacks",
        ["channel": name, "field": .field(ChannelChoice.self, field)])
    }
    guard let channel = choice.channel, choice.evidence.isEmpty else { return }
    for segment in choice.segments
    where !habits.contains(Habit(segment: segment, channel: channel)) {
      verdict.fail(
        choice.at("segments"), "notAHabit",
        ["channel": name, "segment": .text(x.find(segment)?.name ?? segment.text)])
    }
  }

  private static func examineAudiences(_ x: Examination, _ verdict: inout Verdict) {
    let audiences = Set(
      x.all(ChannelChoice.self).compactMap(\.audience) + x.all(Action.self).compactMap(\.audience))
    for audience in [AudienceKind.internal, .external] where !audiences.contains(audience) {
      verdict.fail(
        .among(ChannelChoice.self, field: "audience"), "noAudience",
        ["audience": .choice(audience)])
    }
  }
}
