// swift-tools-version: 6.2
import PackageDescription

/// `scripts/bootstrap` links Arrow C++ (the system's, or the one inside the pyarrow wheel) to this folder.
let arrow = Context.packageDirectory + "/.deps/arrow"

/// `scripts/bootstrap` puts simdjson's two source files here.
let simdjson = Context.packageDirectory + "/.deps/simdjson"

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A room of the house; `docs/GUIDE.md` says who may import whom.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A room with a hot path. Dynamic exclusivity checks took a tenth of a content load; tests run with them on.
func hotRoom(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: name, dependencies: dependencies,
        swiftSettings: strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))])
}

/// A room of arithmetic, which takes minutes rather than seconds where it is not optimised: tests, too, run it optimised.
func arithmeticRoom(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: name, dependencies: dependencies,
        swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

func tests(of name: String, _ more: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + more, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "cyclorama",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        // C seams: shims over system libraries, no logic.
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(
            name: "CSimdJSON",
            cxxSettings: [
                .unsafeFlags(["-isystem", simdjson]), .define("NDEBUG", .when(configuration: .release)),
            ]),
        .target(
            name: "CParquet",
            cxxSettings: [
                .unsafeFlags(["-isystem", arrow + "/include"]), .define("NDEBUG", .when(configuration: .release)),
            ],
            linkerSettings: [
                .unsafeFlags(["-L\(arrow)/lib", "-Xlinker", "-rpath", "-Xlinker", arrow + "/lib"]),
                .linkedLibrary("parquet"), .linkedLibrary("arrow"),
            ]),
        .target(name: "CPlatform"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CMariaDB", pkgConfig: "libmariadb", providers: [.apt(["libmariadb-dev"])]),

        // Data, left to right.
        room("DurableFiles"),
        hotRoom("Columnar", ["CPlatform", "CSimdJSON", "CParquet", "CZlib"]),
        room("Warehouse", ["Columnar", "DurableFiles"]),
        hotRoom("Customers", ["CPlatform", "Warehouse", "Columnar"]),
        hotRoom("DataQuality", ["Warehouse", "Columnar"]),
        hotRoom("ContentETL", ["CPlatform", "DataQuality", "Warehouse", "Columnar", "DurableFiles"]),
        hotRoom("SearchETL", ["Genres", "DataQuality", "Warehouse", "Columnar", "DurableFiles"]),
        room("Masking", ["DurableFiles", .product(name: "Crypto", package: "swift-crypto")]),
        hotRoom("DatabaseLoad", ["Warehouse", "Columnar", "DurableFiles", "CMariaDB", "CZlib"]),
        room("LogGenerator", ["Columnar"]),
        room("StreamEngine", ["CPlatform", "DurableFiles", "CZlib"]),
        hotRoom(
            "Votes",
            [
                "StreamEngine", "Columnar", "DurableFiles",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ]),
        arithmeticRoom(
            "Genres",
            ["DurableFiles", "CZlib", .product(name: "AsyncHTTPClient", package: "async-http-client")]),
        room(
            "AdHocSQL",
            [
                "Warehouse", "Columnar", "DurableFiles", .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "Resources", path: "Resources",
            resources: [
                .copy("sample"), .copy("sample-search"), .copy("genres"), .copy("devices"), .copy("sql"),
            ],
            swiftSettings: strict),

        // Jobs and screens.
        room("Pipeline"),
        room("TerminalUI"),
        room("Dashboard", ["TerminalUI", "Pipeline", "Warehouse", "Customers"]),
        room("CursesTerminal", ["CNcurses", "TerminalUI"]),

        .executableTarget(
            name: "cyclorama",
            dependencies: [
                "Customers",
                "ContentETL", "SearchETL", "LogGenerator", "Warehouse", "DurableFiles", "Dashboard", "TerminalUI",
                "CursesTerminal", "Pipeline", "Resources", "StreamEngine", "Votes", "Genres",
                "DatabaseLoad", "DataQuality", "Masking", "AdHocSQL",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: strict),

        tests(of: "DurableFiles", ["TestSupport"]),
        tests(of: "Columnar", ["TestSupport"]),
        tests(of: "Warehouse", ["TestSupport"]),
        tests(of: "DataQuality", ["TestSupport", "LogGenerator", "ContentETL", "SearchETL", "Genres", "Resources"]),
        tests(of: "Masking", ["TestSupport"]),
        tests(of: "Customers", ["TestSupport", "LogGenerator", "ContentETL", "Warehouse", "Columnar"]),
        tests(of: "ContentETL", ["TestSupport", "LogGenerator"]),
        tests(
            of: "SearchETL", ["TestSupport", "Genres", "Warehouse", "Columnar", "DurableFiles"],
            exclude: ["top-searches.py"]),
        tests(
            of: "DatabaseLoad",
            [
                "TestSupport", "LogGenerator", "ContentETL", "Warehouse", "Columnar", "DurableFiles", "Resources",
                "cyclorama",
            ]),
        tests(of: "LogGenerator", ["Columnar", "Resources", "TestSupport"]),
        tests(of: "StreamEngine", ["TestSupport", "DurableFiles"]),
        tests(of: "Votes", ["TestSupport", "StreamEngine", "DurableFiles", "StreamProbe"]),
        tests(of: "Genres", ["TestSupport", "Resources", "DurableFiles"]),
        tests(of: "AdHocSQL", ["TestSupport", "Resources", "Warehouse", "ContentETL", "SearchETL", "Genres"]),
        tests(of: "Pipeline"),
        tests(of: "TerminalUI"),
        tests(of: "Dashboard", exclude: ["Fixtures", "Golden"]),
        tests(of: "CursesTerminal", ["TestSupport", "TerminalProbe"]),
        .testTarget(
            name: "EndToEnd", dependencies: ["cyclorama", "LogGenerator", "Genres", "Resources", "TestSupport"],
            path: "Tests/EndToEnd", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["DurableFiles"], path: "Tests/TestSupport",
            exclude: ["llama-server.py"], swiftSettings: strict),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["CursesTerminal", "TerminalUI"], path: "Tests/TerminalProbe",
            swiftSettings: strict),
        .executableTarget(
            name: "StreamProbe", dependencies: ["StreamEngine", "Votes", "DurableFiles"], path: "Tests/StreamProbe",
            swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx20
)
