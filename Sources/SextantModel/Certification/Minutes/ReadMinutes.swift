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

  var candidates: [JSONValue] { value["candidates"]?.asList ?? [] }

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

  func name(juror id: String) -> String { word(juror: id, "name") }

  func word(juror id: String, _ field: String) -> String {
    guard !id.isEmpty else { return "–" }
    let juror = dossier.find(ID<JuryMember>(id))
    return word(
      id, field, owner: id, (field == "name" ? juror?.name : juror?.profession) ?? "")
  }

  func name(candidate id: String) -> String {
    word(id, "name", owner: id, dossier.find(ID<Candidate>(id))?.name ?? "")
  }

  /// A word as it stands, where it is the one that was proven; else what became of it.
  func word(_ item: String, _ field: String, owner: String, _ now: String) -> String {
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

  func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    words.say(Message("minutes.\(key)", arguments))
  }

  func text(_ value: JSONValue?) -> String { value?.asText ?? "" }

  /// The beginning of a digest, enough to compare by eye.
  func digest(_ value: JSONValue?) -> String {
    let all = text(value)
    return all.isEmpty ? "–" : String(all.prefix(12))
  }

  func day(_ value: JSONValue?) -> Argument {
    let bytes = Array(text(value).utf8)
    return bytes.count == 10
      ? Day.read(bytes.span.extracting(0..<10)).map { .day($0) } ?? "–" : "–"
  }

  func moment(_ value: JSONValue?) -> String {
    let bytes = Array(text(value).utf8)
    guard case .value(let moment) = Moment.parse(bytes.span) else { return "–" }
    return words.write(.moment(moment))
  }
}
