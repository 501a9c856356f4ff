import SextantKernels
import Testing

@testable import SextantModel

@Suite struct FrameworkExchangeTests {
  private func title(_ kind: String) -> String { "titre de \(kind)" }

  private func shipped(_ code: String) throws -> (framework: Framework, rules: [CertifierRules]) {
    let folder = "Frameworks/\(code)/2026-11"
    let files = try Project.sources(below: folder)
    let framework = Framework.read(files).framework
    return (framework, CertifierRules.read(files, for: framework).rules)
  }

  @Test(
    "a framework written in CASE and read again is the same, rules and all",
    arguments: ["msmd", "mcmd"])
  func roundTrip(code: String) throws {
    let (framework, rules) = try shipped(code)
    #expect(framework.criteria.count > 20 && rules.count == 1)
    let bytes = try FrameworkExchange.writeCase(framework, rules: rules, onto: nil, title: title)
    let read = try FrameworkExchange.readCase(bytes, title: title)
    #expect(read.framework.items == framework.items)
    #expect(read.rules.map(\.compactText) == rules.map(\.compactText))
    #expect(read.notes.map(\.key) == [])
    // What we write ourselves needs no copy beside the framework.
    #expect(!read.files.contains { $0.path == FrameworkExchange.caseFile })
    #expect(read.folder == "\(code)/2026-11")
    // The folder that is written reads as the same framework.
    let again = Framework.read(read.files)
    #expect(again.findings.isEmpty && again.framework.items == framework.items)
    let twice = try FrameworkExchange.writeCase(
      again.framework, rules: read.rules, onto: nil, title: title)
    #expect(twice == bytes)
  }

  @Test("other programs find statements, parts, terms and rubrics in it")
  func content() throws {
    let (framework, rules) = try shipped("mcmd")
    let bytes = try FrameworkExchange.writeCase(framework, rules: rules, onto: nil, title: title)
    let (package, notes) = try CasePackage.read(bytes)
    #expect(notes == [])
    let outline = package.outline()
    #expect(outline.count == package.items?.count)
    // Blocks stand below the document, and nothing else does.
    #expect(outline.count { $0.depth == 0 } == framework.blocks.count)
    #expect(
      package.rubrics?.count == framework.assessments.count { !framework.criteria(of: $0).isEmpty })
    #expect(
      package.rubrics?.first?.criteria?.first?.levels?.map(\.quality) == ["A", "B", "C", "D"])
    #expect(package.rubrics?.first?.criteria?.first?.levels?.map(\.score) == ["0", "1", "2", "3"])
    #expect(package.definitions?.concepts?.count == framework.items.count(of: FrameworkTerm.self))
    #expect(
      package.associations?.contains { $0.kind == "isRelatedTo" } == true)
  }

  @Test("a statement that another program changed prevails over what we noted of it")
  func changedOutside() throws {
    let (framework, rules) = try shipped("msmd")
    let bytes = try FrameworkExchange.writeCase(framework, rules: rules, onto: nil, title: title)
    var (package, _) = try CasePackage.read(bytes)
    let place = try #require(package.items?.firstIndex { $0.code == "B1" })
    package.items?[place].statement = "Un bloc autrement dit"
    let read = try FrameworkExchange.readCase(package.json.bytes(), title: title)
    #expect(read.framework.find(ID<Block>("B1"))?.fr == "Un bloc autrement dit")
    #expect(read.framework.find(ID<Block>("B1"))?.en == framework.find(ID<Block>("B1"))?.en)
    #expect(read.files.contains { $0.path == FrameworkExchange.caseFile })
  }

  /// Another's framework, with subjects, a licence, groups, keywords and members that nobody knows.
  private let foreign = """
    {"CFDocument": {"identifier": "d", "uri": "urn:d", "creator": "Rectorat", "title":
    "Media Basics", "lastChangeDateTime": "2026-01-02T00:00:00+00:00", "language": "en",
    "subject": ["Media"], "licenseURI": {"title": "CC BY", "identifier": "l", "uri": "urn:l"},
    "x-own": {"kept": [1.50, null]}},
    "CFItems": [
     {"identifier": "i1", "uri": "urn:i1", "fullStatement": "Plan media", "humanCodingScheme": "U 1",
      "lastChangeDateTime": "2026-01-02T00:00:00+00:00"},
     {"identifier": "i2", "uri": "urn:i2", "fullStatement": "Choose channels",
      "humanCodingScheme": "U1.1", "conceptKeywords": ["channel"], "educationLevel": ["07"],
      "lastChangeDateTime": "2026-01-02T00:00:00+00:00"},
     {"identifier": "i3", "uri": "urn:i3", "fullStatement": "Speak in public",
      "lastChangeDateTime": "2026-01-02T00:00:00+00:00"},
     {"identifier": "i4", "uri": "urn:i4", "fullStatement": "Prepare", "lastChangeDateTime": "2026-01-02T00:00:00+00:00"},
     {"identifier": "i5", "uri": "urn:i5", "fullStatement": "Brief an agency", "lastChangeDateTime": "2026-01-02T00:00:00+00:00"}],
    "CFAssociations": [
     {"identifier": "a1", "uri": "urn:a1", "associationType": "isChildOf", "sequenceNumber": 1,
      "originNodeURI": {"title": "1", "identifier": "i1", "uri": "urn:i1"},
      "destinationNodeURI": {"title": "d", "identifier": "d", "uri": "urn:d"},
      "CFAssociationGroupingURI": {"title": "g", "identifier": "g", "uri": "urn:g"},
      "lastChangeDateTime": "2026-01-02T00:00:00+00:00"},
     {"identifier": "a2", "uri": "urn:a2", "associationType": "isChildOf",
      "originNodeURI": {"title": "2", "identifier": "i2", "uri": "urn:i2"},
      "destinationNodeURI": {"title": "1", "identifier": "i1", "uri": "urn:i1"},
      "lastChangeDateTime": "2026-01-02T00:00:00+00:00"},
     {"identifier": "a3", "uri": "urn:a3", "associationType": "isChildOf",
      "originNodeURI": {"title": "4", "identifier": "i4", "uri": "urn:i4"},
      "destinationNodeURI": {"title": "1", "identifier": "i1", "uri": "urn:i1"},
      "lastChangeDateTime": "2026-01-02T00:00:00+00:00"},
     {"identifier": "a4", "uri": "urn:a4", "associationType": "isChildOf",
      "originNodeURI": {"title": "5", "identifier": "i5", "uri": "urn:i5"},
      "destinationNodeURI": {"title": "4", "identifier": "i4", "uri": "urn:i4"},
      "lastChangeDateTime": "2026-01-02T00:00:00+00:00"}],
    "CFDefinitions": {"CFConcepts": [{"identifier": "k", "uri": "urn:k", "title": "Reach",
      "description": "People met", "lastChangeDateTime": "2026-01-02T00:00:00+00:00"}],
     "CFAssociationGroupings": [{"identifier": "g", "uri": "urn:g", "title": "Year one",
      "lastChangeDateTime": "2026-01-02T00:00:00+00:00"}]},
    "CFRubrics": [{"identifier": "r", "uri": "urn:r", "title": "Oral",
      "lastChangeDateTime": "2026-01-02T00:00:00+00:00", "CFRubricCriteria": [
      {"identifier": "rc", "uri": "urn:rc", "description": "Fits the plan", "weight": 0.250,
       "CFItemURI": {"title": "2", "identifier": "i2", "uri": "urn:i2"}, "position": 1,
       "lastChangeDateTime": "2026-01-02T00:00:00+00:00", "CFRubricCriterionLevels": [
        {"identifier": "l0", "uri": "urn:l0", "quality": "no", "score": 0,
         "lastChangeDateTime": "2026-01-02T00:00:00+00:00"},
        {"identifier": "l1", "uri": "urn:l1", "quality": "yes", "score": 2.0,
         "lastChangeDateTime": "2026-01-02T00:00:00+00:00"}]}]}]}
    """

  @Test("another's framework becomes blocks, activities, competencies, assessments, criteria")
  func foreignRead() throws {
    let read = try FrameworkExchange.readCase(Array(foreign.utf8), title: title)
    let framework = read.framework
    #expect(framework.card.en == "Media Basics" && framework.card.code == "MB")
    #expect(
      framework.blocks.map { "\($0.id.text) \($0.en)" } == ["U-1 Plan media", "B0 Media Basics"])
    #expect(
      framework.activities.map { "\($0.id.text) \($0.en) \($0.block?.text ?? "")" } == [
        "A1 Prepare U-1"
      ])
    #expect(
      framework.competencies.map {
        "\($0.id.text) \($0.en) \($0.block?.text ?? "") \($0.activity?.text ?? "")"
      }
        == ["U1.1 Choose channels U-1 ", "C1 Brief an agency U-1 A1", "C2 Speak in public B0 "])
    #expect(framework.assessments.map { "\($0.en) \($0.block?.text ?? "")" } == ["Oral U-1"])
    #expect(
      framework.criteria.map { "\($0.id.text) \($0.en) \($0.competencies.map(\.text))" } == [
        "E1.k1 Fits the plan [\"U1.1\"]"
      ])
    #expect(framework.items.all(FrameworkTerm.self).map(\.term) == ["Reach"])
    #expect(read.rules.first?.levels.map(\.points) == [0, 2])
    #expect(Framework.read(read.files).findings.map(\.message.key) == [])
  }

  @Test("another's framework is written back without loss, a change of ours and nothing else added")
  func foreignRoundTrip() throws {
    let source = try JSONSyntax.read(Array(foreign.utf8))
    let read = try FrameworkExchange.readCase(Array(foreign.utf8), title: title)
    let base = try #require(read.files.first { $0.path == FrameworkExchange.caseFile }?.bytes)
    let back = try FrameworkExchange.writeCase(
      read.framework, rules: read.rules, onto: base, title: title)
    #expect(try same(JSONSyntax.read(back), source))
    var items = read.framework.items
    if var competency = items.find(ID<Competency>("U1.1")) {
      competency.en = "Pick channels"
      items.put(competency)
    }
    items.remove("C2")
    var added = Competency()
    (added.id, added.block, added.en) = ("C9", "U-1", "Measure reach")
    items.put(added)
    let changed = try FrameworkExchange.writeCase(
      Framework(items), rules: read.rules, onto: base, title: title)
    let (package, notes) = try CasePackage.read(changed)
    #expect(notes == [])
    #expect(
      package.items?.map(\.statement) == [
        "Plan media", "Pick channels", "Prepare", "Brief an agency", "Measure reach",
      ])
    #expect(package.items?[1].keywords == ["channel"])
    #expect(package.associations?.last?.destination?.identifier == "i1")
    let again = try FrameworkExchange.readCase(changed, title: title)
    #expect(again.framework.find(ID<Competency>("C9"))?.block == "U-1")
  }

  /// The same members whatever their order: JSON gives it no meaning.
  private func same(_ a: JSONValue, _ b: JSONValue) throws -> Bool {
    try sorted(a) == sorted(b)
  }

  private func sorted(_ value: JSONValue) throws -> JSONValue {
    switch value {
    case .object(let members):
      .object(
        try members.map { JSONValue.Member(key: $0.key, value: try sorted($0.value)) }
          .sorted { $0.key < $1.key })
    case .list(let list): .list(try list.map(sorted))
    default: value
    }
  }

  @Test("what is no framework is told to be none")
  func refusals() {
    func why(_ text: String) -> String? {
      do {
        _ = try FrameworkExchange.readCase(Array(text.utf8), title: title)
        return nil
      } catch {
        return error.message.key
      }
    }
    #expect(why("{}") == "case.note.noDocument")
    #expect(why("{") == "exchange.notJSON")
  }

  // MARK: - The national register

  private let register = """
    <FICHES><VERSION_FLUX>4.1</VERSION_FLUX>
    <FICHE><NUMERO_FICHE>RNCP1</NUMERO_FICHE><INTITULE>Autre</INTITULE></FICHE>
    <FICHE><NUMERO_FICHE>RNCP40792</NUMERO_FICHE><INTITULE>Manager du marketing</INTITULE>
    <NOMENCLATURE_EUROPE><NIVEAU>NIV7</NIVEAU></NOMENCLATURE_EUROPE>
    <CERTIFICATEURS><CERTIFICATEUR><NOM_CERTIFICATEUR>École</NOM_CERTIFICATEUR></CERTIFICATEUR></CERTIFICATEURS>
    <BLOCS_COMPETENCES><BLOC_COMPETENCES><CODE>RNCP40792BC01</CODE><LIBELLE>Piloter</LIBELLE>
    <LISTE_COMPETENCES>* Mesurer   * Décider</LISTE_COMPETENCES>
    <MODALITES_EVALUATION>Étude de cas</MODALITES_EVALUATION></BLOC_COMPETENCES></BLOCS_COMPETENCES>
    <DATE_DERNIERE_MODIFICATION>2026-06-30</DATE_DERNIERE_MODIFICATION></FICHE></FICHES>
    """

  private func fetch(_ text: String) -> () -> [UInt8] {
    var pieces = [Array(text.utf8)]
    return { pieces.popLast() ?? [] }
  }

  @Test("a record of the register becomes blocks, competencies and how each is assessed")
  func registerRecord() throws {
    let read = try #require(try FrameworkExchange.readRegister("rncp40792", fetch(register)))
    let framework = read.framework
    #expect(framework.card.registryCode == "RNCP40792" && framework.card.level == 7)
    #expect(framework.card.version == "2026-06-30" && framework.card.owner == "École")
    #expect(framework.blocks.map(\.fr) == ["Piloter"])
    #expect(framework.competencies.map(\.fr) == ["Mesurer", "Décider"])
    #expect(framework.assessments.map(\.fr) == ["Étude de cas"])
    #expect(framework.assessments.first?.competencies == ["C1", "C2"])
    #expect(Framework.read(read.files).findings.map(\.message.key) == [])
    #expect(try FrameworkExchange.readRegister("RNCP9", fetch(register)) == nil)
    #expect(throws: ExchangeProblem.self) {
      _ = try FrameworkExchange.readRegister(nil, fetch("<AUTRE/>"))
    }
  }
}
