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
    .executable(name: "sextant", targets: ["sextant"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .target(name: "SextantKernels", swiftSettings: settings),
    .target(name: "SextantModel", dependencies: ["SextantKernels"], swiftSettings: settings),
    .target(name: "SextantServer", dependencies: ["SextantModel"], swiftSettings: settings),
    .executableTarget(
      name: "sextant",
      dependencies: [
        "SextantServer", "SextantModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "repeat-dossier", dependencies: ["SextantServer", "SextantModel"],
      path: "bench/repeat", swiftSettings: settings),
    .testTarget(
      name: "SextantKernelsTests", dependencies: ["SextantKernels"], swiftSettings: settings),
    .testTarget(
      name: "SextantModelTests", dependencies: ["SextantModel", "SextantKernels"],
      swiftSettings: settings),
    .testTarget(
      name: "SextantServerTests", dependencies: ["SextantServer", "SextantModel"],
      swiftSettings: settings),
    .testTarget(name: "sextantTests", dependencies: ["sextant"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
