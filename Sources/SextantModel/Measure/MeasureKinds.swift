/// The kinds of item of the room `measure`, in the order people meet them.
let measureKinds: [any Item.Type] = [
  DataSource.self,
  Metric.self,
  Measure.self,
  ImportBatch.self,
  Indicator.self,
  Reading.self,
  Dashboard.self,
  Tile.self,
  Interpretation.self,
]
