/// A day by which something is to be done that is not done yet.
public struct Deadline: Sendable, Equatable {
  public let item: String
  public let kind: String
  public let name: String
  public let day: Day
  /// Ids of the people it is up to.
  public let people: [String]
  /// Whether somebody has to finish it by then, rather than be there on the day.
  public let isWork: Bool
}

extension Examination {
  /// Everything that is still to be done and has a day, the nearest first.
  public func deadlines() -> [Deadline] {
    var list = DeadlineList(today: today)
    list.project(self)
    list.campaign(self)
    list.rest(self)
    return list.deadlines.enumerated().sorted { a, b in
      a.element.day != b.element.day ? a.element.day < b.element.day : a.offset < b.offset
    }.map(\.element)
  }
}

/// Deadlines as they are found, kind by kind.
private struct DeadlineList {
  let today: Day
  var deadlines: [Deadline] = []

  private mutating func add<T: Item>(
    _ item: T, _ name: String, by day: Day?, _ people: [String?] = [], isDone: Bool = false,
    isWork: Bool = true
  ) {
    // What only takes place on a day is over when the day is.
    guard let day, !isDone, isWork || day >= today else { return }
    deadlines.append(
      Deadline(
        item: item.id.text, kind: T.kind.name, name: name.isEmpty ? item.headline : name, day: day,
        people: people.compactMap(\.self), isWork: isWork))
  }

  mutating func project(_ x: Examination) {
    for task in x.all(ProjectTask.self) {
      add(
        task, task.label, by: task.end, task.assignees.map(\.text),
        isDone: task.finishedOn != nil)
    }
    for milestone in x.all(Milestone.self) {
      add(milestone, milestone.label, by: milestone.date, isDone: milestone.reachedOn != nil)
    }
    for deliverable in x.all(Deliverable.self) {
      add(
        deliverable, deliverable.label, by: deliverable.due, [deliverable.owner?.text],
        isDone: deliverable.acceptedOn != nil)
    }
    for card in x.all(Card.self) {
      add(card, card.title, by: card.due, [card.owner?.text], isDone: card.state == .done)
    }
    for action in x.all(Action.self) {
      add(
        action, action.title, by: action.end, [action.owner?.text],
        isDone: action.state == .done || action.state == .dropped || action.state == nil)
    }
    for meeting in x.all(Meeting.self) {
      add(
        meeting, meeting.title, by: meeting.date, meeting.participants.map(\.text), isWork: false)
    }
  }

  mutating func campaign(_ x: Examination) {
    for content in x.all(ContentItem.self) {
      let author = x.citing(content, by: CalendarSlot.self, in: "content").first?.author
      add(
        content, content.title, by: content.publishAt, [author?.text],
        isDone: content.state == .published)
    }
    for slot in x.all(CalendarSlot.self) where slot.content == nil {
      add(slot, slot.title, by: slot.at?.day, [slot.author?.text], isWork: false)
    }
  }

  mutating func rest(_ x: Examination) {
    for adjustment in x.all(Adjustment.self) {
      add(
        adjustment, adjustment.action, by: adjustment.due, [adjustment.owner?.text],
        isDone: adjustment.appliedOn != nil)
    }
    for request in x.all(DecisionRequest.self) {
      add(
        request, request.text, by: request.deadline,
        isDone: request.decidedOn != nil || !request.decision.isEmpty)
    }
    for tender in x.all(Tender.self) {
      add(tender, tender.name, by: tender.deadline, isDone: tender.decidedOn != nil)
    }
    for consultation in x.all(Consultation.self) {
      add(consultation, consultation.title, by: consultation.answersDue, isWork: false)
    }
    for client in x.all(ClientAccount.self) {
      add(client, client.name, by: client.nextContact, isWork: false)
    }
    for rehearsal in x.all(Rehearsal.self) {
      add(rehearsal, rehearsal.note, by: rehearsal.date, isWork: false)
    }
    for objective in x.all(IndividualObjective.self) {
      add(objective, objective.text, by: objective.due, [objective.person?.text], isWork: false)
    }
  }
}
