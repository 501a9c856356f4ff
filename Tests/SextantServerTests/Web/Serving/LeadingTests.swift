import Testing

@testable import SextantModel
@testable import SextantServer

/// Nobody is led to a page that refuses them, nor shown a form that they may not send.
@Suite struct LeadingTests {
  private static let house = Task {
    let served = try ServedHouse()
    let administrator = try await served.administrator()
    _ = try GuardedHouse.put(WorkedExample.reading.dossier, "aubrelle", served)
    try served.seat(administrator, .owner, in: "aubrelle")
    return served
  }

  /// What a form of a dossier's pages does: the last part of its address.
  private static func act(of action: String) -> String {
    String(action.split(separator: "/").last ?? "")
  }

  @Test(arguments: [Role.commenter, .contributor, .director, .auditor, .editor])
  func `every link of every page leads somewhere, and forms are those of the role`(
    role: Role
  ) async throws {
    let served = try await Self.house.value
    let account = try await served.account("Lea \(role.rawValue)", role, in: "aubrelle")
    let browser = try served.browser(of: account)
    let every = EveryAddress(key: "aubrelle", dossier: WorkedExample.reading.dossier)
    let to = Address("aubrelle")
    var pages = every.pages.filter { address in
      !["/new", ".zip", "/waive"].contains { address.hasSuffix($0) }
        && !["format=", "events"].contains { address.contains($0) }
    }
    // One item of each kind stands for all.
    var kinds: Set<String> = []
    for item in every.items where kinds.insert(item.kind.name).inserted {
      pages.append(to.item(item.kind, item.id))
    }
    var led: Set<String> = []
    var acts: Set<String> = []
    for page in pages {
      let reply = try await browser.get(page)
      guard reply.status == 200 else { continue }
      let markup = reply.markup
      for element in markup.elements {
        if let action = element.attributes["action"], action.hasPrefix("/d/aubrelle"),
          element.attributes["method"] == "post"
        {
          acts.insert(Self.act(of: action))
        }
        guard let link = element.attributes["href"], link.hasPrefix("/d/aubrelle") else { continue }
        let address = String(link.prefix { $0 != "#" })
        // Of the many links alike, those to forms are followed: they alone are refused to some.
        let path = address.prefix { $0 != "?" }
        let isForm = ["/new", "/edit", "/waive", "/share", "/export.zip"].contains {
          path.hasSuffix($0)
        }
        if isForm { led.insert(address) }
      }
    }
    for address in led.sorted().every(max(1, led.count / 150)) {
      let reply = try await browser.get(address)
      #expect([200, 303].contains(reply.status), "\(role) \(address)")
    }
    let readOnly: Set<String> = ["comments", "undo", "redo"]
    switch role {
    case .commenter: #expect(acts.subtracting(readOnly).sorted() == [])
    case .auditor: #expect(acts.subtracting(["undo", "redo"]).sorted() == [])
    case .director:
      #expect(
        acts.subtracting(readOnly).allSatisfy { Verbs.named($0)?.card.isApproval == true },
        "\(acts.sorted())")
    case .contributor, .editor: #expect(acts.contains("comments") && acts.count > 5)
    default: break
    }
  }
}
