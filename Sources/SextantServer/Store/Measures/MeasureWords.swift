internal import GRDB

/// The texts that measures are told apart by, as the numbers under which the house keeps them.
struct MeasureWords {
  private var codes: [String: UInt32] = [:]
  private var texts: [String] = []

  mutating func code(_ text: String) -> UInt32 {
    if let code = codes[text] { return code }
    let code = UInt32(texts.count)
    codes[text] = code
    texts.append(text)
    return code
  }

  /// The house's number of each, in the order of their codes.
  func numbers(in database: Database) throws -> [Int64] {
    try Self.numbers(of: texts, in: database)
  }

  static func numbers(of texts: [String], in database: Database) throws -> [Int64] {
    try texts.map { text in
      try database.cachedStatement(
        sql: "INSERT INTO measureWord (text) VALUES (?) ON CONFLICT (text) DO NOTHING"
      ).execute(arguments: [text])
      return try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT number FROM measureWord WHERE text = ?"),
        arguments: [text]) ?? 0
    }
  }

  /// `nil` where the house has never met the text.
  static func number(of text: String, in database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT number FROM measureWord WHERE text = ?"),
      arguments: [text])
  }
}
