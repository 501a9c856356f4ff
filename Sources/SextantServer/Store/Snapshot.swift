public import SextantModel

/// A dossier as it stood after one entry of its journal; a value that nobody changes any more.
public struct Snapshot: Sendable {
  public let key: String
  /// The last entry of the journal that it holds.
  public internal(set) var sequence: Int
  public internal(set) var dossier: Dossier
  private(set) var standing: [String: Standing] = [:]
  private var attached: [String: AttachedFile] = [:]
  private var erased: Set<String> = []

  /// An item's place in its kind, and the entry that changed it last.
  struct Standing: Sendable, Equatable {
    var version: Int
    var position: Int
  }

  init(key: String, registry: Registry, sequence: Int = 0) {
    self.key = key
    self.sequence = sequence
    dossier = Dossier(registry: registry)
  }

  /// The number of the entry that changed an item last; 0 where there is no such item.
  public func version(of id: String) -> Int { standing[id]?.version ?? 0 }

  /// The last entry of which a reader sees something: to whom sees but a part of the dossier, the
  /// number of the journal's last entry would tell how much others do out of their sight.
  public func told(of seen: Dossier, reach: Reach) -> Int {
    if reach == .everything { return sequence }
    var last = 0
    seen.forEachID { last = max(last, version(of: $0)) }
    return last
  }

  /// Where an item stands among those of its kind.
  func position(of id: String) -> Int { standing[id]?.position ?? 0 }

  /// The attached files, by name.
  public var files: [AttachedFile] { attached.values.sorted { $0.name < $1.name } }

  /// - Parameter id: `files/` and the file's name.
  public func file(_ id: String) -> AttachedFile? { attached[id] }

  /// Whether personal or confidential values of an item were erased.
  public func isErased(_ id: String) -> Bool { erased.contains(id) }

  /// The items of which a text names the file.
  ///
  /// - Parameter seen: the dossier as a reader sees it; all of it unless given.
  public func citing(_ file: AttachedFile, in seen: Dossier? = nil) -> [String] {
    var ids: [String] = []
    (seen ?? dossier).forEachItem { item in
      if KeptItem.entries(item).contains(where: { names(file.id, in: $0.value) }) {
        ids.append(item.idText)
      }
    }
    return ids
  }

  /// The attached files that a text of an item names, of all that a reader sees.
  func cited(in seen: Dossier) -> Set<String> {
    var found: Set<String> = []
    func look(_ plain: Plain) {
      switch plain {
      case .text(let text): if attached[text] != nil { found.insert(text) }
      case .list(let elements): for element in elements { look(element) }
      case .map(let entries): for entry in entries { look(entry.value) }
      case .none, .number, .flag, .bare: break
      }
    }
    seen.forEachItem { item in
      for entry in KeptItem.entries(item) { look(entry.value) }
    }
    return found
  }

  private func names(_ id: String, in plain: Plain) -> Bool {
    switch plain {
    case .text(let text): text == id
    case .list(let elements): elements.contains { names(id, in: $0) }
    case .map(let entries): entries.contains { names(id, in: $0.value) }
    case .none, .number, .flag, .bare: false
    }
  }
}

// MARK: - What the store changes in it

extension Snapshot {
  func kind(of id: String) -> String? {
    attached[id] == nil ? dossier.kind(of: id)?.name : AttachedFile.kind
  }

  /// What stands under an id from now on; `nil` where nothing does.
  enum Content {
    case item(any Item, isErased: Bool)
    case file(AttachedFile)
  }

  struct Placed {
    let id: String
    let content: Content?
    let standing: Standing
  }

  mutating func take(_ changes: [Placed]) {
    let isReordered = isReordered(by: changes)
    var late: [(position: Int, item: any Item)] = []
    for change in changes {
      standing[change.id] = change.content == nil ? nil : change.standing
      erased.remove(change.id)
      if case .file(let file)? = change.content {
        attached[change.id] = file
        continue
      }
      attached[change.id] = nil
      guard case .item(let item, let isErased)? = change.content else {
        if !isReordered { dossier.remove(change.id) }
        continue
      }
      if isErased { erased.insert(change.id) }
      if isReordered { late.append((change.standing.position, item)) } else { dossier.put(item) }
    }
    if isReordered { rebuild(with: late) }
  }

  /// Whether items come back to where they stood among others, or so many go that taking them out
  /// one by one would be slow.
  private func isReordered(by changes: [Placed]) -> Bool {
    var leaving = 0
    for change in changes {
      guard case .item? = change.content else {
        leaving += 1
        continue
      }
      let isNew = standing[change.id] == nil
      if isNew, change.standing.position < change.standing.version << positionShift { return true }
    }
    return leaving > 50
  }

  /// Puts every item that still stands where its position says.
  private mutating func rebuild(with changed: [(position: Int, item: any Item)]) {
    var items: [(position: Int, item: any Item)] = []
    var changedIDs: Set<String> = []
    for change in changed.reversed() where changedIDs.insert(change.item.idText).inserted {
      if standing[change.item.idText] != nil { items.append(change) }
    }
    dossier.forEachItem { item in
      guard let place = standing[item.idText], !changedIDs.contains(item.idText) else { return }
      items.append((place.position, item))
    }
    items.sort { $0.position < $1.position }
    let imports = dossier.imports
    dossier = Dossier(registry: dossier.registry)
    dossier.imports = imports
    for (_, item) in items { dossier.put(item) }
  }

  /// An item as it is read back from the database, kind by kind in the order of positions.
  mutating func note(_ id: String, _ standing: Standing, isErased: Bool) {
    self.standing[id] = standing
    if isErased { erased.insert(id) }
  }

  mutating func note(_ file: AttachedFile, _ standing: Standing) {
    attached[file.id] = file
    self.standing[file.id] = standing
  }
}

/// Positions of an entry's new items begin at its number times two to this power, so that later
/// entries stand behind.
let positionShift = 21
