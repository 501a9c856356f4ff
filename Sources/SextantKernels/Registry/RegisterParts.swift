/// The parts of a register's record, each read from the element that has just started.
extension RegisterReader {
  /// The text without blanks at its ends.
  static func text(_ xml: inout XMLReader) throws(XMLProblem) -> String {
    let text = try xml.elementText()
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    if first == bytes.startIndex, bytes.index(after: last) == bytes.endIndex { return text }
    return String(text[first...last])
  }

  static func flag(_ text: String) -> Bool? {
    switch text {
    case "Oui", "oui", "OUI", "true": true
    case "Non", "non", "NON", "false": false
    default: nil
    }
  }

  static func code(_ xml: inout XMLReader) throws(XMLProblem) -> RegisterRecord.Code {
    var code = RegisterRecord.Code()
    let inside = xml.depth
    while try xml.nextChild(in: inside) {
      if xml.isNamed("CODE") || xml.isNamed("NIVEAU") {
        code.code = try text(&xml)
      } else if xml.isNamed("LIBELLE") || xml.isNamed("INTITULE") {
        code.label = try text(&xml)
      } else {
        try xml.skip()
      }
    }
    return code
  }

  static func codes(_ xml: inout XMLReader) throws(XMLProblem) -> [RegisterRecord.Code] {
    var codes: [RegisterRecord.Code] = []
    let inside = xml.depth
    while try xml.nextChild(in: inside) { codes.append(try code(&xml)) }
    return codes
  }

  /// The numbers of records before or after, whatever the element around each is called.
  static func numbers(_ xml: inout XMLReader) throws(XMLProblem) -> [String] {
    var numbers: [String] = []
    let inside = xml.depth
    while try xml.nextChild(in: inside) { numbers.append(try text(&xml)) }
    return numbers
  }

  static func certifier(_ xml: inout XMLReader) throws(XMLProblem) -> RegisterRecord.Certifier {
    var certifier = RegisterRecord.Certifier()
    let inside = xml.depth
    while try xml.nextChild(in: inside) {
      if xml.isNamed("SIRET_CERTIFICATEUR") {
        certifier.siret = try text(&xml)
      } else if xml.isNamed("NOM_CERTIFICATEUR") {
        certifier.name = try text(&xml)
      } else if xml.isNamed("ETAT_CERTIFICATEUR") {
        let state = try text(&xml)
        certifier.isActive = state.isEmpty ? nil : state.utf8.first == UInt8(ascii: "A")
      } else {
        try xml.skip()
      }
    }
    return certifier
  }

  static func partner(_ xml: inout XMLReader) throws(XMLProblem) -> RegisterRecord.Partner {
    var partner = RegisterRecord.Partner()
    let inside = xml.depth
    while try xml.nextChild(in: inside) {
      if xml.isNamed("SIRET_PARTENAIRE") {
        partner.siret = try text(&xml)
      } else if xml.isNamed("NOM_PARTENAIRE") {
        partner.name = try text(&xml)
      } else if xml.isNamed("ETAT_PARTENAIRE") {
        partner.state = try text(&xml)
      } else if xml.isNamed("HABILITATION_PARTENAIRE") {
        partner.mandate = try text(&xml)
      } else {
        try xml.skip()
      }
    }
    return partner
  }

  static func block(_ xml: inout XMLReader) throws(XMLProblem) -> RegisterRecord.Block {
    var block = RegisterRecord.Block()
    let inside = xml.depth
    while try xml.nextChild(in: inside) {
      if xml.isNamed("CODE") {
        block.code = try text(&xml)
      } else if xml.isNamed("LIBELLE") {
        block.title = try text(&xml)
      } else if xml.isNamed("LISTE_COMPETENCES") {
        block.competencies = try text(&xml)
      } else if xml.isNamed("MODALITES_EVALUATION") {
        block.assessment = try text(&xml)
      } else {
        try xml.skip()
      }
    }
    return block
  }

  static func way(_ xml: XMLReader) -> RegisterRecord.Route.Way? {
    if xml.isNamed("SI_JURY_FI") { return .initial }
    if xml.isNamed("SI_JURY_CA") { return .apprenticeship }
    if xml.isNamed("SI_JURY_FC") { return .continuing }
    if xml.isNamed("SI_JURY_CQ") { return .professionalContract }
    if xml.isNamed("SI_JURY_CL") { return .individual }
    if xml.isNamed("SI_JURY_VAE") { return .experience }
    return nil
  }

  static func route(
    _ way: RegisterRecord.Route.Way, _ xml: inout XMLReader
  ) throws(XMLProblem) -> RegisterRecord.Route {
    var route = RegisterRecord.Route(way: way)
    let inside = xml.depth
    while try xml.nextChild(in: inside) {
      if xml.isNamed("ACTIF") {
        route.isOpen = flag(try text(&xml))
      } else if xml.isNamed("COMPOSITION") {
        route.jury = try text(&xml)
      } else {
        try xml.skip()
      }
    }
    return route
  }

  static func readCohort(
    _ record: inout RegisterRecord, _ xml: inout XMLReader
  ) throws(XMLProblem) {
    var cohort = RegisterRecord.Cohort()
    let inside = xml.depth
    while try xml.nextChild(in: inside) {
      if xml.isNamed("ANNEE") {
        cohort.year = try whole(&xml, "ANNEE", &record)
      } else if xml.isNamed("NOMBRE_CERTIFIES") {
        cohort.certified = try whole(&xml, "NOMBRE_CERTIFIES", &record)
      } else if xml.isNamed("NOMBRE_CERTIFIES_VAE") {
        cohort.certifiedByExperience = try whole(&xml, "NOMBRE_CERTIFIES_VAE", &record)
      } else if xml.isNamed("TAUX_INSERTION_GLOBAL_6MOIS") {
        cohort.employed6Months = try share(&xml, "TAUX_INSERTION_GLOBAL_6MOIS", &record)
      } else if xml.isNamed("TAUX_INSERTION_METIER_6MOIS") {
        cohort.inOccupation6Months = try share(&xml, "TAUX_INSERTION_METIER_6MOIS", &record)
      } else if xml.isNamed("TAUX_INSERTION_METIER_2ANS") {
        cohort.inOccupation2Years = try share(&xml, "TAUX_INSERTION_METIER_2ANS", &record)
      } else {
        try xml.skip()
      }
    }
    record.cohorts.append(cohort)
  }

  // MARK: - Figures and days

  private static func whole(
    _ xml: inout XMLReader, _ element: String, _ record: inout RegisterRecord
  ) throws(XMLProblem) -> Int? {
    try share(&xml, element, &record).flatMap { Int(exactly: $0) }
  }

  private static func share(
    _ xml: inout XMLReader, _ element: String, _ record: inout RegisterRecord
  ) throws(XMLProblem) -> Double? {
    let text = try text(&xml)
    guard !text.isEmpty else { return nil }
    var plain = text.utf8.filter { $0 != 0x20 && $0 != UInt8(ascii: "%") }
    for place in plain.indices where plain[place] == UInt8(ascii: ",") {
      plain[place] = UInt8(ascii: ".")
    }
    guard plain.count <= 12, let value = Double(String(decoding: plain, as: UTF8.self)),
      value >= 0, value.isFinite
    else {
      record.note(.badFigure, element, text)
      return nil
    }
    return value
  }

  /// `31/08/2031`, or `2031-08-31` with or without an hour.
  static func day(
    _ xml: inout XMLReader, _ element: String, _ record: inout RegisterRecord
  ) throws(XMLProblem) -> Int32? {
    let text = try text(&xml)
    guard !text.isEmpty else { return nil }
    let bytes = Array(text.utf8.prefix(10))
    if bytes.count == 10 {
      if let day = CivilDay.parse(bytes.span) { return day }
      let turned = bytes[6...] + [0x2D] + bytes[3..<5] + [0x2D] + bytes[..<2]
      if bytes[2] == UInt8(ascii: "/"), bytes[5] == UInt8(ascii: "/"),
        let day = CivilDay.parse(Array(turned).span)
      {
        return day
      }
    }
    record.note(.badDate, element, text)
    return nil
  }
}

extension RegisterRecord {
  mutating func note(_ what: RegisterNote.What, _ element: String, _ text: String) {
    notes.append(RegisterNote(what: what, element: element, text: String(text.prefix(80))))
  }
}
