internal import SextantKernels

/// What was marked, agreed on, voted and decided of whom.
extension ReadMinutes {
  func team(_ team: JSONValue) -> MinutesText.Section {
    let names = (team["candidates"]?.asList ?? []).compactMap(\.asText).map {
      name(candidate: $0)
    }
    return marked(
      team, title: say("team", ["candidates": .texts(names)]), owner: text(value["minutes"]))
  }

  func candidate(_ candidate: JSONValue) -> MinutesText.Section {
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

  var decisions: MinutesText.Section {
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
}
