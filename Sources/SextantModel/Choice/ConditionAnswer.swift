/// Whether an offer meets a mandatory condition of its consultation, as somebody found.
///
/// About the condition of a topic; about the one that is worded so where no topic names it.
public struct ConditionAnswer: Row {
  public static let rowName = "conditionAnswer"

  public var topic: CriterionTopic?
  public var condition: String = ""
  public var state: ConditionState?
  public var note: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("topic", \.topic),
    Field("condition", \.condition),
    Field("state", \.state, .required),
    Field("note", \.note),
  ]

  func isAbout(_ knockOut: KnockOut) -> Bool {
    condition.isEmpty ? topic != nil && topic == knockOut.topic : condition == knockOut.text
  }
}

public enum ConditionState: String, Choice {
  public static let choiceName = "conditionState"
  case met, notMet
}

extension Offer {
  /// Whether the offer meets a condition; `nil` where nobody has said so. Silence is no refusal, and
  /// no assent either.
  public func answer(to condition: KnockOut) -> ConditionState? {
    if let answer = answers.last(where: { $0.isAbout(condition) }) { return answer.state }
    return condition.topic.map { meets.contains($0) } == true ? .met : nil
  }

  /// The offer with another answer to a condition, or with none.
  public func answering(
    _ condition: KnockOut, _ state: ConditionState?, among conditions: [KnockOut]
  ) -> Offer {
    var offer = self
    let note = answers.last { $0.isAbout(condition) }?.note ?? ""
    offer.answers.removeAll { $0.isAbout(condition) }
    if let topic = condition.topic, state != .met { offer.meets.removeAll { $0 == topic } }
    guard let state else { return offer }
    var answer = ConditionAnswer()
    answer.topic = condition.topic
    // A topic that two conditions share tells neither of them.
    if condition.topic == nil || conditions.count(where: { $0.topic == condition.topic }) > 1 {
      answer.condition = condition.text
    }
    answer.state = state
    answer.note = note
    offer.answers.append(answer)
    return offer
  }
}
