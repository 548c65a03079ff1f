// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who imports Footing resolves the benchmark tool. Without its traits the tool counts
// neither allocations nor instructions; wall clock and throughput are what it is used for here.
let package = Package(
  name: "footing-benchmarks",
  dependencies: [
    .package(name: "footing", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "FootingBenchmarks",
      dependencies: [
        .product(name: "Footing", package: "footing"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/FootingBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
