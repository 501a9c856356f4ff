import SextantKernels
import Testing

struct CasePackageTests {
  /// A framework with every member of the standard, two extensions and some oddities.
  private let whole = #"""
    {"CFDocument": {"identifier": "d0", "uri": "https://x.example/d0", "frameworkType": "Skills",
      "caseVersion": "1.1", "creator": "École des Aubes", "title": "Marketing digital",
      "lastChangeDateTime": "2026-07-10T12:00:00+00:00", "officialSourceURL": "https://x.example",
      "publisher": "Aubes", "description": "Un référentiel", "subject": ["Marketing"],
      "subjectURI": [{"title": "Marketing", "identifier": "s1", "uri": "https://x.example/s1"}],
      "language": "fr", "version": "2026-11", "adoptionStatus": "Adopted",
      "statusStartDate": "2026-09-01", "statusEndDate": "2031-08-31",
      "licenseURI": {"title": "L", "identifier": "l1", "uri": "https://x.example/l1"},
      "notes": "n", "extensions": {"ecole": {"level": 7.0}},
      "CFPackageURI": {"title": "P", "identifier": "p", "uri": "https://x.example/p"}},
     "CFItems": [
      {"identifier": "b1", "uri": "u:b1", "fullStatement": "Bloc 1", "CFItemType": "Bloc",
       "CFItemTypeURI": {"title": "Bloc", "identifier": "t1", "uri": "u:t1", "x": 1},
       "humanCodingScheme": "B1", "listEnumeration": "1.", "abbreviatedStatement": "B",
       "alternativeLabel": "Un", "conceptKeywords": ["veille", "signal"],
       "conceptKeywordsURI": {"title": "K", "identifier": "k1", "uri": "u:k1"},
       "notes": "—", "subject": ["Marketing"],
       "subjectURI": [{"title": "Marketing", "identifier": "s1", "uri": "u:s1"}],
       "language": "fr", "educationLevel": ["7"],
       "licenseURI": {"title": "L", "identifier": "l1", "uri": "u:l1"},
       "statusStartDate": "2026-09-01", "statusEndDate": "2031-08-31",
       "lastChangeDateTime": "2026-07-10T12:00:00+00:00",
       "CFDocumentURI": {"title": "M", "identifier": "d0", "uri": "u:d0"}},
      {"identifier": "c1", "uri": "u:c1", "fullStatement": "Veiller",
       "lastChangeDateTime": "2026-07-10T12:00:00+00:00", "fr:nouveau": [null, true, 1.50]},
      {"identifier": "c2", "uri": "u:c2", "fullStatement": "Décider", "educationLevel": [],
       "lastChangeDateTime": "2026-07-10T12:00:00+00:00"}],
     "CFAssociations": [
      {"identifier": "a1", "uri": "u:a1", "associationType": "isChildOf", "sequenceNumber": 1,
       "originNodeURI": {"title": "Bloc 1", "identifier": "b1", "uri": "u:b1",
        "targetType": "CASE"},
       "destinationNodeURI": {"title": "M", "identifier": "d0", "uri": "u:d0"},
       "CFAssociationGroupingURI": {"title": "G", "identifier": "g1", "uri": "u:g1"},
       "CFDocumentURI": {"title": "M", "identifier": "d0", "uri": "u:d0"},
       "lastChangeDateTime": "2026-07-10T12:00:00+00:00", "notes": "x"},
      {"identifier": "a2", "uri": "u:a2", "associationType": "isChildOf", "sequenceNumber": 20,
       "originNodeURI": {"title": "Décider", "identifier": "c2", "uri": "u:c2"},
       "destinationNodeURI": {"title": "Bloc 1", "identifier": "b1", "uri": "u:b1"},
       "lastChangeDateTime": "2026-07-10T12:00:00+00:00"},
      {"identifier": "a3", "uri": "u:a3", "associationType": "isChildOf", "sequenceNumber": 3,
       "originNodeURI": {"title": "Veiller", "identifier": "c1", "uri": "u:c1"},
       "destinationNodeURI": {"title": "Bloc 1", "identifier": "b1", "uri": "u:b1"},
       "lastChangeDateTime": "2026-07-10T12:00:00+00:00"},
      {"identifier": "a4", "uri": "u:a4", "associationType": "exactMatchOf",
       "originNodeURI": {"title": "Veiller", "identifier": "c1", "uri": "u:c1"},
       "destinationNodeURI": {"title": "Ailleurs", "identifier": "zz", "uri": "u:zz"},
       "lastChangeDateTime": "2026-07-10T12:00:00+00:00"}],
     "CFDefinitions": {
      "CFConcepts": [{"identifier": "k1", "uri": "u:k1", "title": "Veille",
        "keywords": "signal|source", "hierarchyCode": "1", "description": "d",
        "lastChangeDateTime": "2026-07-10T12:00:00+00:00"}],
      "CFSubjects": [{"identifier": "s1", "uri": "u:s1", "title": "Marketing",
        "hierarchyCode": "1", "lastChangeDateTime": "2026-07-10T12:00:00+00:00"}],
      "CFLicenses": [{"identifier": "l1", "uri": "u:l1", "title": "L", "licenseText": "Libre",
        "lastChangeDateTime": "2026-07-10T12:00:00+00:00"}],
      "CFItemTypes": [{"identifier": "t1", "uri": "u:t1", "title": "Bloc", "description": "b",
        "hierarchyCode": "1", "typeCode": "BC",
        "lastChangeDateTime": "2026-07-10T12:00:00+00:00"}],
      "CFAssociationGroupings": [{"identifier": "g1", "uri": "u:g1", "title": "G",
        "lastChangeDateTime": "2026-07-10T12:00:00+00:00"}], "extensions": {}},
     "CFRubrics": [{"identifier": "r1", "uri": "u:r1", "title": "Grille", "description": "g",
       "lastChangeDateTime": "2026-07-10T12:00:00+00:00",
       "CFRubricCriteria": [{"identifier": "rc1", "uri": "u:rc1", "category": "C",
         "description": "Sources qualifiées", "weight": 0.10, "position": 1, "rubricId": "r1",
         "CFItemURI": {"title": "Veiller", "identifier": "c1", "uri": "u:c1"},
         "lastChangeDateTime": "2026-07-10T12:00:00+00:00",
         "CFRubricCriterionLevels": [{"identifier": "rl1", "uri": "u:rl1", "quality": "Acquis",
           "description": "Cinq sources", "score": 3.0, "feedback": "Bien", "position": 1,
           "rubricCriterionId": "rc1", "lastChangeDateTime": "2026-07-10T12:00:00+00:00"}]}]}],
     "extensions": [1]}
    """#

  /// Values with their members in one order, numbers as they are written.
  private func sorted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      .object(
        members.map { .init(key: $0.key, value: sorted($0.value)) }.sorted { $0.key < $1.key })
    case .list(let elements): .list(elements.map(sorted))
    default: value
    }
  }

  @Test("what is read comes out again whole: every member, unknown ones too, digits as written")
  func roundTrip() throws {
    let value = try JSONSyntax.read(Array(whole.utf8))
    let (package, notes) = try CasePackage.read(Array(whole.utf8))
    #expect(notes == [])
    #expect(sorted(package.json) == sorted(value))
    #expect(try CasePackage.read(package.json.bytes(indent: 2)).0 == package)
  }

  @Test("the members say what they say: rubrics, associations, groups, subjects, licences, words")
  func members() throws {
    let (package, _) = try CasePackage.read(Array(whole.utf8))
    #expect(package.document.adoption == "Adopted")
    #expect(package.document.subjectLinks?.first?.identifier == "s1")
    let items = try #require(package.items)
    #expect(items.map(\.statement) == ["Bloc 1", "Veiller", "Décider"])
    #expect(items[0].keywords == ["veille", "signal"])
    #expect(items[0].typeLink?.rest.map(\.key) == ["x"])
    #expect(items[1].rest.map(\.key) == ["fr:nouveau"])
    #expect(items[2].educationLevels == [])
    let associations = try #require(package.associations)
    #expect(associations.map(\.kind) == ["isChildOf", "isChildOf", "isChildOf", "exactMatchOf"])
    #expect(associations[0].grouping?.identifier == "g1")
    #expect(associations[0].origin?.targetType == "CASE")
    let definitions = try #require(package.definitions)
    #expect(definitions.concepts?.first?.keywords == "signal|source")
    #expect(definitions.licenses?.first?.licenseText == "Libre")
    #expect(definitions.itemTypes?.first?.typeCode == "BC")
    let criterion = try #require(package.rubrics?.first?.criteria?.first)
    #expect(criterion.weight == "0.10")
    #expect(criterion.item?.identifier == "c1")
    #expect(criterion.levels?.first?.score == "3.0")
    #expect(criterion.levels?.first?.feedback == "Bien")
  }

  @Test("the outline follows the sequence, not the order of the file")
  func outline() throws {
    let (package, _) = try CasePackage.read(Array(whole.utf8))
    #expect(package.outline().map(\.item) == [0, 1, 2])
    #expect(package.outline().map(\.depth) == [0, 1, 1])
  }

  // MARK: - What is not as it should be

  private func small(_ items: String, _ associations: String = "", _ more: String = "") -> String {
    #"{"CFDocument":{"identifier":"d","uri":"u","creator":"c","title":"t","#
      + #""lastChangeDateTime":"x"},"CFItems":[\#(items)],"#
      + #""CFAssociations":[\#(associations)]\#(more)}"#
  }

  private func item(_ identifier: String) -> String {
    #"{"identifier":"\#(identifier)","uri":"u","fullStatement":"s","lastChangeDateTime":"x"}"#
  }

  private func child(_ origin: String, _ destination: String, _ kind: String = "isChildOf")
    -> String
  {
    #"{"identifier":"a","uri":"u","associationType":"\#(kind)","lastChangeDateTime":"x","#
      + #""originNodeURI":{"title":"","identifier":"\#(origin)","uri":""},"#
      + #""destinationNodeURI":{"title":"","identifier":"\#(destination)","uri":""}}"#
  }

  private func notes(_ text: String) throws -> [CaseNote] {
    let (package, notes) = try CasePackage.read(Array(text.utf8))
    // Nothing is lost, whatever is noted.
    #expect(try sorted(package.json) == sorted(JSONSyntax.read(Array(text.utf8))))
    return notes
  }

  @Test("a member of another type is kept and told, not dropped")
  func otherTypes() throws {
    let text = small(
      #"{"identifier":"1","uri":"u","fullStatement":7,"lastChangeDateTime":"x","notes":null,"#
        + #""subject":["a",2],"licenseURI":{"title":"t"},"CFItemTypeURI":"t"}"#)
    #expect(
      try Set(notes(text)) == [
        CaseNote(what: .otherType, path: "CFPackage.CFItems[0].fullStatement"),
        CaseNote(what: .otherType, path: "CFPackage.CFItems[0].notes"),
        CaseNote(what: .otherType, path: "CFPackage.CFItems[0].subject"),
        CaseNote(what: .otherType, path: "CFPackage.CFItems[0].licenseURI"),
        CaseNote(what: .otherType, path: "CFPackage.CFItems[0].CFItemTypeURI"),
      ])
  }

  @Test("what the standard demands and is not there is told")
  func missing() throws {
    #expect(
      try notes(small(#"{"identifier":"1"}"#)).map(\.path) == [
        "CFPackage.CFItems[0].uri", "CFPackage.CFItems[0].fullStatement",
        "CFPackage.CFItems[0].lastChangeDateTime",
      ])
    #expect(throws: CasePackage.Problem.noDocument) {
      try CasePackage.read(Array(#"{"CFItems":[]}"#.utf8))
    }
    #expect(throws: CasePackage.Problem.self) { try CasePackage.read(Array("[".utf8)) }
  }

  @Test("an empty text stays one, and is told apart from none")
  func emptyTexts() throws {
    let empty = small(
      #"{"identifier":"","uri":"","fullStatement":"","lastChangeDateTime":"","notes":""}"#)
    #expect(try notes(empty) == [])
    var (package, _) = try CasePackage.read(Array(small(#"{"identifier":"1"}"#).utf8))
    package.items?[0].statement = "Veiller"
    #expect(package.json["CFItems"]?.asList?.first?["fullStatement"] == .text("Veiller"))
    #expect(package.json["CFItems"]?.asList?.first?["uri"] == nil)
  }

  @Test("children of nobody, items that stand twice and circles are told")
  func looseEnds() throws {
    let (one, two) = (item("1"), item("2"))
    #expect(try notes(small(one + "," + one)).map(\.what) == [.doubleIdentifier])
    #expect(try notes(small(one, child("1", "d"))) == [])
    #expect(
      try notes(small(one, child("1", "9")))
        == [CaseNote(what: .looseEnd, path: "CFAssociations[0].destinationNodeURI")])
    #expect(try notes(small(one, child("1", "9", "exactMatchOf"))) == [])
    #expect(try notes(small(one, child("1", "9", "looksLike"))).map(\.what) == [.otherAssociation])
    #expect(try notes(small(one, child("1", "9", "ext:looksLike"))) == [])
    let circle = small(one + "," + two, child("1", "2") + "," + child("2", "1"))
    #expect(try notes(circle).map(\.what) == [.circle])
    let (package, _) = try CasePackage.read(Array(circle.utf8))
    #expect(package.outline().map(\.item) == [0, 1])
    #expect(package.outline().map(\.depth) == [0, 1])
    #expect(try notes(small(one, child("1", "1"))).map(\.what) == [.circle])
    let rubric =
      #","CFRubrics":[{"identifier":"r","uri":"u","lastChangeDateTime":"x","CFRubricCriteria":[{"#
      + #""identifier":"c","uri":"u","lastChangeDateTime":"x","#
      + #""CFItemURI":{"title":"","identifier":"7","uri":""}}]}]"#
    #expect(
      try notes(small(one, "", rubric)).map(\.path)
        == ["CFRubrics[0].CFRubricCriteria[0].CFItemURI"])
  }

  @Test("ten thousand items one below the other are read and outlined")
  func deep() throws {
    let count = 10_000
    let items = (0..<count).map { item("\($0)") }.joined(separator: ",")
    let links = (0..<count).map { child("\($0)", $0 == 0 ? "d" : "\($0 - 1)") }
    let (package, notes) = try CasePackage.read(
      Array(small(items, links.joined(separator: ",")).utf8))
    #expect(notes == [])
    #expect(package.outline().last?.depth == count - 1)
  }

  @Test("packages changed at random are read or refused, and lose nothing")
  func fuzz() throws {
    let good = Array(whole.utf8)
    var state: UInt64 = 13
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let marks = Array("{}[],:\"0a".utf8)
    var read = 0
    for _ in 0..<1500 {
      var bytes = good
      for _ in 0...random(3) { bytes[random(bytes.count)] = marks[random(marks.count)] }
      guard let value = try? JSONSyntax.read(bytes), let (package, _) = try? CasePackage.read(value)
      else { continue }
      read += 1
      #expect(sorted(package.json) == sorted(value))
      _ = package.outline()
    }
    #expect(read > 100)
  }
}
