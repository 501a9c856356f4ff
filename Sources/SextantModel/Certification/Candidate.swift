/// Someone who asks to be certified.
public struct Candidate: Item {
  public static let kind = Kind("candidate", "candidates", in: .certification)

  public var id: ID<Candidate> = ""
  public var name: String = ""
  public var familyName: String = ""
  public var path: CandidatePath?
  public var framework: String = ""
  public var blocks: [String] = []
  public var keptBlocks: [KeptBlock] = []
  public var options: [String] = []
  /// The sessions that they are entered for; all of their framework's where none is named.
  public var sessions: [ID<Session>] = []
  public var trainers: [String] = []
  public var tutors: [String] = []
  public var employer: String = ""
  /// When the candidate cannot come.
  public var unavailable: [OpenHours] = []
  /// Why a block is sat once more than the rules allow.
  public var furtherAttempt: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required, .personal),
    Field("familyName", \.familyName, .personal),
    Field("path", \.path),
    Field("framework", \.framework),
    Field("blocks", \.blocks),
    Field("keptBlocks", \.keptBlocks),
    Field("options", \.options),
    Field("sessions", \.sessions),
    Field("trainers", \.trainers, .personal),
    Field("tutors", \.tutors, .personal),
    Field("employer", \.employer, .personal),
    Field("unavailable", \.unavailable, .personal),
    Field("furtherAttempt", \.furtherAttempt, .long, .personal),
    Field("evidence", \.evidence),
  ]
}

public enum CandidatePath: String, Choice {
  public static let choiceName = "candidatePath"
  case initial, apprenticeship, continuing, vae
}
