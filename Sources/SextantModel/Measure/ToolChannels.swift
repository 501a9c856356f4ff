internal import SextantKernels

/// Which of a dossier's channels is meant by what a measuring tool calls one: the channel that lists
/// the name, else the one that has it.
public struct ToolChannels: Sendable {
  private var byName: [String: ID<Channel>] = [:]

  public init(_ channels: some Sequence<Channel>) {
    let channels = Array(channels)
    for channel in channels {
      for name in channel.toolNames {
        let key = foldedName(name)
        if !key.isEmpty, byName[key] == nil { byName[key] = channel.id }
      }
    }
    for channel in channels {
      let key = foldedName(channel.name)
      if !key.isEmpty, byName[key] == nil { byName[key] = channel.id }
    }
  }

  /// Whatever the capitals and accents; `nil` where no channel is called so.
  public func channel(_ name: String) -> ID<Channel>? { byName[foldedName(name)] }

  /// The names that belong to each channel, by the channel's id.
  func groups(of names: [String]) -> [String: [String]] {
    var groups: [String: [String]] = [:]
    for name in names {
      if let channel = channel(name) { groups[channel.text, default: []].append(name) }
    }
    return groups
  }
}
