/// How far a candidate's validation of experience (VAE) has come.
public struct VaeFile: Item {
  public static let kind = Kind("vaeFile", "vaeFiles", in: .certification)

  public var id: ID<VaeFile> = ""
  public var candidate: ID<Candidate>?
  public var appliedOn: Day?
  public var admissibleOn: Day?
  /// Whether the request was admitted; open until somebody decides.
  public var isAdmissible: Bool = false
  public var dossierOn: Day?
  public var juryOn: Day?
  public var notifiedOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("candidate", \.candidate, .required),
    Field("appliedOn", \.appliedOn),
    Field("admissibleOn", \.admissibleOn),
    Field("isAdmissible", \.isAdmissible),
    Field("dossierOn", \.dossierOn),
    Field("juryOn", \.juryOn),
    Field("notifiedOn", \.notifiedOn),
    Field("evidence", \.evidence),
  ]
}
