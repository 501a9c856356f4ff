/// One person's certificate as the registry wants it told. Days are numbers since 1970-01-01.
public struct DepositedResult: Sendable, Equatable {
  public enum Award: String, Sendable, CaseIterable {
    case admission = "PAR_ADMISSION"
    case scoring = "PAR_SCORING"
  }

  public enum ExamMode: String, Sendable, CaseIterable {
    case remote = "A_DISTANCE"
    case onSite = "EN_PRESENTIEL"
    case mixed = "MIXTE"
  }

  public enum LanguageLevel: String, Sendable, CaseIterable {
    case a1 = "A1"
    case a2 = "A2"
    case b1 = "B1"
    case b2 = "B2"
    case c1 = "C1"
    case c2 = "C2"
    case insufficient = "INSUFFISANT"
  }

  public enum Distinction: String, Sendable, CaseIterable {
    case none = "SANS_MENTION"
    case fair = "MENTION_ASSEZ_BIEN"
    case good = "MENTION_BIEN"
    case veryGood = "MENTION_TRES_BIEN"
    case congratulated = "MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY"
  }

  public enum Access: String, Sendable, CaseIterable {
    case initial = "FORMATION_INITIALE_HORS_APPRENTISSAGE"
    case apprenticeship = "FORMATION_INITIALE_APPRENTISSAGE"
    case continuing = "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION"
    case professionalContract = "FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION"
    case experience = "VAE"
    case foreignEquivalence = "EQUIVALENCE_DIPLOME_ETRANGER"
    case individual = "CANDIDAT_LIBRE"
  }

  public enum ExperienceRoute: String, Sendable, CaseIterable {
    case leave = "CONGES_VAE"
    case usual = "VAE_CLASSIQUE"
  }

  public enum Initiative: String, Sendable, CaseIterable {
    case holder = "CERTIFIE"
    case trainingBody = "OF"
    case jobCentre = "POLE_EMPLOI"
    case employer = "EMPLOYEUR"
    case other = "AUTRE"
  }

  /// A level in the European frame of digital competence.
  public struct DigitalLevel: Sendable, Equatable {
    /// 1 to 1000.
    public var score: Int?
    /// Levels from 1 to 8 by domain and competency, one character each.
    public var results: [(level: Int, domain: String, competency: String)]

    public init(
      score: Int? = nil, results: [(level: Int, domain: String, competency: String)] = []
    ) {
      self.score = score
      self.results = results
    }

    public static func == (one: Self, other: Self) -> Bool {
      one.score == other.score && one.results.elementsEqual(other.results, by: ==)
    }
  }

  /// Names the result for ever, in receipts too: 1 to 255 characters.
  public var id: String
  public var award: Award
  /// Whether the data are certified to be final.
  public var isFinal: Bool
  public var validFrom: Int32
  public var validUntil: Int32?
  public var holder: DepositedHolder
  public var access: Access?
  public var experienceRoute: ExperienceRoute?
  public var initiative: Initiative?
  public var registeredOn: Int32?
  public var examStart: Int32?
  public var examEnd: Int32?
  public var examMode: ExamMode?
  public var examPostcode: String?
  public var proofAddress: String?
  public var option: String?
  public var languageLevel: LanguageLevel?
  public var digitalLevel: DigitalLevel?
  public var score: String?
  public var distinction: Distinction?
  /// What the certificate is called besides.
  public var remark: String?

  public init(
    id: String, award: Award = .admission, isFinal: Bool = true, validFrom: Int32,
    validUntil: Int32? = nil, holder: DepositedHolder, access: Access? = nil
  ) {
    self.id = id
    self.award = award
    self.isFinal = isFinal
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.holder = holder
    self.access = access
  }
}

/// Whose certificate it is, in one of the ways the registry knows people.
public enum DepositedHolder: Sendable, Equatable {
  /// By the number of the training paid from their account.
  case trainingFile(number: String, lastName: String, firstName: String)
  /// By name, sex, day and place of birth.
  case person(DepositedPerson)
  /// By their national number, 13 characters or 15 with its key, from version 1.1.5 on.
  case nationalNumber(String, birthName: String)
}

/// A person as the civil registry has them.
public struct DepositedPerson: Sendable, Equatable {
  public enum Sex: String, Sendable, CaseIterable {
    case female = "F"
    case male = "M"
  }

  public enum Birthplace: Sendable, Equatable {
    /// The five characters of the statistical office: `75056`, `2A004`, `99109` abroad.
    case commune(String)
    /// A postcode, where that is all that is known; `nil` where not even it is.
    case postcode(String?)
  }

  public var birthName: String
  public var usedName: String?
  /// As in the civil registry; the registry takes the first three.
  public var firstNames: [String]
  public var birthYear: Int
  /// Unknown for some people born abroad.
  public var birthMonth: Int?
  public var birthDay: Int?
  public var sex: Sex
  public var birthplace: Birthplace
  public var birthplaceName: String?
  /// Three characters.
  public var countryCode: String?
  public var countryName: String?

  public init(
    birthName: String, usedName: String? = nil, firstNames: [String], birthYear: Int,
    birthMonth: Int?, birthDay: Int?, sex: Sex, birthplace: Birthplace,
    birthplaceName: String? = nil, countryCode: String? = nil, countryName: String? = nil
  ) {
    self.birthName = birthName
    self.usedName = usedName
    self.firstNames = firstNames
    self.birthYear = birthYear
    self.birthMonth = birthMonth
    self.birthDay = birthDay
    self.sex = sex
    self.birthplace = birthplace
    self.birthplaceName = birthplaceName
    self.countryCode = countryCode
    self.countryName = countryName
  }
}
