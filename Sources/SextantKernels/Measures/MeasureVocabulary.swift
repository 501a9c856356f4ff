/// Where a table of measures comes from.
public enum MeasureOrigin: String, Sendable, Hashable, CaseIterable {
  case googleAnalytics4, googleAds, metaAds, searchConsole, matomo
  /// Any other table, read by a mapping.
  case other
}

/// What measures are told apart by. Other names are allowed; these are understood.
public enum MeasureDimension: String, Sendable, Hashable, CaseIterable {
  case site, account, channel, source, medium, campaign, adGroup, ad, keyword, query, page, device
  case country, network, currency, event, segment
}

/// What is counted. Other names are allowed; they are taken as sums.
public enum MeasureMetric: String, Sendable, Hashable, CaseIterable {
  case sessions, users, newUsers, engagedSessions, engagementSeconds, views, events, conversions
  case revenue, purchases, addsToCart, impressions, clicks, linkClicks, cost, reach, results
  case conversionValue, position, bounces, videoViews, landingPageViews, interactions
  case allConversions, returningUsers

  /// How values of several rows make one.
  public enum Nature: Sendable, Hashable {
    case sum
    /// People counted once: the same may be in two rows, so two rows do not add up.
    case unique
    /// A mean, each row counting as often as another metric says.
    case mean(weight: MeasureMetric)
  }

  public var nature: Nature {
    switch self {
    // New users are counted once each, so they do add up.
    case .users, .returningUsers, .reach: .unique
    case .position: .mean(weight: .impressions)
    default: .sum
    }
  }

  /// By a metric's name; one of our own making is a sum.
  public static func nature(of name: String) -> Nature {
    MeasureMetric(rawValue: name)?.nature ?? .sum
  }
}

/// What a column of a table is for.
public enum ColumnRole: Sendable, Hashable {
  /// A day, a month, a week or a span: the column's own format tells.
  case day
  case periodStart
  case periodEnd
  /// Days since the start of the stated period, from 0 (“Nth day”).
  case dayIndex
  case dimension(String)
  case metric(String)
  /// `google / cpc`
  case sourceAndMedium
  /// Which of the compared periods a row is of: a span of days, or a name of it.
  case dateRange
  /// What the column of results counts, row by row: purchases here, messages there.
  case indicator
  /// A share, a mean or a cost by unit: computed again from what is kept, never added up.
  case ratio
  /// A state, a type, an identifier beside a name: known, and not kept.
  case attribute
  case ignored

  static func dimension(_ known: MeasureDimension) -> ColumnRole { .dimension(known.rawValue) }
  static func metric(_ known: MeasureMetric) -> ColumnRole { .metric(known.rawValue) }

  /// A word or two to keep it by: `metric cost`. Read again by `init(_:)`.
  public var text: String {
    switch self {
    case .day: "day"
    case .periodStart: "periodStart"
    case .periodEnd: "periodEnd"
    case .dayIndex: "dayIndex"
    case .dimension(let name): "dimension \(name)"
    case .metric(let name): "metric \(name)"
    case .sourceAndMedium: "sourceAndMedium"
    case .dateRange: "dateRange"
    case .indicator: "indicator"
    case .ratio: "ratio"
    case .attribute: "attribute"
    case .ignored: "ignored"
    }
  }

  public init?(_ text: String) {
    switch text {
    case "day": self = .day
    case "periodStart": self = .periodStart
    case "periodEnd": self = .periodEnd
    case "dayIndex": self = .dayIndex
    case "sourceAndMedium": self = .sourceAndMedium
    case "dateRange": self = .dateRange
    case "indicator": self = .indicator
    case "ratio": self = .ratio
    case "attribute": self = .attribute
    case "ignored": self = .ignored
    default:
      for (word, make) in [
        ("dimension ", ColumnRole.dimension(_:) as (String) -> ColumnRole),
        ("metric ", ColumnRole.metric(_:) as (String) -> ColumnRole),
      ] where text.hasPrefix(word) && text.utf8.count > word.utf8.count {
        self = make(String(text.dropFirst(word.count)))
        return
      }
      return nil
    }
  }
}
