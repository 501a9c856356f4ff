internal import SextantKernels

/// One main question, asked as a question, short, raised by the diagnosis and by dated evidence.
public struct TheQuestionIsAnchored: Check {
  public static let card = CheckCard(
    "ETU01", "research.question-anchored", .error, basis: [.text, .house],
    about: [ResearchQuestion.self], alsoReads: [Evidence.self], parameters: ["questionWords"],
    weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let main = x.all(ResearchQuestion.self).filter(\.isMain)
    guard let question = main.first else {
      verdict.fail(.among(ResearchQuestion.self, field: "isMain"), "noMain")
      return
    }
    for other in main.dropFirst() {
      verdict.fail(other.at("isMain"), "twoMain", ["question": .text(question.text)])
    }
    let words = TextMeasure(question.text).words
    if words > x.rules.questionWords {
      verdict.fail(
        question.at("text"), "tooLong",
        ["words": .integer(words), "allowed": .integer(x.rules.questionWords)])
    }
    if question.text.unicodeScalars.last(where: { !$0.properties.isWhitespace }) != "?" {
      verdict.fail(question.at("text"), "notAsked", ["question": .text(question.text)])
    }
    if question.matrixItems.isEmpty {
      verdict.fail(question.at("matrixItems"), "notAnchored")
    }
    if !question.evidence.contains(where: { x.find($0)?.capturedAt != nil }) {
      verdict.fail(question.at("evidence"), "noDatedEvidence")
    }
  }
}
