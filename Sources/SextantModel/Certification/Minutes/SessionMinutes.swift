internal import SextantKernels

/// What the minutes of a session still lack before its results may leave the house.
public struct SessionMinutes: Sendable {
  /// Written or not, and not signed by all who must.
  public let unsigned: [Minutes]
  /// Panels that heard somebody and have no minutes.
  public let panelsWithout: [Panel]
  /// Decisions that stand and that no signed minutes tell as they stand.
  public let decisionsUntold: [BlockDecision]

  public var isComplete: Bool {
    unsigned.isEmpty && panelsWithout.isEmpty && decisionsUntold.isEmpty
  }

  public init(of session: Session, in dossier: Dossier) {
    let all = dossier.all(Minutes.self).filter { $0.session == session.id }
    var (unsigned, signed): ([Minutes], [Minutes]) = ([], [])
    for minutes in all {
      if MinutesStanding(minutes, in: dossier).state == .signed {
        signed.append(minutes)
      } else {
        unsigned.append(minutes)
      }
    }
    self.unsigned = unsigned
    let told = Set(all.compactMap(\.panel))
    let heard = Set(dossier.all(Slot.self).filter { $0.session == session.id }.compactMap(\.panel))
    panelsWithout = dossier.all(Panel.self).filter {
      heard.contains($0.id) && !told.contains($0.id)
    }
    let said = Set(signed.flatMap { Self.decisions(told: $0.data) })
    decisionsUntold = BlockDecision.standing(
      dossier.all(BlockDecision.self).filter { $0.session == session.id }
    ).filter { !said.contains("\($0.id.text)\n\($0.result?.rawValue ?? "")") }
  }

  /// Each decision with its result.
  private static func decisions(told data: String) -> [String] {
    let value = try? JSONSyntax.read(Array(data.utf8))
    return (value?["candidates"]?.asList ?? []).flatMap { $0["decisions"]?.asList ?? [] }.map {
      "\($0["id"]?.asText ?? "")\n\($0["result"]?.asText ?? "")"
    }
  }
}
