/// What an item rests on and what hangs on it: the links of a dossier, followed both ways.
public struct Thread: Sendable {
  let dossier: Dossier
  let citations: Citations

  public init(of dossier: Dossier, citations: Citations? = nil) {
    self.dossier = dossier
    self.citations = citations ?? Citations(of: dossier)
  }

  /// Which way a thread is followed.
  public enum Way: String, Sendable, CaseIterable {
    /// To what the item rests on.
    case back
    /// To what hangs on the item.
    case forward
  }

  /// An item on a thread.
  public struct Stop: Sendable, Equatable {
    public let id: String
    public let kind: String
    public let headline: String
    /// Links from the item where the thread began.
    public let depth: Int
    /// The field that makes the link; of this item when going forward, of the stop before otherwise.
    public let field: String
    /// The stop already stands higher up; what follows it is told there.
    public let isRepeated: Bool
  }

  /// The stops of a thread from an item, each followed by its own, nearest links first told.
  ///
  /// - Returns: the item itself first; `nil` when the dossier has no such item.
  public func stops(from id: String, _ way: Way, depth: Int = .max) -> [Stop]? {
    guard dossier.contains(id) else { return nil }
    var stops: [Stop] = []
    var told: Set<String> = []
    var followed: Set<String> = []
    var pending = [(id: id, field: "", depth: 0)]
    while let next = pending.popLast() {
      guard let item = dossier.item(next.id) else { continue }
      // An item first met where the thread is cut is followed when met again nearer.
      let isCut = next.depth >= depth
      let isTold = !told.insert(next.id).inserted
      let isRepeated = followed.contains(next.id) || (isCut && isTold)
      stops.append(
        Stop(
          id: next.id, kind: type(of: item).kind.name, headline: item.headline,
          depth: next.depth, field: next.field, isRepeated: isRepeated))
      guard !isRepeated, !isCut else { continue }
      followed.insert(next.id)
      for link in links(of: item, way).reversed() {
        pending.append((link.id, link.field, next.depth + 1))
      }
    }
    return stops
  }

  /// A link between two items, from the one that states it.
  public struct Link: Sendable, Hashable {
    public let from: String
    public let to: String
    public let field: String
  }

  /// Every link among the items of a thread, each once.
  public func links(among ids: Set<String>) -> [Link] {
    var links: [Link] = []
    for id in ids.sorted() {
      guard let item = dossier.item(id) else { continue }
      var told: Set<Link> = []
      for neighbour in self.links(of: item, .back) where ids.contains(neighbour.id) {
        let link = Link(from: id, to: neighbour.id, field: neighbour.field)
        if told.insert(link).inserted { links.append(link) }
      }
    }
    return links
  }

  /// The items next to one, in the order of their fields.
  public func links(of item: any Item, _ way: Way) -> [(id: String, field: String)] {
    switch way {
    case .back: linksBack(of: item)
    case .forward:
      // What people remark about an item is no part of what follows from it.
      citations.all(of: item.idText).filter { $0.kind.name != Comment.kind.name }
        .map { ($0.id, $0.field) }
    }
  }

  private func linksBack<T: Item>(of item: T) -> [(id: String, field: String)] {
    var links: [(String, String)] = []
    for field in T.fields where field.holdsLinks {
      field.visitLinks(item) { target, _ in links.append((target, field.name)) }
    }
    return links
  }
}

extension Item {
  public var idText: String { id.text }

  /// What people call the item: its first text, or its id where it has none.
  public var headline: String {
    for field in Self.fields {
      switch field.shape {
      case .text, .longText:
        if case .text(let text) = field.plain(self), !text.isEmpty { return text }
      default: break
      }
    }
    return id.text
  }
}
