import SextantModel

/// One small form with a button per step: a day earlier, a day later; up, down.
struct StepForm: Component {
  let token: String
  let to: String
  let version: Int?
  let back: String?
  let fields: [(name: String, value: String)]
  let buttons: [Button]

  init(
    _ view: View, to address: String, version: Int?, back: String?,
    fields: [(name: String, value: String)] = [], _ buttons: [Button]
  ) {
    self.init(
      token: view.formToken, to: address, version: version, back: back, fields: fields, buttons)
  }

  init(
    token: String, to address: String, version: Int?, back: String?,
    fields: [(name: String, value: String)] = [], _ buttons: [Button]
  ) {
    self.token = token
    to = address
    self.version = version
    self.back = back
    self.fields = fields
    self.buttons = buttons
  }

  var html: HTML {
    PostForm(
      token: token, to: to, version: version, back: back, look: .inline,
      "\(each: fields, { Hidden($0.name, $0.value).html })\(each: buttons, \.html)"
    ).html
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "a day",
        StepForm(
          token: "t", to: "#", version: 4, back: "#",
          [
            Button("Un jour plus tôt", .quiet, icon: "left", name: "by", value: "-1"),
            Button("Un jour plus tard", .quiet, icon: "right", name: "by", value: "1"),
          ]))
    ]
  }
}
