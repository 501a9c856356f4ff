import Foundation
import Testing

@testable import SextantModel

@Suite struct JSONTextTests {
  @Test func `plain data is written as JSON`() {
    let plain = Plain.map([
      .init(key: "id", value: .text("OB\"1\"\n")), .init(key: "target", value: .number("3.5")),
      .init(key: "day", value: .bare("2026-06-30")), .init(key: "isMain", value: .flag(true)),
      .init(key: "unit", value: .none), .init(key: "none", value: .list([])),
      .init(key: "segments", value: .list([.text("S1"), .text("\u{1}")])),
    ])
    #expect(
      JSONText.write(plain) == """
        {
          "id": "OB\\"1\\"\\n",
          "target": 3.5,
          "day": "2026-06-30",
          "isMain": true,
          "unit": null,
          "none": [],
          "segments": [
            "S1",
            "\\u0001"
          ]
        }

        """)
  }

  @Test func `whatever text an item holds, other readers read it back from JSON`() throws {
    for text in GeneratedDossier.nastyTexts {
      let data = Data(JSONText.write(.list([.text(text)])).utf8)
      let read = try JSONSerialization.jsonObject(with: data) as? [String]
      #expect(read?.first.map { Array($0.utf8) } == Array(text.utf8))
    }
  }
}
