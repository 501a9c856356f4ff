internal import SextantKernels

/// The comments of a file, each tied to the key it stands before or behind.
///
/// A key is known by its path: the item's id, then keys and row numbers, so that comments stay with
/// their items when others come or go.
struct FileComments {
  /// Stands at the top, apart from the first item.
  private(set) var header: [String] = []
  private(set) var before: [Path: [String]] = [:]
  private(set) var behind: [Path: String] = [:]
  private(set) var footer: [String] = []
  /// Every key of the file, in order.
  private var keys: [Path] = []

  /// The words of a path; the first is the item's.
  typealias Path = [String]

  init() {}

  var isEmpty: Bool { header.isEmpty && before.isEmpty && behind.isEmpty && footer.isEmpty }

  init(of tree: TextTree) {
    guard !tree.comments.isEmpty else { return }
    var starts: [UInt32] = []
    collect(tree, 0, [], &starts)
    var following = 0
    for comment in tree.comments {
      while following < starts.count, starts[following] < comment.start { following += 1 }
      let range = Int(comment.start)..<Int(comment.end)
      let text = String(decoding: tree.bytes[range], as: UTF8.self)
      if !comment.ownLine, following > 0 {
        let path = keys[following - 1]
        behind[path] = behind[path].map { "\($0) \(text)" } ?? text
      } else if following == keys.count {
        footer.append(text)
      } else if following == 0, Self.hasBlankLine(tree, from: comment.end, to: starts[0]) {
        header.append(text)
      } else {
        before[keys[following], default: []].append(text)
      }
    }
  }

  /// Moves the comments of keys that will not be written to the next key of the same item that will
  /// be, else to the one before, else to the next item.
  mutating func settle(among written: Set<Path>) {
    let places = keys.indices.filter { written.contains(keys[$0]) }
    var next = 0
    var moved: [Path: [String]] = [:]
    var last: [String] = []
    for (index, path) in keys.enumerated() {
      while next < places.count, places[next] < index { next += 1 }
      guard !written.contains(path) else { continue }
      var loose = before.removeValue(forKey: path) ?? []
      if let comment = behind.removeValue(forKey: path) { loose.append(comment) }
      let after = next < places.count ? keys[places[next]] : nil
      let prior = next > 0 ? keys[places[next - 1]] : nil
      if let prior, prior.first == path.first, after?.first != path.first {
        moved[prior, default: []] += loose
      } else if let after {
        moved[after, default: []] += loose
      } else {
        last += loose
      }
    }
    before.merge(moved) { own, loose in loose + own }
    footer = last + footer
  }

  private mutating func collect(
    _ tree: TextTree, _ node: Int, _ path: Path, _ starts: inout [UInt32]
  ) {
    if tree.nodes[node].shape == .list {
      for (row, child) in tree.children(of: node).enumerated() {
        let id = path.isEmpty ? tree.value(for: "id", in: child) : nil
        collect(tree, child, path + [id.map { tree.string($0) } ?? "\(row)"], &starts)
      }
    } else if tree.nodes[node].shape == .map {
      // An only item has no id in its file.
      let path = path.isEmpty ? [""] : path
      var key: Int?
      for child in tree.children(of: node) {
        if let name = key {
          keys.append(path + [tree.string(name)])
          starts.append(tree.nodes[name].start)
          collect(tree, child, path + [tree.string(name)], &starts)
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
