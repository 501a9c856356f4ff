import SextantModel

/// A picker of items: a list to choose from while it is short, a field that searches when it is long.
///
/// Both are the browser's own, so they work by keyboard and without script; ids are what is sent.
struct LinkControl: Sendable {
  /// From how many items on a list is searched rather than opened.
  static let searchedFrom = 61

  let frame: ControlFrame

  func draw(_ control: FieldControl) -> HTML {
    switch control {
    case .link(let id, let groups): one(id, groups)
    case .linkFrom(let id, let list): searched(id, list: list, attributes: frame.attributes())
    case .links(let ids, let groups): several(ids, groups)
    case .linksFrom(let chosen, let list): kept(chosen) + adder(list: list)
    default: .empty
    }
  }

  private func one(_ id: String, _ groups: [LinkGroup]) -> HTML {
    let count = groups.reduce(0) { $0 + $1.options.count }
    guard count < Self.searchedFrom else {
      let list = "\(frame.id)-options"
      return searched(id, list: list, attributes: frame.attributes())
        + LinkOptions(id: list, groups).html
    }
    return "<select\(frame.attributes())>\(choices(groups, chosen: id))</select>"
  }

  private func several(_ ids: [String], _ groups: [LinkGroup]) -> HTML {
    let count = groups.reduce(0) { $0 + $1.options.count }
    if count <= 8, groups.count == 1, ids.allSatisfy({ id in groups[0].holds(id) }) {
      return frame.checkboxes(ids, groups[0].options)
    }
    var labels: [String: String] = [:]
    for option in groups.flatMap(\.options) { labels[option.value] = option.label }
    let chosen = kept(ids.map { ChoiceOption($0, labels[$0] ?? $0) })
    if count >= Self.searchedFrom {
      let list = "\(frame.id)-options"
      return chosen + adder(list: list) + LinkOptions(id: list, groups).html
    }
    let add = "\(frame.id)-add"
    return chosen + """
      <div class="adder" data-adder><label for="\(add)">\
      \(frame.words.text("component.links.add"))</label>\
      <select id="\(add)" name="\(frame.name)">\(choices(groups, chosen: ""))</select>\
      \(addButton)</div>
      """
  }

  /// The items there are, each with a box that takes it away.
  private func kept(_ chosen: [ChoiceOption]) -> HTML {
    let none: HTML =
      chosen.isEmpty
      ? "<p class=\"muted\">\(frame.words.text("component.links.none"))</p>" : .empty
    return """
      \(Hidden(frame.name, ""))\(none)<div class="picks kept" data-kept>\
      \(each: chosen.indices, { keptOne($0, chosen[$0]) })</div>
      """
  }

  private func keptOne(_ index: Int, _ option: ChoiceOption) -> HTML {
    let code: HTML =
      option.label == option.value ? .empty : " <span class=\"code\">\(option.value)</span>"
    return """
      <div class="pick"><input type="checkbox" name="\(frame.name)" value="\(option.value)"\
       id="\(frame.id)-\(index)" checked>\
      <label for="\(frame.id)-\(index)">\(option.label)\(code)</label></div>
      """
  }

  private func adder(list: String) -> HTML {
    let add = "\(frame.id)-add"
    let attributes: HTML = " id=\"\(add)\" name=\"\(frame.name)\""
    return """
      <div class="adder" data-adder><label for="\(add)">\
      \(frame.words.text("component.links.add"))</label>\
      \(searched("", list: list, attributes: attributes))\(addButton)</div>
      """
  }

  private var addButton: Button {
    Button(
      frame.words.text("component.links.addAnother"), .quiet, icon: "add", name: "do",
      value: "add:\(frame.name)", skipsValidation: true)
  }

  private func searched(_ id: String, list: String, attributes: HTML) -> HTML {
    """
    <input type="text"\(attributes) value="\(id)" list="\(list)" autocomplete="off"\
     placeholder="\(frame.words.text("component.links.search"))" data-picker>
    """
  }

  private func choices(_ groups: [LinkGroup], chosen: String) -> HTML {
    let known = chosen.isEmpty || groups.contains { $0.holds(chosen) }
    var result: HTML =
      "<option value=\"\">\(frame.words.text("component.field.none"))</option>"
    if !known { result += "<option value=\"\(chosen)\" selected>\(chosen)</option>" }
    for group in groups where !group.options.isEmpty {
      let options: HTML =
        "\(each: group.options, { ControlFrame.option($0, isChosen: $0.value == chosen) })"
      result +=
        groups.count == 1
        ? options : "<optgroup label=\"\(group.label)\">\(options)</optgroup>"
    }
    return result
  }
}

extension LinkGroup {
  fileprivate func holds(_ id: String) -> Bool { options.contains { $0.value == id } }
}

/// The items that fields of a page may point to, written once for all of them.
struct LinkOptions: Component {
  let id: String
  let groups: [LinkGroup]

  init(id: String, _ groups: [LinkGroup]) {
    self.id = id
    self.groups = groups
  }

  var html: HTML {
    var result: HTML = "<datalist id=\"\(id)\">"
    for group in groups {
      for option in group.options {
        result += "<option value=\"\(option.value)\">\(option.label)</option>"
      }
    }
    return result + "</datalist>"
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] { [] }
}
