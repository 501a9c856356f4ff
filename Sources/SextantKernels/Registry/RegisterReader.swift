/// Reads the national register's export record by record, in memory that does not grow with it.
public struct RegisterReader {
  public enum Problem: Error, Sendable, Equatable {
    case xml(XMLProblem)
    /// The file is another one: its first element is named so.
    case notTheRegister(String)
  }

  private var xml: XMLReader
  private var isInside = false
  /// The version that the export says: `4.1`.
  public private(set) var version = ""

  /// - Parameter fetch: gives the next bytes of the file, none at its end.
  public init(_ fetch: @escaping () -> [UInt8]) { xml = XMLReader(fetch) }

  public init(_ bytes: [UInt8]) { xml = XMLReader(bytes) }

  /// The line reached.
  public var line: Int { xml.line }

  /// The next record; `nil` at the end.
  public mutating func next() throws(Problem) -> RegisterRecord? {
    do {
      if !isInside {
        guard try xml.nextChild(in: 0) else { return nil }
        guard xml.isNamed("FICHES") else { throw Problem.notTheRegister(xml.name) }
        isInside = true
      }
      while try xml.nextChild(in: 1) {
        if xml.isNamed("FICHE") { return try Self.record(&xml) }
        if xml.isNamed("VERSION_FLUX") { version = try Self.text(&xml) } else { try xml.skip() }
      }
      // What follows the register's end must be nothing.
      while try xml.next() != .finished {}
      return nil
    } catch let problem as XMLProblem {
      throw .xml(problem)
    } catch {
      throw error as? Problem ?? .notTheRegister("")
    }
  }

  private static func record(_ xml: inout XMLReader) throws(XMLProblem) -> RegisterRecord {
    var record = RegisterRecord()
    let inside = xml.depth
    while try xml.nextChild(in: inside) {
      if try readHead(&record, &xml) { continue }
      if try readLists(&record, &xml) { continue }
      if try readDay(&record, &xml) { continue }
      if try readText(&record, &xml) { continue }
      try xml.skip()
    }
    if record.number.isEmpty { record.note(.noNumber, "NUMERO_FICHE", record.title) }
    if record.title.isEmpty { record.note(.noTitle, "INTITULE", record.number) }
    for block in record.blocks where block.code.isEmpty {
      record.note(.blockWithoutCode, "BLOC_COMPETENCES", block.title)
    }
    return record
  }

  // MARK: - The members of a record; each says whether it knew the element

  private static func readHead(
    _ record: inout RegisterRecord, _ xml: inout XMLReader
  ) throws(XMLProblem) -> Bool {
    if xml.isNamed("NUMERO_FICHE") {
      record.number = try text(&xml)
    } else if xml.isNamed("ID_FICHE") {
      record.id = try text(&xml)
    } else if xml.isNamed("INTITULE") {
      record.title = try text(&xml)
    } else if xml.isNamed("ABREGE") {
      record.diploma = try code(&xml)
    } else if xml.isNamed("ETAT_FICHE") {
      record.state = try text(&xml)
    } else if xml.isNamed("ACTIF") {
      record.isActive = flag(try text(&xml))
    } else if xml.isNamed("TYPE_ENREGISTREMENT") {
      record.registration = try text(&xml)
    } else if xml.isNamed("NOMENCLATURE_EUROPE") {
      record.level = try code(&xml).code.utf8.first { (0x33...0x38).contains($0) }
        .map { Int($0 - 0x30) }
    } else {
      return false
    }
    return true
  }

  private static func readLists(
    _ record: inout RegisterRecord, _ xml: inout XMLReader
  ) throws(XMLProblem) -> Bool {
    if xml.isNamed("CERTIFICATEURS") {
      let inside = xml.depth
      while try xml.nextChild(in: inside) { record.certifiers.append(try certifier(&xml)) }
    } else if xml.isNamed("PARTENAIRES") {
      let inside = xml.depth
      while try xml.nextChild(in: inside) { record.partners.append(try partner(&xml)) }
    } else if xml.isNamed("BLOCS_COMPETENCES") {
      let inside = xml.depth
      while try xml.nextChild(in: inside) { record.blocks.append(try block(&xml)) }
    } else if xml.isNamed("CODES_NSF") {
      record.specialities += try codes(&xml)
    } else if xml.isNamed("CODES_ROME") {
      record.occupations += try codes(&xml)
    } else if xml.isNamed("FORMACODES") {
      record.trainingTopics += try codes(&xml)
    } else if xml.isNamed("NOUVELLES_CERTIFICATIONS") {
      record.followedBy += try numbers(&xml)
    } else if xml.isNamed("ANCIENNES_CERTIFICATIONS") {
      record.follows += try numbers(&xml)
    } else if xml.isNamed("STATISTIQUES_PROMOTIONS") {
      let inside = xml.depth
      while try xml.nextChild(in: inside) { try readCohort(&record, &xml) }
    } else if let way = way(xml) {
      record.routes.append(try route(way, &xml))
    } else {
      return false
    }
    return true
  }

  private static func readDay(
    _ record: inout RegisterRecord, _ xml: inout XMLReader
  ) throws(XMLProblem) -> Bool {
    if xml.isNamed("DATE_DECISION") {
      record.days.decided = try day(&xml, "DATE_DECISION", &record)
    } else if xml.isNamed("DATE_EFFET") {
      record.days.effective = try day(&xml, "DATE_EFFET", &record)
    } else if xml.isNamed("DATE_DE_PUBLICATION") {
      record.days.published = try day(&xml, "DATE_DE_PUBLICATION", &record)
    } else if xml.isNamed("DATE_DERNIER_JO") {
      record.days.lastInJournal = try day(&xml, "DATE_DERNIER_JO", &record)
    } else if xml.isNamed("DATE_FIN_ENREGISTREMENT") {
      record.days.registrationEnds = try day(&xml, "DATE_FIN_ENREGISTREMENT", &record)
    } else if xml.isNamed("DATE_LIMITE_DELIVRANCE") {
      record.days.lastAward = try day(&xml, "DATE_LIMITE_DELIVRANCE", &record)
    } else if xml.isNamed("DATE_DERNIERE_MODIFICATION") {
      record.days.changed = try day(&xml, "DATE_DERNIERE_MODIFICATION", &record)
    } else {
      return false
    }
    return true
  }

  private static func readText(
    _ record: inout RegisterRecord, _ xml: inout XMLReader
  ) throws(XMLProblem) -> Bool {
    if xml.isNamed("ACTIVITES_VISEES") {
      record.texts.activities = try text(&xml)
    } else if xml.isNamed("CAPACITES_ATTESTEES") {
      record.texts.abilities = try text(&xml)
    } else if xml.isNamed("SECTEURS_ACTIVITE") {
      record.texts.sectors = try text(&xml)
    } else if xml.isNamed("TYPE_EMPLOI_ACCESSIBLES") {
      record.texts.jobs = try text(&xml)
    } else if xml.isNamed("OBJECTIFS_CONTEXTE") {
      record.texts.aims = try text(&xml)
    } else if xml.isNamed("REGLEMENTATIONS_ACTIVITES") {
      record.texts.regulation = try text(&xml)
    } else if xml.isNamed("PREREQUIS_ENTREE_FORMATION") {
      record.texts.entry = try text(&xml)
    } else {
      return false
    }
    return true
  }
}
