import Glibc
import SextantKernels

/// Test data beside the repository, which is not part of it; `nil` where it is absent.
func sharedData(_ path: String) -> String? {
  var folders = #filePath.split(separator: "/").dropLast(4)
  folders.removeLast()
  guard let file = fopen("/" + folders.joined(separator: "/") + "/shared/data/" + path, "r") else {
    return nil
  }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}
