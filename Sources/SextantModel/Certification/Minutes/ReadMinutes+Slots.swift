internal import SextantKernels

/// When and where who was heard, by whom, and how it went.
extension ReadMinutes {
  var slots: MinutesText.Section {
    var section = MinutesText.Section(
      title: say("slots"),
      columns: ["at", "assessment", "candidates", "room"].map { say("column.\($0)") })
    for slot in value["slots"]?.asList ?? [] {
      var states: [String: String] = [:]
      for row in slot["attendance"]?.asList ?? [] {
        states[text(row["candidate"])] = text(row["state"])
      }
      let names = (slot["candidates"]?.asList ?? []).compactMap(\.asText).map { id -> String in
        let name = name(candidate: id)
        guard let state = states[id] else { return name }
        return "\(name) (\(words.text("choice.attendanceState.\(state)")))"
      }
      let recused = (slot["recused"]?.asList ?? []).compactMap(\.asText).map { name(juror: $0) }
      if !recused.isEmpty {
        section.lines.append(
          say(
            "recused",
            [
              "slot": .text(text(slot["id"])), "names": .texts(recused),
              "count": .integer(recused.count),
            ]))
      }
      section.lines += howItWent(slot)
      section.rows.append([
        moment(slot["at"]), label(text(slot["assessment"])), names.joined(separator: ", "),
        room(text(slot["room"])),
      ])
    }
    return section
  }

  /// Signed is what the slot said, a room's id or its name; a room is read by its name.
  private func room(_ written: String) -> String {
    dossier.find(ID<JuryRoom>(written)).map(\.name) ?? written
  }

  /// What the second form says of a passage besides: its clock, what was chosen, handed in, arranged.
  private func howItWent(_ slot: JSONValue) -> [String] {
    let id: Argument = .text(text(slot["id"]))
    var lines: [String] = []
    let seated = (slot["seated"]?.asList ?? []).compactMap(\.asText).map { name(juror: $0) }
    if !seated.isEmpty {
      lines.append(
        say(
          "seated",
          [
            "slot": id, "names": .texts(seated), "count": .integer(seated.count),
            "president": .text(name(juror: text(slot["presidedBy"]))),
          ]))
    }
    if let clock = slot["clock"] {
      lines.append(
        say(
          "clock",
          [
            "slot": id, "talk": duration(clock["talkSeconds"]),
            "questions": duration(clock["questionSeconds"]),
            "paused": duration(clock["pausedSeconds"]),
          ]))
      let over = [clock["talkOverrunSeconds"], clock["questionOverrunSeconds"]]
      if over.contains(where: { ($0?.asInteger ?? 0) > 0 }) {
        lines.append(
          say("overrun", ["slot": id, "talk": duration(over[0]), "questions": duration(over[1])]))
      }
    }
    if let choice = slot["choice"]?.asText {
      lines.append(
        say(
          "choice",
          ["slot": id, "choice": .text(choice), "at": .text(moment(slot["choiceMadeAt"]))]))
    }
    for row in slot["dossiers"]?.asList ?? [] {
      lines.append(
        say(
          "dossier",
          ["slot": id, "dossier": .text(text(row["id"])), "digest": .text(digest(row["digest"]))]))
    }
    for row in slot["arrangements"]?.asList ?? [] {
      let item = text(row["id"])
      let candidate = text(row["candidate"])
      let measure = word(
        item, "measure", owner: candidate, dossier.find(ID<Accommodation>(item))?.measure ?? "")
      lines.append(
        say(
          row["appliedOn"] == nil ? "arrangement.notSeenTo" : "arrangement",
          [
            "slot": id, "candidate": .text(name(candidate: candidate)), "measure": .text(measure),
            "on": day(row["appliedOn"]),
          ]))
    }
    return lines
  }

  private func duration(_ value: JSONValue?) -> Argument {
    let seconds = max(0, value?.asInteger ?? 0)
    return .text(
      say(
        "duration",
        ["minutes": .integer(seconds / 60), "seconds": .integer(seconds % 60)]))
  }
}
