import SextantKernels
import Testing

struct RegisterReaderTests {
  private func records(_ text: String) throws -> [RegisterRecord] {
    var reader = RegisterReader(Array(text.utf8))
    var records: [RegisterRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> Int32? {
    CivilDay.number(year: year, month: month, day: day)
  }

  private let made = """
    <?xml version="1.0" encoding="UTF-8"?>
    <FICHES><VERSION_FLUX>4.1</VERSION_FLUX>
      <FICHE><ID_FICHE>1</ID_FICHE><NUMERO_FICHE> RNCP99001 </NUMERO_FICHE>
        <INTITULE>Responsable d’essai &amp; de mesure</INTITULE>
        <ETAT_FICHE>Publiée</ETAT_FICHE>
        <NOMENCLATURE_EUROPE><NIVEAU>NIV7</NIVEAU><LIBELLE>Niveau 7</LIBELLE></NOMENCLATURE_EUROPE>
        <CODES_NSF><NSF><CODE>312m</CODE><LIBELLE>Commerce</LIBELLE></NSF>
          <NSF><CODE>320</CODE><INTITULE>Communication</INTITULE></NSF></CODES_NSF>
        <CODES_ROME><ROME><CODE>M1705</CODE><LIBELLE>Marketing</LIBELLE></ROME></CODES_ROME>
        <FORMACODES><FORMACODE><CODE>34052</CODE><LIBELLE>x</LIBELLE></FORMACODE></FORMACODES>
        <CERTIFICATEURS>
          <CERTIFICATEUR><SIRET_CERTIFICATEUR>12345678901234</SIRET_CERTIFICATEUR>
            <NOM_CERTIFICATEUR>Aubes</NOM_CERTIFICATEUR><ETAT_CERTIFICATEUR>Actif</ETAT_CERTIFICATEUR>
          </CERTIFICATEUR>
          <CERTIFICATEUR><NOM_CERTIFICATEUR>Crépuscules</NOM_CERTIFICATEUR>
            <ETAT_CERTIFICATEUR>Inactif</ETAT_CERTIFICATEUR></CERTIFICATEUR>
        </CERTIFICATEURS>
        <PARTENAIRES><PARTENAIRE><NOM_PARTENAIRE>Midi</NOM_PARTENAIRE>
          <SIRET_PARTENAIRE>22222222222222</SIRET_PARTENAIRE><ETAT_PARTENAIRE>actif</ETAT_PARTENAIRE>
          <HABILITATION_PARTENAIRE>HABILITATION_FORMER</HABILITATION_PARTENAIRE></PARTENAIRE>
        </PARTENAIRES>
        <SI_JURY_FI><ACTIF>Oui</ACTIF><COMPOSITION>Deux membres</COMPOSITION></SI_JURY_FI>
        <SI_JURY_VAE><ACTIF>Non</ACTIF></SI_JURY_VAE>
        <BLOCS_COMPETENCES>
          <BLOC_COMPETENCES><CODE>RNCP99001BC01</CODE><LIBELLE>Un</LIBELLE>
            <LISTE_COMPETENCES>    * A      * B</LISTE_COMPETENCES>
            <MODALITES_EVALUATION>Oral</MODALITES_EVALUATION></BLOC_COMPETENCES>
          <BLOC_COMPETENCES><LIBELLE>Sans code</LIBELLE></BLOC_COMPETENCES>
        </BLOCS_COMPETENCES>
        <STATISTIQUES_PROMOTIONS>
          <STATISTIQUES_PROMOTION><ANNEE>2023</ANNEE><NOMBRE_CERTIFIES>41</NOMBRE_CERTIFIES>
            <NOMBRE_CERTIFIES_VAE>2</NOMBRE_CERTIFIES_VAE>
            <TAUX_INSERTION_GLOBAL_6MOIS>87,5</TAUX_INSERTION_GLOBAL_6MOIS>
            <TAUX_INSERTION_METIER_2ANS>beaucoup</TAUX_INSERTION_METIER_2ANS>
          </STATISTIQUES_PROMOTION>
        </STATISTIQUES_PROMOTIONS>
        <DATE_DECISION>30/11/2025</DATE_DECISION><DATE_EFFET>2025-12-01</DATE_EFFET>
        <DATE_FIN_ENREGISTREMENT>31/02/2030</DATE_FIN_ENREGISTREMENT>
        <NEUF><PROFOND>rien</PROFOND></NEUF><ACTIF>Oui</ACTIF>
        <CAPACITES_ATTESTEES><![CDATA[Mesurer < deviner]]></CAPACITES_ATTESTEES>
      </FICHE>
      <FICHE/>
    </FICHES>
    """

  @Test("every member of a record is read, new elements are passed over")
  func members() throws {
    let records = try records(made)
    #expect(records.count == 2)
    let record = try #require(records.first)
    #expect(record.number == "RNCP99001")
    #expect(record.title == "Responsable d’essai & de mesure")
    #expect(record.level == 7)
    #expect(record.isActive == true)
    #expect(record.specialities.map(\.code) == ["312m", "320"])
    #expect(record.specialities.map(\.label) == ["Commerce", "Communication"])
    #expect(record.occupations == [.init(code: "M1705", label: "Marketing")])
    #expect(record.trainingTopics.map(\.code) == ["34052"])
    #expect(record.certifiers.map(\.name) == ["Aubes", "Crépuscules"])
    #expect(record.certifiers.map(\.isActive) == [true, false])
    #expect(record.certifiers.map(\.siret) == ["12345678901234", ""])
    #expect(record.partners.map(\.mandate) == ["HABILITATION_FORMER"])
    #expect(record.routes.map(\.way) == [.initial, .experience])
    #expect(record.routes.map(\.isOpen) == [true, false])
    #expect(record.routes.first?.jury == "Deux membres")
    #expect(record.blocks.map(\.code) == ["RNCP99001BC01", ""])
    #expect(record.blocks.first?.competencies == "* A      * B")
    #expect(record.cohorts.first?.year == 2023)
    #expect(record.cohorts.first?.certified == 41)
    #expect(record.cohorts.first?.employed6Months == 87.5)
    #expect(record.cohorts.first?.inOccupation2Years == nil)
    #expect(record.days.decided == day(2025, 11, 30))
    #expect(record.days.effective == day(2025, 12, 1))
    #expect(record.texts.abilities == "Mesurer < deviner")
  }

  @Test("what cannot be read is noted with its element, and reading goes on")
  func notes() throws {
    let records = try records(made)
    #expect(
      records[0].notes == [
        RegisterNote(
          what: .badFigure, element: "TAUX_INSERTION_METIER_2ANS", text: "beaucoup"),
        RegisterNote(what: .badDate, element: "DATE_FIN_ENREGISTREMENT", text: "31/02/2030"),
        RegisterNote(what: .blockWithoutCode, element: "BLOC_COMPETENCES", text: "Sans code"),
      ])
    #expect(records[1].notes.map(\.what) == [.noNumber, .noTitle])
  }

  @Test("the version is told, and another file is refused by its name")
  func otherFiles() throws {
    var reader = RegisterReader(Array(made.utf8))
    _ = try reader.next()
    #expect(reader.version == "4.1")
    #expect(throws: RegisterReader.Problem.notTheRegister("rss")) { try records("<rss/>") }
    #expect(
      throws: RegisterReader.Problem.xml(XMLProblem(what: .unfinished, line: 3))
    ) {
      try records("<FICHES>\n<FICHE><INTITULE>a</INTITULE></FICHE>\n<FICHE>")
    }
  }

  @Test(
    "the published record is read as its source has it",
    .published("registry/rncp40792-abridged.xml"))
  func published() throws {
    let bytes = try #require(SharedData.bytes("registry/rncp40792-abridged.xml"))
    var reader = RegisterReader(bytes)
    let record = try #require(try reader.next())
    #expect(try reader.next() == nil)
    #expect(reader.version == "4.1")
    #expect(record.number == "RNCP35340")
    #expect(record.id == "20892")
    #expect(record.followedBy == ["RNCP40792"])
    #expect(record.follows == ["RNCP17108"])
    #expect(record.diploma == .init(code: "BTS", label: "Brevet de technicien supérieur"))
    #expect(record.title.hasPrefix("Services informatiques aux organisations : Option A « Sol"))
    #expect(record.state == "Publiée")
    #expect(record.level == 5)
    #expect(record.certifiers.map(\.siret) == ["11004401300040"])
    #expect(record.certifiers.map(\.isActive) == [true])
    #expect(record.routes.map(\.way) == [.experience])
    #expect(record.blocks.map(\.code) == ["RNCP40792BC04"])
    #expect(record.days.published == day(2025, 6, 13))
    #expect(record.days.lastAward == day(2031, 8, 31))
    #expect(record.notes == [])
    let lines = FlattenedList.lines(try #require(record.blocks.first).competencies)
    #expect(lines.map(\.depth) == [1, 2, 2, 2, 2, 1, 2, 2])
    #expect(lines[0].text == "Protéger les données à caractère personnel")
    #expect(lines[7].text == "Déployer les moyens appropriés de preuve électronique")
  }

  @Test("lines are found again behind their marks; a dash or a word in a sentence is none")
  func lines() {
    func lines(_ text: String) -> [String] {
      FlattenedList.lines(text).map { "\($0.depth) \($0.text)" }
    }
    #expect(lines("") == [])
    #expect(lines("Une phrase - avec un tiret.") == ["0 Une phrase - avec un tiret."])
    #expect(lines("Savoir :    - lire ;    - écrire.") == ["0 Savoir :", "1 lire ;", "1 écrire."])
    #expect(lines("  * A    - a1    - a2   * B") == ["1 A", "2 a1", "2 a2", "1 B"])
    #expect(lines("- un\n- deux\n  o trois") == ["1 un - deux", "2 trois"])
    #expect(lines("o ouvrir   o fermer") == ["1 ouvrir", "1 fermer"])
    #expect(lines("*   * ") == [])
  }

  @Test("records changed at random never stop the reader")
  func fuzz() {
    let good = Array(made.utf8)
    var state: UInt64 = 5
    var read = 0
    for _ in 0..<2000 {
      var bytes = good
      for _ in 0..<2 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = 0x20 + UInt8(state >> 24 & 0x3F)
      }
      var reader = RegisterReader(bytes)
      do {
        while let record = try reader.next() {
          read += 1
          for block in record.blocks { _ = FlattenedList.lines(block.competencies) }
        }
      } catch {}
    }
    #expect(read > 100)
  }
}
