import Testing

@testable import SextantModel

@Suite struct PartnerCommentsTests {
  private static let day = Day(2026, 6, 30) ?? Day(number: 0)

  /// Two partners who see one task each and one together, and remarks on them for each and for none.
  private static let dossier: Dossier = {
    var dossier = Dossier()
    for name in ["nord", "sud"] {
      var vendor = Vendor()
      vendor.id = ID(name)
      vendor.name = name
      dossier.put(vendor)
      var share = PartnerShare()
      share.id = ID("share-\(name)")
      share.vendor = vendor.id
      share.items = [AnyID("task-\(name)"), AnyID("both"), AnyID("internal-both")]
      dossier.put(share)
    }
    for id in ["task-nord", "task-sud", "both", "own"] {
      var task = ProjectTask()
      task.id = ID(id)
      dossier.put(task)
    }
    func remark(_ id: String, on about: String, for partner: String?, answers: String? = nil) {
      var comment = SextantModel.Comment()
      comment.id = ID(id)
      comment.about = AnyID(about)
      comment.text = id
      comment.partner = partner.map { ID($0) }
      comment.answers = answers.map { ID($0) }
      dossier.put(comment)
    }
    remark("internal-both", on: "both", for: nil)
    remark("nord-both", on: "both", for: "nord")
    remark("sud-both", on: "both", for: "sud")
    remark("nord-answer", on: "both", for: "nord", answers: "internal-both")
    remark("nord-own", on: "own", for: "nord")
    remark("nord-sud", on: "task-sud", for: "nord")
    return dossier
  }()

  private func seen(_ reach: Reach) -> [String] {
    Self.dossier.reduced(to: reach, on: Self.day).all(SextantModel.Comment.self).map(\.id.text)
  }

  @Test("a partner reads what was said to them about what they see, and nothing else")
  func partners() {
    #expect(seen(.partner("nord")) == ["nord-both", "nord-answer"])
    #expect(seen(.partner("sud")) == ["sud-both"])
    #expect(seen(.partner("ouest")) == [])
  }

  @Test("what they read does not name what they do not")
  func noTrace() {
    let reduced = Self.dossier.reduced(to: .partner("nord"), on: Self.day)
    #expect(reduced.find(ID<SextantModel.Comment>("nord-answer"))?.answers == nil)
    for file in DossierWriter.files(of: reduced) {
      let text = String(decoding: file.bytes ?? [], as: UTF8.self)
      #expect(!text.contains("sud") && !text.contains("internal"), "\(file.path)")
    }
  }

  @Test("the dossier's own people read every remark; a link opens none")
  func others() {
    let all = Self.dossier.all(SextantModel.Comment.self).map(\.id.text)
    #expect(seen(.everything) == all && seen(.ordinary()) == all)
    let scope = LinkScope(rooms: [.company, .project], kinds: ["comment"], items: ["nord-both"])
    #expect(seen(.link(scope)) == [])
    #expect(
      Self.dossier.reduced(to: .link(scope), on: Self.day).all(ProjectTask.self).count == 4)
  }
}
