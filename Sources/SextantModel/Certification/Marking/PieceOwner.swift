/// Whose work stands under a code: nobody's who marks to know until the piece is settled.
public struct PieceOwner: Item {
  public static let kind = Kind("pieceOwner", "pieceOwners", in: .certification)

  public var id: ID<PieceOwner> = ""
  public var piece: ID<BlindPiece>?
  public var candidate: ID<Candidate>?
  public var slot: ID<Slot>?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("piece", \.piece, .required),
    Field("candidate", \.candidate, .required),
    Field("slot", \.slot),
  ]
}
