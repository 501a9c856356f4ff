/// A record of the national register of certifications, as its open export (format 4.1) says it.
///
/// Days are numbers since 1970-01-01. Texts are as published, blanks at their ends left out; their
/// lists are flattened by the export, `FlattenedList` finds the lines again.
public struct RegisterRecord: Sendable, Equatable {
  /// `RNCP35340`, `RS5617`.
  public var number = ""
  public var id = ""
  public var title = ""
  /// BTS, Licence …; a title of its own has none.
  public var diploma: Code?
  /// `Publiée`, `Archivée` …
  public var state = ""
  public var isActive: Bool?
  /// 3 to 8 in the European frame.
  public var level: Int?
  /// How it was registered: `Enregistrement de droit`, `Enregistrement sur demande`.
  public var registration: String?
  public var certifiers: [Certifier] = []
  public var partners: [Partner] = []
  public var blocks: [Block] = []
  public var specialities: [Code] = []
  public var occupations: [Code] = []
  public var trainingTopics: [Code] = []
  /// Numbers of the records that come after this one, and of those it came after.
  public var followedBy: [String] = []
  public var follows: [String] = []
  public var routes: [Route] = []
  public var cohorts: [Cohort] = []
  public var days = Days()
  public var texts = Texts()
  /// What could not be read as it should.
  public var notes: [RegisterNote] = []

  public init() {}

  /// A code of a public list and what it stands for: NSF, ROME, Formacode.
  public struct Code: Sendable, Equatable {
    public var code = ""
    public var label = ""

    public init(code: String = "", label: String = "") {
      self.code = code
      self.label = label
    }
  }

  /// A body that certifies.
  public struct Certifier: Sendable, Equatable {
    /// 14 digits; a body abroad has none.
    public var siret = ""
    public var name = ""
    public var isActive: Bool?
  }

  /// A body that trains for it or organises its assessment.
  public struct Partner: Sendable, Equatable {
    public var siret = ""
    public var name = ""
    public var state = ""
    public var mandate = ""
  }

  /// A block of competencies.
  public struct Block: Sendable, Equatable {
    /// `RNCP35340BC01`.
    public var code = ""
    public var title = ""
    public var competencies = ""
    public var assessment = ""
  }

  /// A way to the certification, and its jury.
  public struct Route: Sendable, Equatable {
    public enum Way: String, Sendable, CaseIterable {
      case initial = "FI"
      case apprenticeship = "CA"
      case continuing = "FC"
      case professionalContract = "CQ"
      case individual = "CL"
      case experience = "VAE"
    }

    public var way: Way
    public var isOpen: Bool?
    public var jury = ""
  }

  /// What became of those who were certified in one year.
  public struct Cohort: Sendable, Equatable {
    public var year: Int?
    public var certified: Int?
    public var certifiedByExperience: Int?
    /// In work after six months, in per cent.
    public var employed6Months: Double?
    /// In the work they were certified for after six months and two years, in per cent.
    public var inOccupation6Months: Double?
    public var inOccupation2Years: Double?
  }

  public struct Days: Sendable, Equatable {
    public var decided: Int32?
    public var effective: Int32?
    public var published: Int32?
    public var lastInJournal: Int32?
    public var registrationEnds: Int32?
    public var lastAward: Int32?
    public var changed: Int32?
  }

  public struct Texts: Sendable, Equatable {
    public var activities = ""
    public var abilities = ""
    public var sectors = ""
    public var jobs = ""
    public var aims = ""
    public var regulation = ""
    public var entry = ""
  }
}

/// Something of a record that is not as it should be; reading went on.
public struct RegisterNote: Sendable, Hashable {
  /// The names are ends of keys of the catalogues.
  public enum What: String, Sendable, CaseIterable {
    /// The record has no number: nothing can point to it.
    case noNumber
    case noTitle
    /// A date that is none.
    case badDate
    /// A figure that is none.
    case badFigure
    /// A block without a code.
    case blockWithoutCode
  }

  public let what: What
  /// The element it stands in, as the export names it.
  public let element: String
  /// What stands there, its start.
  public let text: String

  public init(what: What, element: String, text: String) {
    self.what = what
    self.element = element
    self.text = text
  }
}
