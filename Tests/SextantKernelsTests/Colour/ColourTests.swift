import SextantKernels
import Testing

@Suite struct ColourTests {
  @Test(arguments: [
    ("#22262B", "#FBF8F3", 14.36), ("#FBF8F3", "#22262B", 14.36), ("#A5492A", "#FBF8F3", 5.53),
    ("#4F6149", "#FBF8F3", 6.32), ("#8A7F72", "#FBF8F3", 3.70), ("#8FA38A", "#FBF8F3", 2.55),
    ("#000", "#fff", 21), ("#777", "#FFFFFF", 4.48), ("#767676", "#fff", 4.54),
    ("#123456", "#123456", 1),
  ])
  func `contrasts are those of the worked example and of WCAG's guides`(
    front: String, back: String, ratio: Double
  ) throws {
    let contrast = try #require(Colour(hex: front)).contrast(with: #require(Colour(hex: back)))
    #expect((contrast * 100).rounded() / 100 == ratio)
  }

  @Test func `luminance runs from black to white`() {
    #expect(Colour(red: 0, green: 0, blue: 0).luminance == 0)
    #expect(abs(Colour(red: 255, green: 255, blue: 255).luminance - 1) < 1e-12)
    #expect(abs(Colour(red: 255, green: 0, blue: 0).luminance - 0.2126) < 1e-12)
  }

  @Test func `short and long notations are the same colour`() {
    #expect(Colour(hex: "#0aF") == Colour(red: 0, green: 0xAA, blue: 0xFF))
    #expect(Colour(hex: "#0af")?.hex == "#00AAFF")
  }

  @Test(arguments: ["", "#", "22262B", "#22262", "#22262BFF", "#GG0000", "#é00", "blue", " #fff"])
  func `anything else is no colour`(text: String) { #expect(Colour(hex: text) == nil) }
}
