import SextantModel

@testable import SextantServer

extension RoomBench {
  /// What the pages of the bench's dossier need, for somebody in that role.
  func around(_ role: Role = .owner, vendor: ID<Vendor>? = nil, by author: Author = "1")
    -> PageSurroundings
  {
    PageSurroundings(
      live: live, access: .member(Access(role: role, vendor: vendor)), house: house,
      people: house.people,
      words: [.french: WorkedExample.french, .english: WorkedExample.english],
      visitor: Visitor(address: "127.0.0.1", device: "test"), site: "https://sextant.example",
      hasMail: true, names: { $0.id == "1" ? "Camille Moreau" : "Noé" },
      now: Moment(day: WorkedExample.day, time: ClockTime(minutes: 600)), isRefresh: false,
      author: author)
  }

  func act(
    _ form: [(name: String, value: String)], role: Role = .owner, by author: Author = "1"
  ) -> Act {
    Act(
      view: view(role), live: live, author: author, access: Access(role: role),
      now: Moment(day: WorkedExample.day, time: ClockTime(minutes: 600)), form: form, seen: seen)
  }

  func page(
    _ path: [String], _ role: Role = .owner, query: [(name: String, value: String)] = [],
    vendor: ID<Vendor>? = nil
  ) -> Page? {
    DossierPages.get(path, view(role, query, vendor: vendor), around(role, vendor: vendor))?.page
  }
}
