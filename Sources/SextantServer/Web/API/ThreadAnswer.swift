import SextantModel

/// What an item rests on, what hangs on it, and what hangs in the air.
enum ThreadAnswer {
  static func answer(_ type: any Item.Type, _ id: String, _ seat: APISeat) throws -> APIAnswer {
    var ways = Thread.Way.allCases
    var depth = Int.max
    for (name, value) in seat.request.query {
      switch name {
      case "way":
        guard let way = Thread.Way(rawValue: value) else {
          throw APIProblem(.badQuery, Message("api.query.way"))
        }
        ways = [way]
      case "depth": depth = try wholeNumber(name, value, 1...100)
      default: throw unknownParameter(name, nearest: nearestWord(to: name, in: ["way", "depth"]))
      }
    }
    let scene = seat.scene
    _ = try ItemAnswer.shown(type, id, scene)
    let thread = Thread(of: scene.reduced)
    let told = ways.map { way in
      entry(
        way.rawValue,
        .list((thread.stops(from: id, way, depth: depth) ?? []).map { plain($0, scene, seat) }))
    }
    return APIAnswer(200, .map(told))
  }

  static func citing(_ type: any Item.Type, _ id: String, _ seat: APISeat) throws -> APIAnswer {
    let scene = seat.scene
    _ = try ItemAnswer.shown(type, id, scene)
    let items = Citations(of: scene.reduced).all(of: id).map { citation in
      Plain.map([
        entry("kind", citation.kind.name), entry("id", citation.id),
        entry("field", citation.field),
        entry("_links", .map([entry("self", seat.item(citation.kind, citation.id))])),
      ])
    }
    return APIAnswer(200, .map([entry("items", .list(items)), entry("total", items.count)]))
  }

  static func looseEnds(_ seat: APISeat) throws -> APIAnswer {
    let scene = seat.scene
    let ends = Thread(of: scene.reduced).looseEnds()
    return APIAnswer(
      200,
      .map([
        entry("orphans", .list(ends.orphans.map { plain($0, scene, seat) })),
        entry("deadEnds", .list(ends.deadEnds.map { plain($0, scene, seat) })),
      ]))
  }

  private static func plain(_ stop: Thread.Stop, _ scene: Scene, _ seat: APISeat) -> Plain {
    var entries = [
      entry("kind", stop.kind), entry("id", stop.id), entry("headline", stop.headline),
      entry("depth", stop.depth), entry("field", stop.field),
      entry("isRepeated", .flag(stop.isRepeated)),
    ]
    if let kind = scene.reduced.kind(of: stop.id) {
      entries.append(entry("_links", .map([entry("self", seat.item(kind, stop.id))])))
    }
    return .map(entries)
  }
}

/// The thread of items, not one of execution.
private typealias Thread = SextantModel.Thread
