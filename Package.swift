// swift-tools-version: 6.1
import PackageDescription

// Imports say what leaks, existentials are spelled out, and members come only from modules that a file imports.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "footing",
  products: [
    .library(name: "Footing", targets: ["Footing"]),
    .executable(name: "footing", targets: ["footing-cli"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "Footing", swiftSettings: strict),
    .executableTarget(
      name: "footing-cli",
      dependencies: [
        "Footing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(name: "FootingTestSupport", dependencies: ["Footing"], swiftSettings: strict),
    .testTarget(
      name: "FootingTests", dependencies: ["Footing", "FootingTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "FootingCommandTests", dependencies: ["footing-cli", "FootingTestSupport"], swiftSettings: strict),
  ]
)
