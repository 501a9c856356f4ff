/// Work for timings of the kernels that decide, allocate and follow: `decide TASK SIZE ROUNDS` does
/// one task so many times and prints a figure of its result, lest it be optimised away.
import SextantKernels

/// The same numbers in every run.
struct Numbers {
  var state: UInt64 = 42

  mutating func next(_ range: ClosedRange<Double>) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Double(state >> 11) * 0x1p-53
      * (range.upperBound - range.lowerBound)
  }
}

func curve(_ numbers: inout Numbers, sShaped: Bool) -> ResponseCurve? {
  let shape: ResponseCurve.Shape =
    sShaped
    ? .hill(half: numbers.next(200...2000), steepness: numbers.next(1.5...4))
    : .exponential(pace: numbers.next(200...2000))
  return ResponseCurve(shape, scale: numbers.next(50...500))
}

func allocation(_ size: Int, sShaped: Bool) throws -> Double {
  var numbers = Numbers()
  let cells = (0..<size).compactMap { _ in
    curve(&numbers, sShaped: sShaped).map { AllocationCell($0, most: 10_000_00) }
  }
  let found = try Allocation(envelope: 700_00 * size, cells: cells)
  print("gap \(found.gap), branches \(found.branches)")
  return found.result
}

/// Cells that are all the same: the hardest to branch on.
func alike(_ size: Int) throws -> Double {
  let curve = ResponseCurve(.hill(half: 900, steepness: 3), scale: 100)
  let cells = curve.map {
    [AllocationCell](repeating: AllocationCell($0, most: 10_000_00), count: size)
  }
  let found = try Allocation(envelope: 613_00 * size, cells: cells ?? [])
  print("gap \(found.gap), branches \(found.branches)")
  return found.result
}

func robustness(_ samples: Int) throws -> Double {
  var numbers = Numbers()
  let scores = (0..<5).map { _ in (0..<9).map { _ in numbers.next(1...5).rounded() } }
  let sum = try WeightedSum(
    DecisionMatrix(scores), weights: CriterionWeights([Double](repeating: 1, count: 9)))
  return sum.robustness.weightSpace(samples: samples).wins[0]
}

func repairs(_ size: Int) throws -> Double {
  var numbers = Numbers()
  var judgements: [PairwiseComparison.Judgement] = []
  for row in 0..<size {
    for column in (row + 1)..<max(size, row + 1) {
      let step = numbers.next(-6...8).rounded()
      judgements.append(.init(row, column, step >= 0 ? step + 1 : 1 / (1 - step)))
    }
  }
  let comparison = try PairwiseComparison(size: size, judgements: judgements)
  return Double(try comparison.repairPlan().count)
}

func fit(_ size: Int) throws -> Double {
  var numbers = Numbers()
  let spent = (0..<size).map { _ in numbers.next(10...5000) }
  let results = spent.map { 90 * $0 / (800 + $0) + numbers.next(-3...3) }
  return try CurveFit.best(spent: spent, results: results.map { max(0, $0) }).rSquared
}

func trend(_ size: Int) throws -> Double {
  var numbers = Numbers()
  return try SeriesTrend((0..<size).map { Double($0) * 0.01 + numbers.next(0...9) }).slope
}

func raking(_ size: Int) throws -> Double {
  var numbers = Numbers()
  let variables = [4, 5, 13].map { count in
    Raking.Variable(
      categories: (0..<size).map { _ in Int(numbers.next(0...0.999999) * Double(count)) },
      targets: [Double](repeating: 1 / Double(count), count: count))
  }
  return try Raking(variables).designEffect
}

func formula(_ rounds: Int) throws -> Double {
  let formula = try Formula(parsing: "if(sessions > 0, 100 * orders / sessions, 0) + min(1, 2)")
  var sum = 0.0
  for round in 0..<rounds {
    let value = formula.evaluate { $0 == "orders" ? 3115 : Double(192_284 + round) }
    if case .success(let number) = value { sum += number }
  }
  return sum
}

let arguments = CommandLine.arguments
let size = arguments.count > 2 ? Int(arguments[2]) ?? 1 : 1
let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
for _ in 0..<max(1, rounds) {
  switch arguments.count > 1 ? arguments[1] : "" {
  case "concave": print(try allocation(size, sShaped: false))
  case "s-shaped": print(try allocation(size, sShaped: true))
  case "alike": print(try alike(size))
  case "robustness": print(try robustness(size))
  case "repairs": print(try repairs(size))
  case "fit": print(try fit(size))
  case "trend": print(try trend(size))
  case "raking": print(try raking(size))
  case "formula": print(try formula(size))
  default:
    print("decide concave|s-shaped|alike|robustness|repairs|fit|trend|raking|formula SIZE ROUNDS")
  }
}
