/// Where defences are held: a room, or a link by which all meet.
public struct JuryRoom: Item {
  public static let kind = Kind("juryRoom", "juryRooms", in: .certification)

  public var id: ID<JuryRoom> = ""
  public var session: ID<Session>?
  public var name: String = ""
  public var link: String = ""
  public var hours: [OpenHours] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("name", \.name, .required),
    Field("link", \.link),
    Field("hours", \.hours),
  ]
}

/// A stretch of a day.
public struct OpenHours: Row {
  public static let rowName = "openHours"

  public var day: Day?
  public var from: ClockTime?
  public var to: ClockTime?

  public init() {}

  public init(_ day: Day, _ from: ClockTime, _ to: ClockTime) {
    self.day = day
    self.from = from
    self.to = to
  }

  public static let fields: [Field<Self>] = [
    Field("day", \.day, .required),
    Field("from", \.from, .required),
    Field("to", \.to, .required),
  ]
}

extension Slot {
  /// Whether the slot is held in a room: people write its name or its id.
  public func isIn(_ room: JuryRoom) -> Bool {
    !self.room.isEmpty && (self.room == room.name || self.room == room.id.text)
  }

  /// What the place of the slot is called.
  public func roomName(in rooms: [JuryRoom]) -> String {
    rooms.first(where: isIn)?.name ?? room
  }
}
