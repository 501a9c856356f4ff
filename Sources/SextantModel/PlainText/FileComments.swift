internal import SextantKernels

/// The comments of a file, each tied to the key it stands before or behind.
struct FileComments {
  /// Stands at the top, apart from the first item.
  var header: [String] = []
  /// By the path of a key: `3/painPoints/0/text`.
  var before: [String: [String]] = [:]
  var behind: [String: String] = [:]
  var footer: [String] = []

  init() {}

  init(of tree: TextTree) {
    guard !tree.comments.isEmpty else { return }
    var keys: [(start: UInt32, path: String)] = []
    Self.collect(tree, 0, "", &keys)
    for comment in tree.comments {
      let range = Int(comment.start)..<Int(comment.end)
      let text = String(decoding: tree.bytes[range], as: UTF8.self)
      let following = keys.partitioningIndex { $0.start > comment.start }
      if !comment.ownLine, following > 0 {
        let path = keys[following - 1].path
        behind[path] = behind[path].map { "\($0) \(text)" } ?? text
      } else if following == keys.count {
        footer.append(text)
      } else if following == 0, Self.hasBlankLine(tree, from: comment.end, to: keys[0].start) {
        header.append(text)
      } else {
        before[keys[following].path, default: []].append(text)
      }
    }
  }

  private static func collect(
    _ tree: TextTree, _ node: Int, _ path: String, _ keys: inout [(start: UInt32, path: String)]
  ) {
    let prefix = path.isEmpty ? "" : path + "/"
    if tree.nodes[node].shape == .list {
      for (row, child) in tree.children(of: node).enumerated() {
        collect(tree, child, "\(prefix)\(row)", &keys)
      }
    } else if tree.nodes[node].shape == .map {
      var key: Int?
      for child in tree.children(of: node) {
        if let name = key {
          let place = prefix + tree.string(name)
          keys.append((tree.nodes[name].start, place))
          collect(tree, child, place, &keys)
          key = nil
        } else {
          key = child
        }
      }
    }
  }

  private static func hasBlankLine(_ tree: TextTree, from: UInt32, to: UInt32) -> Bool {
    var isBlank = false
    for byte in tree.bytes[Int(from)..<Int(to)] {
      switch byte {
      case UInt8(ascii: "\n"):
        if isBlank { return true }
        isBlank = true
      case UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\t"): break
      default: isBlank = false
      }
    }
    return false
  }
}

extension Array {
  /// The index of the first element that satisfies a predicate which all after it satisfy too.
  fileprivate func partitioningIndex(_ isAfter: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
