/// What somebody typed into a calculator, read as its inputs want it.
public struct GivenInputs: Sendable, Equatable {
  private let typed: [String: String]
  private var counts: [String: Int] = [:]
  private var numbers: [String: Double] = [:]
  private var tables: [String: [[String]]] = [:]
  public private(set) var problems: [CalculatorFault.Problem] = []

  /// More lines than anybody types, and cells in each.
  static let mostLines = 500
  static let mostCells = 30

  public init(_ entries: [(name: String, value: String)], for inputs: [CalculatorInput]) {
    var typed: [String: String] = [:]
    for entry in entries { typed[entry.name] = entry.value }
    self.typed = typed
    for input in inputs { take(input) }
  }

  /// What was typed; the preset where nothing was.
  public func text(_ input: CalculatorInput) -> String { typed[input.name] ?? input.preset }

  private mutating func take(_ input: CalculatorInput) {
    let text = trimmed(text(input))
    guard !text.isEmpty else {
      if input.isNeeded { problems.append(.init(input.name, "missing")) }
      return
    }
    switch input.shape {
    case .count(let range):
      guard let number = Self.number(text), number == number.rounded(), abs(number) < 1e15 else {
        problems.append(.init(input.name, "notACount", ["typed": .text(text)]))
        return
      }
      guard range.contains(Int(number)) else {
        problems.append(
          .init(
            input.name, "outOfRange",
            ["low": .integer(range.lowerBound), "high": .integer(range.upperBound)]))
        return
      }
      counts[input.name] = Int(number)
    case .number(let range):
      guard let number = Self.number(text) else {
        problems.append(.init(input.name, "notANumber", ["typed": .text(text)]))
        return
      }
      guard range.contains(number) else {
        problems.append(
          .init(
            input.name, "outOfRange",
            ["low": .number(range.lowerBound), "high": .number(range.upperBound)]))
        return
      }
      numbers[input.name] = number
    case .share(let range):
      guard let share = Self.share(text) else {
        problems.append(.init(input.name, "notAShare", ["typed": .text(text)]))
        return
      }
      guard range.contains(share) else {
        problems.append(
          .init(
            input.name, "shareOutOfRange",
            [
              "low": .number(range.lowerBound * 100), "high": .number(range.upperBound * 100),
              "typed": .text(text),
            ]))
        return
      }
      numbers[input.name] = share
    case .lines: takeLines(input, text)
    }
  }

  private mutating func takeLines(_ input: CalculatorInput, _ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
      .map { trimmed($0) }.filter { !$0.isEmpty }
    guard lines.count <= Self.mostLines else {
      problems.append(.init(input.name, "tooManyLines", ["most": .integer(Self.mostLines)]))
      return
    }
    let rows = lines.map { line in
      line.split(separator: Self.mark(in: line), omittingEmptySubsequences: false)
        .map { trimmed(String($0)) }
    }
    guard rows.allSatisfy({ $0.count <= Self.mostCells }) else {
      problems.append(.init(input.name, "tooManyCells", ["most": .integer(Self.mostCells)]))
      return
    }
    tables[input.name] = rows
  }

  private static func mark(in line: String) -> Character {
    for mark in ["\t", ";", "|"] as [Character] where line.contains(mark) { return mark }
    return ";"
  }

  // MARK: - What the calculators ask

  func check() throws(CalculatorFault) {
    if !problems.isEmpty { throw CalculatorFault(problems) }
  }
  func count(_ name: String) -> Int? { counts[name] }
  func number(_ name: String) -> Double? { numbers[name] }
  func lines(_ name: String) -> [[String]] { tables[name] ?? [] }

  /// A number that stands in a cell of a line.
  static func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return decimalNumber(bytes.span)
  }
  /// `5 %`, or `0,05`.
  static func share(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard case .value(let share) = Share.parse(bytes.span) else { return nil }
    return share.fraction
  }
}

private func trimmed(_ text: String) -> String {
  var rest = Substring(text)
  while let first = rest.first, first.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.isWhitespace { rest.removeLast() }
  return String(rest)
}

extension GivenInputs {
  /// A whole number that was typed well.
  public func whole(_ name: String) -> Int? { count(name) }
  /// A share that was typed well, as a fraction.
  public func fraction(_ name: String) -> Double? { number(name) }
}
