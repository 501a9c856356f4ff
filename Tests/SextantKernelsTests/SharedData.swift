import Glibc

/// Files of the folder of public test data beside the repository; `nil` where it is absent.
enum SharedData {
  static func bytes(_ path: String) -> [UInt8]? {
    var folder = #filePath
    for _ in 0..<3 { folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]) }
    guard let file = fopen("\(folder)/../shared/data/\(path)", "rb") else {
      print("shared data is absent: \(path) is not tried")
      return nil
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }
}
