import SextantKernels
import Testing

struct DepositReceiptTests {
  private let mixed = """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">
      <nomFichier>depot-1.xml</nomFichier><idFlux>flux-1</idFlux>
      <idTraitement>67598</idTraitement>
      <PassagesKO>
        <passage><idTechnique>r1</idTechnique>
          <messageErreur>Aucun titulaire ne correspond aux critères obligatoires</messageErreur>
        </passage>
        <passage><idTechnique>r2</idTechnique>
          <messageErreur>Aucun titulaire ne correspond aux critères obligatoires enrichis du jour et du mois de naissance</messageErreur>
        </passage>
        <passage><idTechnique>r3</idTechnique>
          <messageErreur>Le passage certification avec le bcr émetteur AB123CDE et l'id technique partenaire r3 existe déjà en base</messageErreur>
        </passage>
        <passage><idTechnique>r4</idTechnique>
          <messageErreur>Plusieurs titulaires ont été identifiés</messageErreur>
          <messageErreur>Autre chose</messageErreur>
        </passage>
        <passage><idTechnique>ailleurs</idTechnique><messageErreur>?</messageErreur></passage>
      </PassagesKO>
      <PassagesOK><idTechnique>r5</idTechnique><idTechnique>r6</idTechnique></PassagesOK>
    </rapport>
    """

  @Test("a receipt says what was taken, what was refused, and why in our words")
  func reading() throws {
    let receipt = try DepositReceipt(Array(mixed.utf8))
    #expect(receipt.fileName == "depot-1.xml")
    #expect(receipt.deposit == "flux-1")
    #expect(receipt.treatment == "67598")
    #expect(receipt.accepted == ["r5", "r6"])
    #expect(receipt.refused.map(\.result) == ["r1", "r2", "r3", "r4", "r4", "ailleurs"])
    #expect(
      receipt.refused.map(\.cause)
        == [.nobody, .nobodyBornThatDay, .alreadyThere, .severalPeople, .other, .other])
    #expect(receipt.fileErrors == [])
  }

  @Test("what is left to do: correct, send again, ask")
  func followUp() throws {
    let receipt = try DepositReceipt(Array(mixed.utf8))
    let left = DepositFollowUp(
      receipt, deposit: "flux-1", results: ["r1", "r2", "r3", "r4", "r5", "r6", "r7"])
    #expect(left.settled == ["r3", "r5", "r6"])
    #expect(left.toCorrect.map(\.result) == ["r1", "r2", "r4", "r4"])
    #expect(left.toResend == ["r7"])
    #expect(left.strangers == ["ailleurs"])
    #expect(left.contradictory == [])
    let other = DepositFollowUp(receipt, deposit: "flux-2", results: ["r1"])
    #expect(other.isOfAnother)
    #expect(other.toResend == [])
  }

  @Test("a result both taken and refused is for somebody to ask about")
  func contradiction() throws {
    let text = """
      <rapport><idFlux>f</idFlux><PassagesKO><passage><idTechnique>a</idTechnique>
      <messageErreur>Aucun titulaire</messageErreur></passage></PassagesKO>
      <PassagesOK><passage><idTechnique>a</idTechnique></passage></PassagesOK></rapport>
      """
    let left = DepositFollowUp(
      try DepositReceipt(Array(text.utf8)), deposit: "f", results: ["a"])
    #expect(left.contradictory == ["a"])
    #expect(left.settled == [])
  }

  @Test("a file that was not read at all is to be sent again whole")
  func fileError() throws {
    let text = """
      <rapport><nomFichier>depot-2.xml</nomFichier><idTraitement>1</idTraitement>
      <erreurs><erreur><type>XSD</type><message>Un espace est obligatoire</message>
      <ligne>1</ligne><colonne>18</colonne></erreur></erreurs></rapport>
      """
    let receipt = try DepositReceipt(Array(text.utf8))
    let error = try #require(receipt.fileErrors.first)
    #expect(error.type == "XSD")
    #expect(error.line == 1)
    #expect(error.column == 18)
    let left = DepositFollowUp(receipt, deposit: "flux-2", results: ["a", "b"])
    #expect(left.toResend == ["a", "b"])
    #expect(!left.isOfAnother)
  }

  @Test("another file is no receipt, a broken one is told with its line")
  func otherFiles() {
    #expect(throws: DepositReceipt.Problem.notAReceipt("flux")) {
      try DepositReceipt(Array("<flux/>".utf8))
    }
    #expect(throws: DepositReceipt.Problem.xml(XMLProblem(what: .otherEnd, line: 2))) {
      try DepositReceipt(Array("<rapport>\n<idFlux></rapport>".utf8))
    }
  }

  @Test("the registry's words are known whatever their accents and capitals")
  func causes() {
    let words: [(String, RefusalCause)] = [
      ("AUCUN TITULAIRE ne correspond aux critères obligatoires", .nobody),
      ("Aucun titulaire ne correspond aux critères de réconciliation", .nobodyInTheEnd),
      ("existe de\u{301}ja\u{300} en base", .alreadyThere), ("", .other),
      ("Certification inconnue", .other),
    ]
    for (message, cause) in words { #expect(RefusalCause(message: message) == cause) }
    #expect(RefusalCause.nobody.elementsToVerify.contains("anneeNaissance"))
    #expect(RefusalCause.alreadyThere.isSettled)
  }

  @Test("receipts changed at random never stop the reader")
  func fuzz() {
    let good = Array(mixed.utf8)
    var state: UInt64 = 9
    var read = 0
    for _ in 0..<2000 {
      var bytes = good
      for _ in 0..<2 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = 0x20 + UInt8(state >> 24 & 0x3F)
      }
      guard let receipt = try? DepositReceipt(bytes) else { continue }
      read += 1
      _ = DepositFollowUp(receipt, deposit: "flux-1", results: ["r1", "r5"])
    }
    #expect(read > 50)
  }
}
