# make demo   lint the sample reports        make test    every test
# make bench  throughput, start-up, memory   make format  lay out the sources
# make counts notes and markers of the sample report in every format, beside what its structure says

RELEASE = .build-release/release/footing

.PHONY: setup build release demo test counts lint format bench clean

setup:
	@Scripts/setup

build: setup
	swift build

release: setup
	swift build -c release --scratch-path .build-release --product footing --static-swift-stdlib

demo: release
	@echo
	@echo "$$ footing lint fixtures/strait/*.txt"
	@$(RELEASE) lint fixtures/strait/*.txt || test $$? -eq 1

test: setup
	swift test

counts: release
	@Scripts/compare-note-counts $(RELEASE) fixtures/formats/quarry-rail.*

lint:
	swift format lint --strict --recursive Sources Tests Benchmarks/Benchmarks Package.swift

format:
	swift format --in-place --recursive Sources Tests Benchmarks/Benchmarks Package.swift

bench: release
	Benchmarks/run $(RELEASE)

clean:
	rm -rf .build .build-release Benchmarks/.build
