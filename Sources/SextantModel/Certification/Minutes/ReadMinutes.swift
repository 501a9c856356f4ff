internal import SextantKernels

/// Reads signed data part by part.
struct ReadMinutes {
  let value: JSONValue
  let dossier: Dossier
  let proven: [String: ProvenWord]
  let keys: [String: String]
  let words: Catalogue
  let label: (String) -> String

  func sections(_ minutes: Minutes) -> [MinutesText.Section] {
    var sections = [session]
    if value["panel"] != nil {
      sections += [panel, law, slots]
      sections += (value["teams"]?.asList ?? []).map { team($0) }
      sections += candidates.map { candidate($0) }
    } else {
      sections += [panels, decisions]
    }
    let remarks = word(minutes.id.text, "text", owner: minutes.id.text, minutes.text)
    if !remarks.isEmpty {
      sections.append(MinutesText.Section(title: say("remarks"), lines: [remarks]))
    }
    sections.append(proof)
    return sections.filter { !$0.lines.isEmpty || !$0.rows.isEmpty }
  }

  // MARK: - Parts

  private var session: MinutesText.Section {
    let session = value["session"]
    let institution = value["institution"]
    return MinutesText.Section(
      title: say("session"),
      lines: [
        [text(institution?["name"]), text(institution?["certifier"])].filter { !$0.isEmpty }
          .joined(separator: ", "),
        say(
          "session.line",
          [
            "title": .text(text(session?["title"])), "start": day(session?["start"]),
            "end": day(session?["end"]), "date": day(value["date"]),
          ]),
        say(
          "session.law",
          [
            "framework": .text(text(session?["framework"])),
            "frameworkDigest": .text(digest(session?["frameworkDigest"])),
            "rules": .text(text(session?["rulesVersion"])),
            "rulesDigest": .text(digest(session?["rulesDigest"])),
          ]),
      ].filter { !$0.isEmpty })
  }

  private var panel: MinutesText.Section {
    let panel = value["panel"]
    let president = text(panel?["president"])
    var section = MinutesText.Section(
      title: say("panel", ["name": .text(text(panel?["name"]))]),
      columns: ["member", "profession", "standing", "presence"].map { say("column.\($0)") })
    for member in panel?["members"]?.asList ?? [] {
      let id = text(member["id"])
      var standing: [String] = []
      if id == president { standing.append(say("president")) }
      if member["isExternal"] == .flag(true) { standing.append(say("external")) }
      if member["isOfProfession"] == .flag(true) { standing.append(say("ofProfession")) }
      if member["isQualified"] == .flag(true) { standing.append(say("qualified")) }
      let sat = member["wasPresent"] == .flag(true)
      let presence =
        member["isMember"] == .flag(false)
        ? (sat ? "satThenReplaced" : "replaced") : (sat ? "present" : "absent")
      section.rows.append([
        name(juror: id), word(juror: id, "profession"), standing.joined(separator: ", "),
        say(presence),
      ])
    }
    for (number, row) in (panel?["replacements"]?.asList ?? []).enumerated() {
      let replaced = text(row["replaced"])
      let item = text(panel?["id"])
      let reason = dossier.find(ID<Panel>(item))
        .flatMap { $0.replacements.count > number ? $0.replacements[number].reason : nil }
      section.lines.append(
        say(
          "replacement",
          [
            "replaced": .text(name(juror: replaced)), "by": .text(name(juror: text(row["by"]))),
            "on": day(row["on"]),
            "reason": .text(
              word(item, "replacements.\(number + 1).reason", owner: replaced, reason ?? "")),
          ]))
    }
    return section
  }

  private var law: MinutesText.Section {
    let law = value["law"]
    var section = MinutesText.Section(
      title: say("law"),
      lines: [say(law?["isLawful"] == .flag(true) ? "law.held" : "law.broken")],
      columns: ["rule", "outcome", "evidence"].map { say("column.\($0)") })
    let all = value["slots"]?.asList?.count ?? 0
    for clause in law?["clauses"]?.asList ?? [] {
      let evidence = (clause["evidence"]?.asList ?? []).compactMap(\.asText).map { id in
        dossier.find(ID<JuryMember>(id)) != nil
          ? name(juror: id) : dossier.find(ID<Candidate>(id)) != nil ? name(candidate: id) : id
      }
      let here = (clause["slots"]?.asList ?? []).compactMap(\.asText)
      let outcome = say("outcome.\(text(clause["outcome"]))")
      section.rows.append([
        say("rule.\(text(clause["rule"]))"),
        here.count < all ? "\(outcome) (\(here.joined(separator: ", ")))" : outcome,
        evidence.joined(separator: ", "),
      ])
    }
    return section
  }

  private var slots: MinutesText.Section {
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

  private var candidates: [JSONValue] { value["candidates"]?.asList ?? [] }

  private func team(_ team: JSONValue) -> MinutesText.Section {
    let names = (team["candidates"]?.asList ?? []).compactMap(\.asText).map {
      name(candidate: $0)
    }
    return marked(
      team, title: say("team", ["candidates": .texts(names)]), owner: text(value["minutes"]))
  }

  private func candidate(_ candidate: JSONValue) -> MinutesText.Section {
    let id = text(candidate["id"])
    var section = marked(
      candidate, title: say("candidate", ["name": .text(name(candidate: id))]), owner: id)
    let votes = Dictionary(
      grouping: candidate["votes"]?.asList ?? [], by: { text($0["block"]) })
    for (block, votes) in votes.sorted(by: { $0.key < $1.key }) {
      let inFavour = votes.count { $0["isInFavour"] == .flag(true) }
      section.lines.append(
        say(
          "vote",
          [
            "block": .text(label(block)), "inFavour": .integer(inFavour),
            "against": .integer(votes.count - inFavour),
          ]))
    }
    section.lines += decisionRows(candidate).map { "\($0[1]) – \($0[2])" }
    return section
  }

  /// What was marked and agreed on, criterion by criterion.
  private func marked(_ said: JSONValue, title: String, owner: String) -> MinutesText.Section {
    let members = (value["panel"]?["members"]?.asList ?? []).map { text($0["id"]) }
    let marks = (said["marks"]?.asList ?? []) + (said["readings"]?.asList ?? [])
    let marked = Set(marks.map { text($0["juror"]) })
    let marking =
      members.filter(marked.contains) + marked.filter { !members.contains($0) }.sorted()
    var section = MinutesText.Section(
      title: title,
      columns: [say("column.criterion")] + marking.map { name(juror: $0) }
        + [say("column.agreed")])
    var agreed: [String: String] = [:]
    for row in said["reconciliations"]?.asList ?? [] {
      let criterion = text(row["criterion"])
      agreed[criterion] = text(row["level"])
      let item = text(row["id"])
      let reason = word(
        item, "reason", owner: owner, dossier.find(ID<Reconciliation>(item))?.reason ?? "")
      section.lines.append(
        say(
          "reconciliation",
          [
            "criterion": .text(label(criterion)), "level": .text(text(row["level"])),
            "reason": .text(reason),
          ]))
    }
    if let line = comments(marks, owner: owner) { section.lines.append(line) }
    var levels: [String: [String: String]] = [:]
    var criteria: [String] = []
    for mark in marks {
      let criterion = text(mark["criterion"])
      if levels[criterion] == nil { criteria.append(criterion) }
      levels[criterion, default: [:]][text(mark["juror"])] = text(mark["level"])
    }
    for criterion in criteria {
      section.rows.append(
        [label(criterion)] + marking.map { levels[criterion]?[$0] ?? "–" }
          + [agreed[criterion] ?? "–"])
    }
    return section
  }

  /// How many remarks of jurors are proven, and how many are no longer what was signed.
  private func comments(_ marks: [JSONValue], owner: String) -> String? {
    var (count, changed) = (0, 0)
    for mark in marks {
      let item = text(mark["id"])
      guard let proof = proven["\(item)\ncomment"] else { continue }
      count += 1
      let now =
        dossier.find(ID<Mark>(item))?.comment ?? dossier.find(ID<BlindMark>(item))?.comment ?? ""
      if !now.isEmpty, let key = keys[owner], !proof.holds(now, key: key),
        !dossier.isWithoutName(now)
      {
        changed += 1
      }
    }
    if count == 0 { return nil }
    return say(
      changed == 0 ? "comments" : "comments.changed",
      ["count": .integer(count), "changed": .integer(changed)])
  }

  private var panels: MinutesText.Section {
    var section = MinutesText.Section(
      title: say("panels"),
      columns: ["panel", "presidentName", "minutes"].map { say("column.\($0)") })
    for panel in value["panels"]?.asList ?? [] {
      let minutes = (panel["minutes"]?.asList ?? []).map {
        "\(text($0["id"])) (\(digest($0["digest"])))"
      }
      section.rows.append([
        text(panel["name"]), name(juror: text(panel["president"])),
        minutes.joined(separator: ", "),
      ])
    }
    return section
  }

  private var decisions: MinutesText.Section {
    MinutesText.Section(
      title: say("decisions"),
      columns: ["candidate", "block", "decision"].map { say("column.\($0)") },
      rows: candidates.flatMap { decisionRows($0) })
  }

  /// Candidate, block and what was decided.
  private func decisionRows(_ candidate: JSONValue) -> [[String]] {
    let id = text(candidate["id"])
    return (candidate["decisions"]?.asList ?? []).map { row in
      let item = text(row["id"])
      let missing = word(
        item, "missing", owner: id,
        dossier.find(ID<BlockDecision>(item))?.missing.joined(separator: "\n") ?? "")
      var decided = words.text("choice.blockResult.\(text(row["result"]))")
      if !missing.isEmpty {
        decided +=
          " ("
          + missing.split(separator: "\n").map { label(String($0)) }
          .joined(separator: ", ") + ")"
      }
      return [
        name(candidate: id), label(text(row["block"])),
        ([decided] + remarks(row, of: id)).joined(separator: ". "),
      ]
    }
  }

  /// How the panel voted, what the marks alone give, and what the decision takes the place of.
  private func remarks(_ decision: JSONValue, of candidate: String) -> [String] {
    var remarks: [String] = []
    let id = text(decision["id"])
    let stands = dossier.find(ID<BlockDecision>(id))
    for (field, now) in [("failed", stands?.failed ?? []), ("awaited", stands?.awaited ?? [])]
    where proven["\(id)\n\(field)"] != nil {
      let said = word(id, field, owner: candidate, now.joined(separator: "\n"))
      remarks.append(
        say(field, ["criteria": .texts(said.split(separator: "\n").map { label(String($0)) })]))
    }
    if let inFavour = decision["inFavour"]?.asInteger, let against = decision["against"]?.asInteger
    {
      let key = decision["isCasting"] == .flag(true) ? "voted.casting" : "voted"
      remarks.append(
        say(key, ["inFavour": .integer(inFavour), "against": .integer(against)]))
      if let computed = decision["computed"]?.asText, computed != text(decision["result"]) {
        remarks.append(
          say("computed", ["result": .text(words.text("choice.blockResult.\(computed)"))]))
      }
    }
    if let corrected = decision["corrects"]?.asText {
      let item = text(decision["id"])
      let grounds = word(
        item, "grounds", owner: candidate,
        dossier.find(ID<BlockDecision>(item))?.grounds ?? "")
      remarks.append(say("corrects", ["id": .text(corrected), "grounds": .text(grounds)]))
    }
    return remarks
  }

  private var proof: MinutesText.Section {
    let journal = value["journal"]
    return MinutesText.Section(
      title: say("proof"),
      lines: [
        say(
          "proof.line",
          [
            "entry": .integer(journal?["entry"]?.asInteger ?? 0),
            "digest": .text(text(journal?["digest"])),
          ])
      ])
  }

  // MARK: - Words

  private func name(juror id: String) -> String { word(juror: id, "name") }

  private func word(juror id: String, _ field: String) -> String {
    guard !id.isEmpty else { return "–" }
    let juror = dossier.find(ID<JuryMember>(id))
    return word(
      id, field, owner: id, (field == "name" ? juror?.name : juror?.profession) ?? "")
  }

  private func name(candidate id: String) -> String {
    word(id, "name", owner: id, dossier.find(ID<Candidate>(id))?.name ?? "")
  }

  /// A word as it stands, where it is the one that was proven; else what became of it.
  private func word(_ item: String, _ field: String, owner: String, _ now: String) -> String {
    guard let proof = proven["\(item)\n\(field)"] else { return "" }
    let gone =
      field == "name" ? say("erased.name", ["id": .text(item)]) : say("erased")
    if now.isEmpty { return gone }
    if let key = keys[owner], proof.holds(now, key: key) { return now }
    // Somebody's name was taken out of it: that it differs from what was signed is no forgery.
    if dossier.isWithoutName(now) { return say("erased.inText", ["text": .text(now)]) }
    if keys[owner] != nil { return say("changed", ["text": .text(now)]) }
    // The key of a text that several people stand in went with one of them; the text is still there.
    let isMinutes = dossier.find(ID<Minutes>(owner)) != nil
    return isMinutes ? say("erased.key", ["text": .text(now)]) : gone
  }

  // MARK: - Values

  private func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    words.say(Message("minutes.\(key)", arguments))
  }

  private func text(_ value: JSONValue?) -> String { value?.asText ?? "" }

  /// The beginning of a digest, enough to compare by eye.
  private func digest(_ value: JSONValue?) -> String {
    let all = text(value)
    return all.isEmpty ? "–" : String(all.prefix(12))
  }

  private func day(_ value: JSONValue?) -> Argument {
    let bytes = Array(text(value).utf8)
    return bytes.count == 10
      ? Day.read(bytes.span.extracting(0..<10)).map { .day($0) } ?? "–" : "–"
  }

  private func moment(_ value: JSONValue?) -> String {
    let bytes = Array(text(value).utf8)
    guard case .value(let moment) = Moment.parse(bytes.span) else { return "–" }
    return words.write(.moment(moment))
  }
}
