import Testing

@testable import SextantModel

@Suite struct PartnersOfTheExampleTests {
  @Test func `each partner of the worked example finds its own work and no other partner`() throws {
    let dossier = DossierReader.read(try Project.sources(below: "Examples/maison-aubrelle")).dossier
    let day = try #require(Day(2026, 6, 30))
    let nodea = dossier.reduced(to: .partner("nodea"), on: day)
    let contrechamp = dossier.reduced(to: .partner("contrechamp"), on: day)
    #expect(nodea.count == 9 && contrechamp.count == 7)
    #expect(nodea.all(Vendor.self).map(\.id) == ["nodea"])
    #expect(contrechamp.all(Vendor.self).map(\.id) == ["contrechamp"])
    #expect(nodea.find(ID<SextantModel.Project>("PJ1"))?.vendors == ["nodea"])
    #expect(nodea.all(Contract.self).map(\.id) == ["CTR-nodea"])
    for (seen, other) in [(nodea, "contrechamp"), (contrechamp, "nodea")] {
      for file in DossierWriter.files(of: seen) {
        let text = String(decoding: file.bytes ?? [], as: UTF8.self)
        #expect(!text.contains(other), "\(file.path)")
        #expect(!text.contains("atelier-lisible"), "\(file.path)")
      }
    }
    #expect(
      dossier.sharing(of: "T05", with: "nodea", on: day) == Sharing(mayComment: true, mayEdit: true)
    )
    #expect(
      dossier.sharing(of: "A03", with: "contrechamp", on: day)
        == Sharing(mayComment: true, mayEdit: false))
    #expect(dossier.sharing(of: "T05", with: "contrechamp", on: day) == nil)
  }
}
