/// The kinds of item of the room `diagnosis`, in the order people meet them.
let diagnosisKinds: [any Item.Type] = [
  Diagnosis.self,
  Competitor.self,
  Matrix.self,
  MatrixItem.self,
  PositionPoint.self,
  Benchmark.self,
]
