import SextantKernels
import Testing

@Suite struct FormulaTests {
  static let values: [String: Double] = [
    "orders": 3115, "sessions": 192_284, "revenue": 1_454_545, "costs": 400_550, "zero": 0,
    "kpi.a_1": 2, "huge": 1e308, "broken": .nan,
  ]

  static func value(_ text: String) throws -> Result<Double, EvaluationError> {
    try Formula(parsing: text).evaluate { values[$0] }
  }

  @Test(
    arguments: [
      ("1 + 2 * 3", 7.0), ("(1 + 2) * 3", 9), ("10 - 4 - 3", 3), ("24 / 4 / 2", 3), ("-2 * -3", 6),
      ("--2", 2), ("-(1 + 1)", -2), ("58%", 0.58), ("58 %*100", 58), ("200 * 5\u{202F}%", 10),
      ("1.5+0.5", 2), ("kpi.a_1*2", 4), ("min(3, 2) + max(1, 2 * 2)", 6), ("  7\n", 7),
    ])
  func `arithmetic has its usual meaning`(text: String, expected: Double) throws {
    guard case .success(let value) = try Self.value(text) else {
      Issue.record("no value")
      return
    }
    #expect(abs(value - expected) < 1e-12)
  }

  @Test func `May's conversion is 1,62 % and the plan's return 1,11`() throws {
    let conversion = try Self.value("100 * orders / sessions").get()
    #expect((conversion * 100).rounded() == 162)
    let gain = try Self.value("(58 % * revenue - costs) / costs").get()
    #expect((gain * 100).rounded() == 111)
  }

  @Test func `functions run over a series, or over one value`() throws {
    let series = ["x": [1.0, 2, 6], "none": []]
    func value(_ text: String) throws -> Result<Double, EvaluationError> {
      try Formula(parsing: text).evaluate({ Self.values[$0] }, series: { series[$0] })
    }
    #expect(try value("sum(x)") == .success(9))
    #expect(try value("mean( x )") == .success(3))
    #expect(try value("last(x)") == .success(6))
    #expect(try value("sum(costs)") == .success(400_550))
    #expect(try value("sum(none)") == .success(0))
    #expect(try value("mean(none)") == .failure(.emptySeries("none")))
    #expect(try value("last(y)") == .failure(.unknownName("y")))
    #expect(try value("x") == .failure(.unknownName("x")))
  }

  @Test(
    arguments: [
      ("max(1, 5, 3)", 5.0), ("min(4, 2, 3) + 1", 3), ("ratio(revenue, orders * 5)", 93.38973),
      ("share(costs, revenue)", 0.2753782), ("if(orders > 3000, 2, 3)", 2),
      ("if(orders < 3000, 2, 3)", 3), ("if(1 = 1, 2, 3) * 10", 20), ("if(1 <> 1, 2, 3)", 3),
      ("if(2 ≥ 2, if(1 ≤ 0, 7, 8), 9)", 8), ("if(1 != 2, 1, 0) + if(1 ≠ 2, 1, 0)", 2),
      ("if(zero > 0, orders / zero, 0)", 0), ("if(zero == 0, 4, orders / zero)", 4),
      ("if(1 >= 2, 1, 2) + if(1 <= 2, 1, 2)", 3), ("1 - if(1 < 2, 3, 4) * 2", -5),
    ])
  func `functions and conditions have their meaning`(text: String, expected: Double) throws {
    let value = try Self.value(text).get()
    #expect(abs(value - expected) < 1e-5)
  }

  @Test func `sums and means run over several series`() throws {
    let series = ["x": [1.0, 2, 6], "y": [11.0], "none": []]
    func value(_ text: String) throws -> Result<Double, EvaluationError> {
      try Formula(parsing: text).evaluate({ _ in nil }, series: { series[$0] })
    }
    #expect(try value("sum(x, y)") == .success(20))
    #expect(try value("mean(x , y, none)") == .success(5))
    #expect(try value("sum(x, z)") == .failure(.unknownName("z")))
    #expect(try Formula(parsing: "sum(x, y) + if(a > b, c, x)").names == ["x", "y", "a", "b", "c"])
  }

  @Test(arguments: [
    ("100 * orders / ( zero * 2 ) + 1", "( zero * 2 )", EvaluationError.divisionByZero),
    ("share(orders, sum(zero) )", "sum(zero)", .divisionByZero),
    ("1 + clicks * 2", "clicks", .unknownName("clicks")),
    ("if(orders > 0, huge * 10 , 1)", "huge * 10", .notFinite),
    ("ratio(1,\u{A0}orders - orders)", "orders - orders", .divisionByZero),
  ])
  func `what has no value is pointed at`(text: String, piece: String, error: EvaluationError)
    throws
  {
    guard case .failure(let fault) = try Formula(parsing: text).compute({ Self.values[$0] }) else {
      Issue.record("it has a value")
      return
    }
    #expect(fault.error == error)
    #expect(String(decoding: Array(text.utf8)[fault.place], as: UTF8.self) == piece)
  }

  @Test func `what has no value says why`() throws {
    #expect(try Self.value("clicks + 1") == .failure(.unknownName("clicks")))
    #expect(try Self.value("1 / (orders - orders)") == .failure(.divisionByZero))
    #expect(try Self.value("1 / -zero") == .failure(.divisionByZero))
    #expect(try Self.value("huge * 10") == .failure(.notFinite))
    #expect(try Self.value("broken") == .failure(.notFinite))
  }

  @Test func `names are listed once, in order`() throws {
    #expect(try Formula(parsing: "b / a + sum(c) - b * min(a, d)").names == ["b", "a", "c", "d"])
  }

  @Test(arguments: [
    ("", FormulaError.Kind.empty, 0), ("  ", .empty, 2), ("1 +", .missingOperand, 3),
    ("1 + * 2", .missingOperand, 4), ("()", .missingOperand, 1),
    ("(1 + 2", .unclosedParenthesis, 0),
    ("1 + 2)", .unexpectedCharacter, 5), ("1 $ 2", .unexpectedCharacter, 2),
    ("1,5", .unexpectedCharacter, 1), ("1 2", .unexpectedCharacter, 2),
    ("orders %", .unexpectedCharacter, 7), ("1e5", .unexpectedCharacter, 1),
    (".5", .unexpectedCharacter, 0), ("5.", .unexpectedCharacter, 1),
    ("2 * avg(x)", .unknownFunction("avg"), 4), ("sum(1)", .wrongArguments(function: "sum"), 4),
    ("sum(a + b)", .wrongArguments(function: "sum"), 6), ("sum(a", .unclosedParenthesis, 3),
    ("sum(", .unclosedParenthesis, 3), ("min(1)", .wrongArguments(function: "min"), 5),
    ("max(1, 2, )", .missingOperand, 10), ("min(1", .unclosedParenthesis, 3),
    ("min(1, 2", .unclosedParenthesis, 3), ("é", .unexpectedCharacter, 0),
    ("last(a, b)", .wrongArguments(function: "last"), 6), ("sum(a,", .unclosedParenthesis, 3),
    ("share(1)", .wrongArguments(function: "share"), 7),
    ("ratio(1, 2, 3)", .wrongArguments(function: "ratio"), 10),
    ("if(1, 2, 3)", .wrongArguments(function: "if"), 4), ("1 < 2", .unexpectedCharacter, 2),
    ("if(a > 1, 2)", .wrongArguments(function: "if"), 11), ("if(a", .unclosedParenthesis, 2),
    ("if(a > 1, 2, 3, 4)", .wrongArguments(function: "if"), 14),
    ("if(a > , 2, 3)", .missingOperand, 7), ("if(a ! 1, 2, 3)", .wrongArguments(function: "if"), 5),
    ("if(a > 1", .unclosedParenthesis, 2), ("if(a > 1, 2", .unclosedParenthesis, 2),
    ("if(a > 1, 2, 3", .unclosedParenthesis, 2),
  ])
  func `an error tells its kind and place`(text: String, kind: FormulaError.Kind, offset: Int) {
    #expect(throws: FormulaError(kind: kind, offset: offset)) { try Formula(parsing: text) }
  }

  @Test func `depth, length and size are bounded`() {
    let deep = String(repeating: "(", count: 65) + "1" + String(repeating: ")", count: 65)
    #expect(throws: FormulaError(kind: .tooDeep, offset: 64)) { try Formula(parsing: deep) }
    let minuses = String(repeating: "-", count: 65) + "1"
    #expect(throws: FormulaError(kind: .tooDeep, offset: 64)) { try Formula(parsing: minuses) }
    let calls = String(repeating: "min(1,", count: 65)
    #expect(throws: FormulaError(kind: .tooDeep, offset: 384)) { try Formula(parsing: calls) }
    #expect(throws: Never.self) { try Formula(parsing: String(deep.dropFirst().dropLast())) }
    let long = String(repeating: "1+", count: 2048) + "1"
    #expect(throws: FormulaError(kind: .tooLong, offset: 4096)) { try Formula(parsing: long) }
    #expect(throws: Never.self) { try Formula(parsing: String(long.dropFirst(2))) }
    let large = String(repeating: "9", count: 400)
    #expect(throws: FormulaError(kind: .numberTooLarge, offset: 0)) { try Formula(parsing: large) }
  }

  @Test func `no text of these characters traps`() {
    let pieces = [
      "1", "x", "(", ")", "-", "+", "*", "/", "%", ",", ".", "sum(", "min(", " ", "é", "if(", "<",
      "share(", "≥", "0",
    ]
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int((state >> 33) % UInt64(pieces.count))]
      }
      guard let formula = try? Formula(parsing: text) else { continue }
      _ = formula.evaluate { _ in 2 }
      _ = formula.unit { QuantityUnit($0) }
    }
  }
}
