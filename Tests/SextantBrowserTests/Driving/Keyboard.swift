/// Keys that write nothing, as WebDriver names them.
enum Key: String {
  case tab = "\u{E004}"
  case enter = "\u{E007}"
  case space = " "
  case escape = "\u{E00C}"
  case down = "\u{E015}"
  case up = "\u{E013}"
  case right = "\u{E014}"
  case left = "\u{E012}"
  case home = "\u{E011}"
  case end = "\u{E010}"
}

/// What has the focus, and whether somebody who looks can tell.
struct Focus: Decodable, Sendable, CustomStringConvertible {
  let name: String
  let isIndicated: Bool
  let isInView: Bool
  /// Whether it is not wholly behind something that stands before it.
  let isUncovered: Bool
  let matches: Bool

  var description: String { name }
}

/// Working in a page by keys alone.
extension Browser {
  func press(_ key: Key, holdingShift: Bool = false) async throws {
    try await strike(key.rawValue, holdingShift: holdingShift)
  }

  func type(_ text: String) async throws {
    let strokes = text.flatMap {
      [["type": "keyDown", "value": String($0)], ["type": "keyUp", "value": String($0)]]
    }
    try await perform(strokes)
  }

  /// Moves on by the tab key until what has the focus matches the selector.
  ///
  /// - Returns: every stop on the way, the last one being what was sought.
  @discardableResult
  func tab(to selector: String, atMost limit: Int = 250) async throws -> [Focus] {
    var stops: [Focus] = []
    for _ in 0..<limit {
      try await press(.tab)
      let focus = try await focus(selector)
      stops.append(focus)
      if focus.matches { return stops }
    }
    throw Trouble(
      "the tab key never reached \(selector) at \(try await address); last: \(stops.suffix(5))")
  }

  func focus(_ selector: String = "*") async throws -> Focus {
    try await run(Self.lookAtFocus, [selector])
  }

  private func strike(_ key: String, holdingShift: Bool) async throws {
    let shift = "\u{E008}"
    let stroke = [["type": "keyDown", "value": key], ["type": "keyUp", "value": key]]
    try await perform(
      holdingShift
        ? [["type": "keyDown", "value": shift]] + stroke + [["type": "keyUp", "value": shift]]
        : stroke)
  }

  private func perform(_ strokes: [[String: String]]) async throws {
    let _: Nothing = try await Self.ask(
      "POST", session + "/actions",
      ["actions": [["type": "key", "id": "keys", "actions": strokes]]])
  }

  private static let lookAtFocus = """
    const one = document.activeElement;
    const isNone = !one || one === document.body;
    const style = isNone ? null : getComputedStyle(one);
    const box = isNone ? null : one.getBoundingClientRect();
    const isOutlined = (s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 1;
    // Within a date's field the button of its calendar has the focus, not the field itself.
    const isIndicated = !isNone && one.matches(":focus-visible, [type=date]:focus-within")
      && (isOutlined(style) || style.boxShadow !== "none" || one.nodeName === "IFRAME"
        || [...one.querySelectorAll("*")].some((part) => isOutlined(getComputedStyle(part))));
    const isInView = !isNone && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const spots = isNone ? [] : [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]];
    const isUncovered = spots.some(([across, down]) => {
      const top = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
      return top && (one.contains(top) || top.contains(one) || one.labels?.length && [...one.labels].some((l) => l.contains(top)));
    });
    return {
      name: isNone ? "nothing" : one.nodeName.toLowerCase() + (one.id ? "#" + one.id : "")
        + " “" + (one.ariaLabel || one.innerText || one.name || "").trim().slice(0, 40) + "”",
      isIndicated, isInView, isUncovered,
      matches: !isNone && one.matches(arguments[0]),
    };
    """
}
