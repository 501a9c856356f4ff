import SextantModel

/// What every control of a field carries: its id and name, and what ties it to its help and mistakes.
struct ControlFrame: Sendable {
  let words: Catalogue
  let id: String
  let name: String
  let label: String
  let isRequired: Bool
  let isInvalid: Bool
  let describedBy: [String]

  var description: String? { describedBy.isEmpty ? nil : describedBy.joined(separator: " ") }

  /// The attributes of the one control that the label names.
  func attributes(also extra: String? = nil) -> HTML {
    let all = describedBy + [extra].compactMap { $0 }
    return """
       id="\(id)" name="\(name)"\
      \(attribute: "aria-describedby", all.isEmpty ? nil : all.joined(separator: " "))\
      \(attribute: "aria-invalid", isInvalid ? "true" : nil)\(flag: "required", isRequired)
      """
  }

  func draw(_ control: FieldControl) -> HTML {
    switch control {
    case .text(let value, let suggestions, let autocomplete):
      let also: HTML = "\(attribute: "autocomplete", autocomplete)"
      return input("text", value, list: suggestions, also: also) + datalist(suggestions)
    case .longText(let value, let lines): return textArea(value, lines, name: name)
    case .email(let value, let autocomplete):
      return input(
        "email", value, also: "\(attribute: "autocomplete", autocomplete) spellcheck=\"false\"")
    case .password(let autocomplete):
      return input("password", "", also: "\(attribute: "autocomplete", autocomplete)")
    case .search(let value): return input("search", value)
    case .file(let accept): return "<input type=\"file\"\(attributes()) accept=\"\(accept)\">"
    case .number(let value, let unit): return amount(value, unit, "decimal")
    case .integer(let value, let unit): return amount(value, unit, "numeric")
    case .money(let value): return amount(value, "€", "decimal")
    case .share(let value): return amount(value, nil, "decimal")
    case .day(let value): return input("date", value)
    case .moment(let value):
      return input("datetime-local", value.split(separator: " ").joined(separator: "T"))
    case .clockTime(let value): return input("time", value)
    case .period(let value): return input("text", value, also: " class=\"short\"")
    case .choice(let value, let options, let isRadio):
      return isRadio ? radios(value, options) : select(value, options)
    case .choices(let values, let options): return checkboxes(values, options)
    case .flag(let isSet):
      return """
        <input type="hidden" name="\(name)" value="false">\
        <input type="checkbox"\(attributes()) value="true"\(flag: "checked", isSet)>
        """
    case .link, .links, .linkFrom, .linksFrom: return LinkControl(frame: self).draw(control)
    case .texts(let texts):
      return textArea(
        texts.joined(separator: "\n"), min(max(texts.count + 1, 3), 12), name: "\(name).lines")
    case .rows(let editor): return editor.html
    case .fixed(let value): return value
    }
  }

  private func input(
    _ type: String, _ value: String, list: [String] = [], also extra: HTML = .empty
  ) -> HTML {
    let options = list.isEmpty ? nil : "\(id)-options"
    return """
      <input type="\(type)"\(attributes()) value="\(value)"\(attribute: "list", options)\(extra)>
      """
  }

  private func datalist(_ suggestions: [String]) -> HTML {
    guard !suggestions.isEmpty else { return .empty }
    return """
      <datalist id="\(id)-options">\
      \(each: suggestions, { "<option value=\"\($0)\"></option>" })</datalist>
      """
  }

  private func textArea(_ value: String, _ lines: Int, name: String) -> HTML {
    // A line break right after the tag is not part of the text, and one of the text would be lost.
    """
    <textarea id="\(id)" name="\(name)" rows="\(lines)"\
    \(attribute: "aria-describedby", description)\
    \(attribute: "aria-invalid", isInvalid ? "true" : nil)\(flag: "required", isRequired)>
    \(value)</textarea>
    """
  }

  /// Text rather than the browser's number field: people write `1 234,56`.
  private func amount(_ value: String, _ unit: String?, _ mode: String) -> HTML {
    guard let unit else {
      return """
        <input type="text" inputmode="\(mode)" class="short number"\(attributes()) value="\(value)">
        """
    }
    let input: HTML = """
      <input type="text" inputmode="\(mode)" class="short number"\
      \(attributes(also: "\(id)-unit")) value="\(value)">
      """
    let sign: HTML = "<span class=\"unit\" id=\"\(id)-unit\">\(unit)</span>"
    // English writes the sign of money before the number.
    let isSignFirst = unit == "€" && words.language == .english
    let both = isSignFirst ? sign + input : input + sign
    return "<span class=\"with-unit\">\(both)</span>"
  }

  private func select(_ value: String, _ options: [ChoiceOption]) -> HTML {
    let known = value.isEmpty || options.contains { $0.value == value }
    let stray: HTML =
      known ? .empty : "<option value=\"\(value)\" selected>\(value)</option>"
    // A list may have its own words for no choice.
    let none: HTML =
      options.contains(where: \.value.isEmpty)
      ? .empty : "<option value=\"\">\(words.text("component.field.none"))</option>"
    return """
      <select\(attributes())>\(none)\(stray)\
      \(each: options, { Self.option($0, isChosen: $0.value == value) })</select>
      """
  }

  static func option(_ option: ChoiceOption, isChosen: Bool) -> HTML {
    "<option value=\"\(option.value)\"\(flag: "selected", isChosen)>\(option.label)</option>"
  }

  private func radios(_ value: String, _ options: [ChoiceOption]) -> HTML {
    var result: HTML = "<div class=\"picks\">"
    for (index, option) in options.enumerated() {
      result += """
        <div class="pick"><input type="radio" name="\(name)" value="\(option.value)"\
         id="\(id)-\(index)"\(flag: "checked", option.value == value)\
        \(flag: "required", isRequired)><label for="\(id)-\(index)">\(option.label)</label></div>
        """
    }
    return result + "</div>"
  }

  /// Boxes to tick, after an empty value that says they were shown.
  func checkboxes(_ values: [String], _ options: [ChoiceOption]) -> HTML {
    let chosen = Set(values)
    var result: HTML = "\(Hidden(name, ""))<div class=\"picks\">"
    for (index, option) in options.enumerated() {
      result += """
        <div class="pick"><input type="checkbox" name="\(name)" value="\(option.value)"\
         id="\(id)-\(index)"\(flag: "checked", chosen.contains(option.value))>\
        <label for="\(id)-\(index)">\(option.label)</label></div>
        """
    }
    return result + "</div>"
  }
}

extension FieldControl {
  /// The class that gives the control its width.
  var className: String {
    switch self {
    case .text, .email, .password, .search, .file: "of-text"
    case .longText, .texts: "of-long-text"
    case .number, .integer, .money, .share: "of-number"
    case .day, .moment, .clockTime, .period: "of-day"
    case .choice, .choices: "of-choice"
    case .flag: "of-flag"
    case .link, .links, .linkFrom, .linksFrom: "of-link"
    case .rows: "of-rows"
    case .fixed: "of-fixed"
    }
  }
}
