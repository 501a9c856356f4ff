import Glibc
import SextantKernels

/// Reads the single-mode files of PSPLIB (Kolisch and Sprecher 1996).
func readPSPLIB(_ path: String) -> LevellingProblem? {
  guard let text = readFile(path) else { return nil }
  var tasks: [LevellingProblem.Task] = []
  var links: [TaskLink] = []
  var capacities: [CapacityProfile] = []
  var section = ""
  for line in text.split(whereSeparator: \.isNewline) {
    if line.hasPrefix("PRECEDENCE") {
      section = "links"
    } else if line.hasPrefix("REQUESTS") {
      section = "tasks"
    } else if line.hasPrefix("RESOURCEAVAIL") {
      section = "capacities"
    }
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count, !numbers.isEmpty else { continue }
    switch section {
    case "links" where numbers.count >= 3:
      for after in numbers.dropFirst(3) { links.append(TaskLink(numbers[0] - 1, after - 1)) }
    case "tasks" where numbers.count >= 3:
      let needs = numbers.dropFirst(3).enumerated().compactMap { resource, amount in
        amount > 0 ? LevellingProblem.Need(resource, amount) : nil
      }
      tasks.append(LevellingProblem.Task(duration: numbers[2], needs: needs))
    case "capacities":
      capacities = numbers.map { CapacityProfile($0) }
    default: break
    }
  }
  return try? LevellingProblem(tasks: tasks, links: links, resources: capacities)
}

func readFile(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
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
