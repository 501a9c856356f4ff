import Testing

@testable import SextantServer

/// The places of those who follow changes live: nobody can take all of them.
@Suite struct AudienceTests {
  /// Whether the holder of a place has been asked to go.
  private func mustGo(_ place: Audience.Place?) async -> Bool {
    guard let place else { return true }
    return await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        for await _ in place.isTaken {}
        return !Task.isCancelled
      }
      group.addTask {
        try? await Task.sleep(for: .milliseconds(60))
        return false
      }
      let first = await group.next() ?? false
      group.cancelAll()
      return first
    }
  }

  @Test func `who takes one place more than theirs gives up their oldest`() async {
    let audience = Audience(most: 100, each: 3)
    let places = (1...3).map { _ in audience.sit(.account(1)) }
    let other = audience.sit(.account(2))
    #expect(audience.count == 4)
    let fourth = audience.sit(.account(1))
    #expect(audience.count == 4)
    #expect(await mustGo(places[0]))
    for place in [places[1], places[2], other, fourth] { #expect(await !mustGo(place)) }
  }

  @Test func `readers of one link are told apart by their network alone`() async throws {
    let audience = Audience(most: 100, each: 2)
    let here = Audience.Reader.link(7, network: "192.0.2.7")
    let oldest = audience.sit(here)
    _ = audience.sit(here)
    let elsewhere = audience.sit(.link(7, network: "198.51.100.9"))
    _ = audience.sit(here)
    #expect(audience.count == 3)
    #expect(await mustGo(oldest))
    #expect(await !mustGo(elsewhere))
    audience.leave(try #require(elsewhere))
    #expect(audience.count == 2)
  }

  @Test
  func `in a full house readers by link make room for members, and whoever has most for others`()
    async throws
  {
    let audience = Audience(most: 4, each: 4)
    let link = audience.sit(.link(7, network: "a"))
    let second = audience.sit(.link(8, network: "b"))
    let greedy = (1...2).map { _ in audience.sit(.account(1)) }
    // A reader by link takes nobody's place but of those who came like them and have more.
    #expect(audience.sit(.link(9, network: "c")) == nil)
    #expect(!audience.hasRoom(for: .link(9, network: "c")))
    let member = audience.sit(.account(2))
    #expect(await mustGo(link))
    _ = try #require(audience.sit(.account(1)))
    #expect(await mustGo(second))
    // Now one has three of four.
    _ = try #require(audience.sit(.account(3)))
    #expect(await mustGo(greedy[0]))
    #expect(await !mustGo(greedy[1]))
    // And two, where another has none.
    _ = try #require(audience.sit(.account(4)))
    #expect(await mustGo(greedy[1]))
    #expect(await !mustGo(member))
    #expect(audience.count == 4)
    // Each has one: nobody is thrown out.
    #expect(audience.sit(.account(5)) == nil)
    audience.leave(try #require(member))
    #expect(audience.sit(.account(5)) != nil)
  }
}
