import SextantKernels
import Testing

@testable import SextantModel

@Suite struct MinutesRecordTests {
  private func minutes(_ dossier: Dossier) throws -> Minutes {
    try #require(dossier.find(ID<Minutes>("V1")))
  }

  private func value(_ dossier: Dossier) throws -> JSONValue {
    try JSONSyntax.read(Array(minutes(dossier).data.utf8))
  }

  @Test func `minutes say who sat, what was heard, said and decided`() throws {
    let value = try value(SmallJury.written)
    #expect(value["form"]?.asText == "sextant-minutes-2")
    #expect(value["journal"]?["entry"]?.asInteger == 7)
    #expect(value["journal"]?["digest"]?.asText == "d7")
    let members = try #require(value["panel"]?["members"]?.asList)
    #expect(members.map { $0["id"]?.asText } == ["J1", "J2", "J3"])
    #expect(members.map { $0["isMember"] } == [.flag(true), .flag(true), .flag(false)])
    #expect(value["panel"]?["replacements"]?.asList?.first?["by"]?.asText == "J2")
    #expect(value["law"]?["isLawful"] == .flag(true))
    #expect(value["slots"]?.asList?.first?["at"]?.asText == "2026-06-30T09:00")
    let candidate = try #require(value["candidates"]?.asList?.first)
    #expect(candidate["marks"]?.asList?.map { $0["level"]?.asText } == ["3", "1"])
    #expect(candidate["reconciliations"]?.asList?.first?["level"]?.asText == "2")
    #expect(candidate["decisions"]?.asList?.first?["result"]?.asText == "acquired")
  }

  /// Two heard together: what was said of their common work, who stepped aside, votes and corrections.
  @Test func `common work, who stepped aside, drafts, votes and corrections`() throws {
    var dossier = SmallJury.institution
    var other = Candidate()
    (other.id, other.name) = ("K2", "Eli Noor")
    dossier.put(other)
    var slot = try #require(dossier.find(ID<Slot>("T1")))
    (slot.candidates, slot.recused) = (["K1", "K2"], ["J2"])
    dossier.put(slot)
    var mark = try #require(dossier.find(ID<Mark>("M-J1")))
    mark.candidate = nil
    dossier.put(mark)
    var draft = try #require(dossier.find(ID<Reconciliation>("R1")))
    draft.agreedOn = nil
    dossier.put(draft)
    var decision = try #require(dossier.find(ID<BlockDecision>("D1")))
    (decision.inFavour, decision.against, decision.computed) = (2, 1, .notAcquired)
    dossier.put(decision)
    (decision.id, decision.corrects, decision.grounds) = ("D1-2", "D1", "pièce retrouvée")
    (decision.inFavour, decision.against, decision.computed) = (nil, nil, .acquired)
    dossier.put(decision)
    let written = try #require(
      SmallJury.after("minutes.write", on: "V1", SmallJury.context(dossier)))
    let value = try value(written)
    let team = try #require(value["teams"]?.asList?.first)
    #expect(team["candidates"]?.asList?.map(\.asText) == ["K1", "K2"])
    #expect(team["marks"]?.asList?.map { $0["juror"]?.asText } == ["J1"])
    #expect(value["slots"]?.asList?.first?["recused"]?.asList?.map(\.asText) == ["J2"])
    let candidate = try #require(value["candidates"]?.asList?.first)
    #expect(candidate["reconciliations"]?.asList?.isEmpty == true)
    #expect(candidate["marks"]?.asList?.map { $0["juror"]?.asText } == ["J2"])
    // One of two stepped aside: the one who is left is too few.
    #expect(value["law"]?["isLawful"] == .flag(false))
    let size = value["law"]?["clauses"]?.asList?.first { $0["rule"]?.asText == "size" }
    #expect(size?["slots"]?.asList?.map(\.asText) == ["T1"])
    #expect(
      candidate["decisions"]?.asList?.map { $0["corrects"]?.asText } == [nil, "D1"])
    #expect(!(try minutes(written).data.contains("retrouvée")))
    let text = try #require(
      MinutesText(minutes(written), in: written, Project.catalogue(.french))
    ).plain
    for said in [
      "Travail commun de Dora Mas, Eli Noor", "Bo Lind s’est retiré",
      "Vote\u{A0}: 2 pour, 1 contre. Les notes seules donnent\u{A0}: non acquis",
      "Remplace la décision D1. Motif\u{A0}: pièce retrouvée",
    ] {
      #expect(text.contains(said), "\(said) in \(text)")
    }
    #expect(!text.contains("preuve relue"))
  }

  @Test func `the bytes are canonical and their digest is that of SHA-256`() throws {
    let minutes = try minutes(SmallJury.written)
    let bytes = Array(minutes.data.utf8)
    #expect(try CanonicalJSON.bytes(JSONSyntax.read(bytes)) == bytes)
    #expect(minutes.digest == hexadecimalText(SHA256.digest(bytes)))
    #expect(minutes.entry == 7 && minutes.journalDigest == "d7")
  }

  @Test func `no word on a person stands in what is signed`() throws {
    let data = try minutes(SmallJury.written).data
    for word in [
      "Ana", "Roux", "Dora", "Mas", "directrice", "train", "relue", "Séance", "dit par",
    ] {
      #expect(!data.contains(word), "\(word)")
    }
  }

  @Test func `the same state gives the same bytes, and each change of it others`() throws {
    let written = SmallJury.written
    let first = try minutes(written)
    func replayed(_ change: (inout Dossier) -> Void) -> String {
      var then = SmallJury.institution
      change(&then)
      return MinutesRecord(
        of: first, in: then, at: SmallJury.mark, keys: ProofKey.all(in: written)
      ).data
    }
    #expect(replayed { _ in } == first.data)
    #expect(
      replayed { dossier in
        var mark = dossier.find(ID<Mark>("M-J2")) ?? Mark()
        mark.level = "2"
        dossier.put(mark)
      } != first.data)
    #expect(
      replayed { dossier in
        var candidate = dossier.find(ID<Candidate>("K1")) ?? Candidate()
        candidate.name = "Dora Maz"
        dossier.put(candidate)
      } != first.data)
    #expect(replayed { _ = $0.remove("R1") } != first.data)
  }

  @Test func `when a person is erased the proof stays and says what is gone`() throws {
    let written = SmallJury.written
    let signed = try minutes(written)
    // What erasing leaves: the candidate's own words, their words elsewhere and their key are gone.
    var then = SmallJury.institution
    var candidate = try #require(then.find(ID<Candidate>("K1")))
    candidate.name = ""
    then.put(candidate)
    var agreed = try #require(then.find(ID<Reconciliation>("R1")))
    agreed.reason = ""
    then.put(agreed)
    var keys = ProofKey.all(in: written)
    keys["K1"] = nil
    let record = MinutesRecord(
      of: signed, in: then, at: SmallJury.mark, keys: keys, gone: ["K1", "R1", "proof-K1"],
      signed: signed.data)
    #expect(record.data == signed.data)
    #expect(
      record.erased.map { "\($0.item) \($0.field)" } == [
        "K1 name", "M-J1 comment", "M-J2 comment", "R1 reason",
      ])
    #expect(record.isLawTakenAsSigned)
    // Without what was signed, nothing can stand in for it.
    let alone = MinutesRecord(
      of: signed, in: then, at: SmallJury.mark, keys: keys, gone: ["K1", "R1"])
    #expect(alone.data != signed.data)
  }

  @Test func `a word is held against its digest by its key alone`() throws {
    let written = SmallJury.written
    let words = try #require(value(written)["words"]?.asList).compactMap { ProvenWord($0) }
    let name = try #require(words.first { $0.item == "K1" && $0.field == "name" })
    let key = try #require(ProofKey.all(in: written)["K1"])
    #expect(name.holds("Dora Mas", key: key))
    #expect(!name.holds("Dora Maz", key: key))
    #expect(!name.holds("Dora Mas", key: try #require(ProofKey.all(in: written)["J1"])))
  }

  @Test func `two drawings give other keys, and so other digests of the same words`() throws {
    let other = try #require(
      SmallJury.after(
        "minutes.write", on: "V1", SmallJury.context(SmallJury.institution, seed: 2)))
    #expect(try value(other)["words"] != value(SmallJury.written)["words"])
    #expect(try value(other)["candidates"] == value(SmallJury.written)["candidates"])
  }

  @Test func `the session's minutes name the panels' and leave the marks to them`() throws {
    var dossier = SmallJury.written
    var whole = Minutes()
    (whole.id, whole.session, whole.date) = ("V2", "S1", SmallJury.day)
    dossier.put(whole)
    let written = try #require(
      SmallJury.after("minutes.write", on: "V2", SmallJury.context(dossier)))
    let value = try JSONSyntax.read(
      Array(#require(written.find(ID<Minutes>("V2"))).data.utf8))
    let panel = try #require(value["panels"]?.asList?.first)
    #expect(
      panel["minutes"]?.asList?.first?["digest"]?.asText
        == (try minutes(SmallJury.written).digest))
    let candidate = try #require(value["candidates"]?.asList?.first)
    #expect(candidate["marks"] == nil)
    #expect(candidate["decisions"]?.asList?.count == 1)
  }
}
