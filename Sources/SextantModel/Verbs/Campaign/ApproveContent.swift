/// Approves a reviewed content for publication.
enum ApproveContent: Verb {
  static let card = VerbCard(
    "contentItem.approve", on: ContentItem.self, governs: ["state"],
    refusals: ["noAlternative", "forbidden"], isApproval: true)

  static func concerns(_ content: ContentItem) -> Bool { content.state == .reviewed }

  static func examine(_ content: ContentItem, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let mute = x.citing(content, by: Asset.self, in: "content").filter(\.lacksAlternative)
      .map(\.id.text)
    if !mute.isEmpty { obstacles.add("noAlternative", ["items": .texts(mute)], evidence: mute) }
    let body = content.body.lowercased()
    let words = x.dossier.only(BrandGuide.self).forbiddenWords.filter {
      !$0.isEmpty && body.contains($0.lowercased())
    }
    if !words.isEmpty { obstacles.add("forbidden", at: "body", ["words": .texts(words)]) }
  }

  static func carryOut(_ content: inout ContentItem, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    content.state = .approved
  }
}

extension Asset {
  /// Whether someone who cannot see or hear it gets nothing instead.
  fileprivate var lacksAlternative: Bool {
    switch assetKind {
    case .image: altText.isEmpty && !isDecorative
    case .video: !hasCaptions && transcript.isEmpty
    case .audio: transcript.isEmpty
    case .document, nil: false
    }
  }
}
