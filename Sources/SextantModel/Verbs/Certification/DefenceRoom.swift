/// What the acts in a defence room have in common: only who sits there acts, and each press of the
/// clock is kept with its second.
enum DefenceRoom {
  static func refuseStranger(_ slot: Slot, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let sitting = x.dossier.sitting(at: slot)
    if !sitting.contains(where: { $0.text == x.actor.item }) {
      obstacles.add("notSitting", ["name": .text(x.actor.name)])
    }
  }

  static func press(_ press: DefenceClock.Press, _ slot: inout Slot, _ x: VerbContext) {
    // A clock that was set back must not undo what was pressed before.
    let last = slot.events.map(\.at).max() ?? x.time.count
    let time = WallSecond(count: max(x.time.count, last))
    slot.clock.append(DefencePress(press, at: time, by: x.actor.item.map { ID($0) }))
  }
}

/// The candidate begins to speak.
enum StartTalk: Verb {
  static let card = VerbCard(
    "slot.start", on: Slot.self, governs: ["clock"], refusals: ["notSitting"])

  static func concerns(_ slot: Slot) -> Bool {
    slot.openedAt != nil && slot.pressed.phase == .waiting
  }
  static func examine(_ slot: Slot, _ x: VerbContext, _ obstacles: inout Obstacles) {
    DefenceRoom.refuseStranger(slot, x, &obstacles)
  }
  static func carryOut(_ slot: inout Slot, _ x: VerbContext, _ changes: inout VerbChanges) {
    DefenceRoom.press(.beginTalk, &slot, x)
  }
}

/// The panel begins to ask.
enum StartQuestions: Verb {
  static let card = VerbCard(
    "slot.question", on: Slot.self, governs: ["clock"], refusals: ["notSitting"])

  static func concerns(_ slot: Slot) -> Bool {
    slot.openedAt != nil && (slot.pressed.phase == .talk || slot.pressed.phase == .waiting)
  }
  static func examine(_ slot: Slot, _ x: VerbContext, _ obstacles: inout Obstacles) {
    DefenceRoom.refuseStranger(slot, x, &obstacles)
  }
  static func carryOut(_ slot: inout Slot, _ x: VerbContext, _ changes: inout VerbChanges) {
    DefenceRoom.press(.beginQuestions, &slot, x)
  }
}

/// The clock stands still: a technical trouble, a break that was arranged.
enum PauseDefence: Verb {
  static let card = VerbCard(
    "slot.pause", on: Slot.self, governs: ["clock"], refusals: ["notSitting"])

  static func concerns(_ slot: Slot) -> Bool {
    let clock = slot.pressed
    return !clock.isPaused && (clock.phase == .talk || clock.phase == .questions)
  }
  static func examine(_ slot: Slot, _ x: VerbContext, _ obstacles: inout Obstacles) {
    DefenceRoom.refuseStranger(slot, x, &obstacles)
  }
  static func carryOut(_ slot: inout Slot, _ x: VerbContext, _ changes: inout VerbChanges) {
    DefenceRoom.press(.pause, &slot, x)
  }
}

/// The clock goes on.
enum ResumeDefence: Verb {
  static let card = VerbCard(
    "slot.resume", on: Slot.self, governs: ["clock"], refusals: ["notSitting"])

  static func concerns(_ slot: Slot) -> Bool { slot.pressed.isPaused }
  static func examine(_ slot: Slot, _ x: VerbContext, _ obstacles: inout Obstacles) {
    DefenceRoom.refuseStranger(slot, x, &obstacles)
  }
  static func carryOut(_ slot: inout Slot, _ x: VerbContext, _ changes: inout VerbChanges) {
    DefenceRoom.press(.resume, &slot, x)
  }
}

/// The defence is over: the candidate leaves, the panel goes on marking.
enum EndDefence: Verb {
  static let card = VerbCard(
    "slot.stop", on: Slot.self, governs: ["clock"], refusals: ["notSitting"], isUndoing: true)

  static func concerns(_ slot: Slot) -> Bool {
    let phase = slot.pressed.phase
    return phase == .talk || phase == .questions
  }
  static func examine(_ slot: Slot, _ x: VerbContext, _ obstacles: inout Obstacles) {
    DefenceRoom.refuseStranger(slot, x, &obstacles)
  }
  static func carryOut(_ slot: inout Slot, _ x: VerbContext, _ changes: inout VerbChanges) {
    DefenceRoom.press(.end, &slot, x)
  }
}
