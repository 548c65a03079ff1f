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
    .library(name: "FootingReaders", targets: ["FootingReaders"]),
    .executable(name: "footing", targets: ["footing-cli"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .target(name: "CFootingModels", exclude: ["NOTICE", "references.weights"]),
    // Rounding is in the mathematical library, which nothing else brings along.
    .target(
      name: "Footing", dependencies: ["CFootingModels"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .target(
      name: "FootingReaders",
      dependencies: [
        "Footing", "CLibXML2", "CCMarkGFM", "CZip",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "footing-cli",
      dependencies: [
        "Footing", "FootingReaders",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(name: "FootingTestSupport", dependencies: ["Footing"], swiftSettings: strict),
    .testTarget(
      name: "FootingTests", dependencies: ["Footing", "FootingTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "FootingReadersTests", dependencies: ["FootingReaders", "FootingTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "FootingCommandTests", dependencies: ["footing-cli", "Footing", "FootingTestSupport"], swiftSettings: strict),
  ]
)
