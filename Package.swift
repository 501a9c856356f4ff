// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // Only where we build to test, so that a newer compiler's new warnings stop nobody's use.
  .treatAllWarnings(as: .error, .when(configuration: .debug)),
]

let package = Package(
  name: "sextant",
  products: [
    .executable(name: "sextant", targets: ["sextant"]),
    .executable(name: "sextant-house", targets: ["sextant-house"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    .target(name: "SextantKernels", swiftSettings: settings),
    .target(name: "SextantModel", dependencies: ["SextantKernels"], swiftSettings: settings),
    .target(
      name: "SextantFiles", dependencies: ["SextantModel", "SextantKernels"],
      swiftSettings: settings),
    .target(
      name: "SextantCommands",
      dependencies: [
        "SextantFiles", "SextantModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .systemLibrary(name: "CCurl"),
    .systemLibrary(name: "CSodium"),
    .target(
      name: "SextantServer",
      dependencies: [
        "SextantFiles", "SextantModel", "SextantKernels", "CCurl", "CSodium",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "sextant",
      dependencies: [
        "SextantCommands", "SextantFiles", "SextantModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "sextant-house",
      dependencies: [
        "SextantServer", "SextantCommands", "SextantFiles", "SextantModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "repeat-dossier", dependencies: ["SextantFiles", "SextantModel"],
      path: "bench/repeat", swiftSettings: settings),
    .executableTarget(
      name: "exchange-bench", dependencies: ["SextantKernels"], path: "bench/exchange",
      swiftSettings: settings),
    .executableTarget(
      name: "store-storm", dependencies: ["SextantServer", "SextantFiles", "SextantModel"],
      path: "bench/storm", swiftSettings: settings),
    .executableTarget(
      name: "plan-bench", dependencies: ["SextantKernels"], path: "bench/plan",
      swiftSettings: settings),
    .executableTarget(
      name: "decide-bench", dependencies: ["SextantKernels"], path: "bench/decide",
      swiftSettings: settings),
    .executableTarget(
      name: "jury-bench", dependencies: ["SextantModel", "SextantKernels"], path: "bench/jury",
      swiftSettings: settings),
    .executableTarget(
      name: "measure-bench", dependencies: ["SextantKernels"], path: "bench/measures",
      swiftSettings: settings),
    .executableTarget(
      name: "measure-store-bench", dependencies: ["SextantServer", "SextantFiles", "SextantModel"],
      path: "bench/store-measures", swiftSettings: settings),
    .testTarget(
      name: "SextantKernelsTests", dependencies: ["SextantKernels"], swiftSettings: settings),
    .testTarget(
      name: "SextantModelTests", dependencies: ["SextantModel", "SextantKernels"],
      swiftSettings: settings),
    .testTarget(
      name: "SextantFilesTests", dependencies: ["SextantFiles", "SextantModel"],
      swiftSettings: settings),
    .testTarget(
      name: "SextantCommandsTests", dependencies: ["SextantCommands"], swiftSettings: settings),
    .testTarget(
      name: "SextantServerTests",
      dependencies: [
        "SextantServer", "SextantFiles", "SextantModel", "SextantKernels", "store-storm",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "sextantTests", dependencies: ["sextant", "sextant-house"], swiftSettings: settings),
    .testTarget(
      name: "SextantBrowserTests", dependencies: ["CCurl"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
