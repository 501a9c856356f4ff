import SextantModel

/// A day of a session: a row per room, the hours from left to right, a bar per defence.
struct SessionDayDrawing {
  let look: BoardLook
  let day: Day
  let slots: [Slot]
  let rules: CertifierRules?
  let places: [JuryRoom]
  let troubled: Set<ID<Slot>>

  private static let labels = 150.0
  private static let width = 1060.0
  private static let head = 28.0
  private static let row = 52.0

  private var view: View { look.view }

  /// The rooms in which something is held, in the order of their names; those without one last.
  private var rooms: [String] {
    Set(slots.map { $0.roomName(in: places) }).sorted { a, b in
      a.isEmpty != b.isEmpty ? b.isEmpty : a < b
    }
  }

  /// Minutes of the day that the picture shows, whole hours.
  private var span: ClosedRange<Int> {
    let starts = slots.compactMap { $0.at?.time.minutes }
    let ends = slots.compactMap { slot in slot.at.map { $0.time.minutes + slot.minutes(by: rules) }
    }
    let first = (starts.min() ?? 540) / 60 * 60
    let last = max(first + 60, ((ends.max() ?? 1080) + 59) / 60 * 60)
    return first...min(last, 1440)
  }

  private var perMinute: Double {
    (Self.width - Self.labels - 24) / Double(span.upperBound - span.lowerBound)
  }

  private func x(_ minute: Int) -> Double {
    Self.labels + perMinute * Double(minute - span.lowerBound)
  }

  var html: HTML {
    let rooms = rooms
    let foot = Self.head + Self.row * Double(rooms.count)
    var content = HTML.empty
    var hour = span.lowerBound
    while hour <= span.upperBound {
      content += """
        <path class="gridline" d="M\(coordinate(x(hour))) \(coordinate(Self.head - 6))V\(coordinate(foot))"/>\
        <text class="tick" text-anchor="middle" x="\(coordinate(x(hour)))" y="\(coordinate(Self.head - 12))">\
        \(ClockTime(minutes: hour % 1440).text)</text>
        """
      hour += 60
    }
    for (place, room) in rooms.enumerated() {
      let top = Self.head + Self.row * Double(place)
      let name = room.isEmpty ? view.say("board.session-plan.noRoom") : room
      content += """
        <path class="axis" d="M0 \(coordinate(top + Self.row))H\(coordinate(Self.width))"/>
        """
      content +=
        DrawnText(name, width: 20, lines: 2).markup(
          x: 4, y: top + 22, step: 14, anchor: "start", style: "label strong")
      // Two at once in one room stand one below the other.
      var ends: [Int] = []
      for slot in slots where slot.roomName(in: places) == room {
        guard let at = slot.at else { continue }
        let lane = ends.firstIndex { $0 <= at.time.minutes } ?? ends.count
        let end = at.time.minutes + max(5, slot.minutes(by: rules))
        if lane == ends.count { ends.append(end) } else { ends[lane] = end }
        content += bar(slot, at, top: top + 6 + Double(min(lane, 2)) * 12)
      }
    }
    return Drawing(
      width: Self.width, height: foot + 8,
      title: view.say("board.session-plan.drawing", ["day": .day(day)]), holdsLinks: true,
      className: "gantt", content
    ).html
  }

  private func bar(_ slot: Slot, _ at: Moment, top: Double) -> HTML {
    let left = x(at.time.minutes)
    let width = max(6, perMinute * Double(max(5, slot.minutes(by: rules))) - 2)
    let names = slot.heard(in: view.dossier).map { view.find($0)?.name ?? $0.text }
    let panel = view.find(slot.panel)?.name ?? ""
    let who = view.find(slot.team)?.name ?? names.joined(separator: ", ")
    let text = "\(slot.assessment) \(who)"
    let fits = Int(width / 6.4)
    let label: HTML =
      fits >= 4
      ? """
      <text class="label" x="\(coordinate(left + 5))" y="\(coordinate(top + 16))">\
      \(Self.cut(text, fits))</text><text class="tick" x="\(coordinate(left + 5))" \
      y="\(coordinate(top + 31))">\(Self.cut("\(at.time.text) \(panel)", fits))</text>
      """ : .empty
    let title = "\(at.time.text), \(text), \(panel)"
    return """
      <a href="\(view.to.item(slot))" aria-label="\(title)"><title>\(title)</title>\
      <rect class="bar \(troubled.contains(slot.id) ? "bar-overdue" : "bar-planned")" \
      x="\(coordinate(left))" y="\(coordinate(top))" width="\(coordinate(width))" height="38" rx="4"/>\
      \(label)</a>
      """
  }

  private static func cut(_ text: String, _ length: Int) -> String {
    text.count <= length ? text : text.prefix(max(1, length - 1)) + "…"
  }
}
