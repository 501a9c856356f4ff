import Testing

@testable import SextantServer

/// Where people are sent back to after signing in.
@Suite struct LocalAddressTests {
  @Test(arguments: ["/", "/d/maison-aubrelle", "/d/x/objectives?q=caf%C3%A9&page=2#top"])
  func `an address of ours is kept`(address: String) {
    #expect(Site.local(address) == address)
  }

  @Test(arguments: [
    "", "https://evil.example/", "//evil.example/", "/\\evil.example", "/\u{9}/evil.example",
    "/d/x\r\nSet-Cookie: a=b", "//\u{FE0F}evil.example/", "/\u{FE0F}/evil.example",
    "/\u{200D}/evil.example", "/d/é",
  ])
  func `an address that a browser could take for another site's is not`(address: String) {
    #expect(Site.local(address) == nil)
  }
}
