/// Who a candidate is to the civil registry, as the certification registry wants it told: kept apart
/// from the candidate, for the deposit alone.
public struct CivilIdentity: Item {
  public static let kind = Kind("civilIdentity", "civilIdentities", in: .certification)

  public var id: ID<CivilIdentity> = ""
  public var candidate: ID<Candidate>?
  public var birthName: String = ""
  public var usedName: String = ""
  /// As in the civil registry; the certification registry takes the first three.
  public var firstNames: [String] = []
  public var birthYear: Int?
  /// Unknown for some people born abroad.
  public var birthMonth: Int?
  public var birthDay: Int?
  public var sex: CivilSex?
  /// The five characters of the statistical office: `75056`, `2A004`, `99109` abroad.
  public var birthCommune: String = ""
  /// Where the commune's code is not known.
  public var birthPostcode: String = ""
  public var birthplaceName: String = ""
  public var countryCode: String = ""
  public var countryName: String = ""
  /// The number of the training that was paid from the candidate's account.
  public var trainingFile: String = ""
  /// 13 characters, or 15 with its key; deposited from version 1.1.5 on.
  public var nationalNumber: String = ""
  public var initiative: RegistrationInitiative?
  public var registeredOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("candidate", \.candidate, .required, .about),
    Field("birthName", \.birthName, .personal, .confidential),
    Field("usedName", \.usedName, .personal, .confidential),
    Field("firstNames", \.firstNames, .personal, .confidential),
    Field("birthYear", \.birthYear, .between(1900, 2099), .personal, .confidential),
    Field("birthMonth", \.birthMonth, .between(1, 12), .personal, .confidential),
    Field("birthDay", \.birthDay, .between(1, 31), .personal, .confidential),
    Field("sex", \.sex, .personal, .confidential),
    Field("birthCommune", \.birthCommune, .personal, .confidential),
    Field("birthPostcode", \.birthPostcode, .personal, .confidential),
    Field("birthplaceName", \.birthplaceName, .personal, .confidential),
    Field("countryCode", \.countryCode, .personal, .confidential),
    Field("countryName", \.countryName, .personal, .confidential),
    Field("trainingFile", \.trainingFile, .personal, .confidential),
    Field("nationalNumber", \.nationalNumber, .personal, .confidential),
    Field("initiative", \.initiative, .personal, .confidential),
    Field("registeredOn", \.registeredOn, .personal, .confidential),
    Field("evidence", \.evidence),
  ]
}

/// The sex that the civil registry has.
public enum CivilSex: String, Choice {
  public static let choiceName = "civilSex"
  case female, male
}

/// Who had the candidate registered for the certification.
public enum RegistrationInitiative: String, Choice {
  public static let choiceName = "registrationInitiative"
  case holder, trainingBody, jobCentre, employer, other
}
