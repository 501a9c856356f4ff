import SextantKernels
import SextantModel

/// The channels of files that were sent, as their tools call them: which of the dossier's channels
/// each is, and where nobody has said, which ones the reader may say it of.
struct ToolChannelNames {
  /// What a tool calls a channel, and the dossier's of that name.
  let known: [(name: String, channel: Channel)]
  /// In the order of their names; a form tells them by their places.
  let unknown: [String]
  /// The dossier's channels that the reader may change.
  let channels: [Channel]

  init(_ reviews: [TableReview], _ scene: Scene) {
    let all = scene.reduced.all(Channel.self)
    let names = Set(reviews.filter { $0.measures.table.rowCount > 0 }.flatMap(\.channelNames))
    let meant = ToolChannels(all)
    var known: [(name: String, channel: Channel)] = []
    var unknown: [String] = []
    for name in names.sorted() {
      if let channel = meant.channel(name).flatMap({ scene.reduced.find($0) }) {
        known.append((name, channel))
      } else {
        unknown.append(name)
      }
    }
    self.known = known
    self.unknown = Array(unknown.prefix(60))
    channels = all.filter { scene.may(.editAny, $0) }.sorted {
      ($0.name, $0.id.text) < ($1.name, $1.id.text)
    }
  }

  /// The channels with the names that somebody chose for them.
  func changed(_ choices: SheetChoices, _ scene: Scene) -> [any Item] {
    var changed: [ID<Channel>: Channel] = [:]
    var order: [ID<Channel>] = []
    for (place, name) in unknown.enumerated() {
      guard let text = choices.channels[place],
        let standing = channels.first(where: { $0.id.text == text })
      else { continue }
      if changed[standing.id] == nil { order.append(standing.id) }
      changed[standing.id, default: standing].toolNames.append(name)
    }
    return order.compactMap { id in changed[id].map { scene.kept($0) } }
  }
}
