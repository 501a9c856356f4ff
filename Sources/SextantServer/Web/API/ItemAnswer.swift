import SextantModel

/// One item as a program reads it, and by what its state is known.
enum ItemAnswer {
  static func answer(_ type: any Item.Type, _ id: String, _ seat: APISeat) throws -> APIAnswer {
    let scene = seat.scene
    return answer(try shown(type, id, scene), scene, seat)
  }

  static func shown(_ type: any Item.Type, _ id: String, _ scene: Scene) throws -> any Item {
    guard let item = scene.item(id, type) else { throw APIProblem(.notFound) }
    return item
  }

  static func answer(
    _ item: any Item, _ scene: Scene, _ seat: APISeat, status: Int = 200
  ) -> APIAnswer {
    var answer = APIAnswer(status, plain(item, scene, seat))
    answer.about = [item.idText]
    let tag = tag(item, scene, seat)
    answer.headers.append(("ETag", tag))
    if status == 201 {
      answer.headers.append(("Location", seat.item(type(of: item).kind, item.idText)))
    }
    if status == 200, seat.request.isReading, let known = seat.request.ifNoneMatch,
      isAmong(known, tag, weakly: true)
    {
      answer.status = 304
      answer.body = []
    }
    return answer
  }

  /// The item's fields, its version and where else to look.
  static func plain(_ item: any Item, _ scene: Scene, _ seat: APISeat) -> Plain {
    let kind = type(of: item).kind
    var entries: [Plain.Entry] = []
    if case .map(let fields) = item.plain { entries = fields }
    if kind.form != .list { entries.insert(entry("id", item.idText), at: 0) }
    let own = seat.item(kind, item.idText)
    entries.append(entry("_version", scene.snapshot.version(of: item.idText)))
    entries.append(
      entry(
        "_links",
        .map([
          entry("self", own), entry("html", seat.pages.item(item)),
          entry("citing", "\(own)/citing"), entry("thread", "\(own)/thread"),
          entry("history", "\(own)/history"),
        ])))
    return .map(entries)
  }

  // MARK: - Versions

  /// The version; for who sees a part only, with a mark of that part: what is hidden and shown again
  /// does not change the version.
  static func tag(_ item: any Item, _ scene: Scene, _ seat: APISeat) -> String {
    let version = scene.snapshot.version(of: item.idText)
    guard seat.access.reach != .everything else { return "\"\(version)\"" }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in item.compactText.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return "\"\(version)-\(String(hash, radix: 36))\""
  }

  /// Whether a header of conditions names this state; a version alone does, too.
  static func isAmong(_ header: String, _ tag: String, weakly: Bool) -> Bool {
    let version = "\"" + tag.dropFirst().prefix { $0.isNumber } + "\""
    for part in header.split(separator: ",") {
      var text = part.drop { $0 == " " || $0 == "\t" }
      while text.last == " " || text.last == "\t" { text.removeLast() }
      if text == "*" { return true }
      if weakly, text.hasPrefix("W/") { text = text.dropFirst(2) }
      if text == tag || text == version { return true }
    }
    return false
  }

  /// - Throws: `APIProblem` where the caller saw another state, or does not say which.
  static func checkMatch(
    _ item: any Item, _ scene: Scene, _ seat: APISeat, isNeeded: Bool
  ) throws {
    let version = scene.snapshot.version(of: item.idText)
    guard let header = seat.request.ifMatch else {
      if isNeeded { throw APIProblem(.needsVersion, version: version) }
      return
    }
    guard isAmong(header, tag(item, scene, seat), weakly: false) else {
      throw APIProblem(.stale, version: version)
    }
  }
}
