// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Lists what a target declares: kinds of problems, and the types of listed protocols.
let lists: [Target.PluginUsage] = ["DeclarationLists"]

/// Puts files of the package into a target, so that the program carries them.
let embeds: [Target.PluginUsage] = ["EmbeddedFiles"]

let package = Package(
    name: "sitegen",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sitegen", targets: ["sitegen"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    ],
    targets: [
        // System libraries, each imported by one folder only.
        .systemLibrary(
            name: "CCmarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]),
                .brew(["cmark-gfm"]),
            ]
        ),
        .systemLibrary(
            name: "CGumbo",
            pkgConfig: "gumbo",
            providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]
        ),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CBrotli",
            pkgConfig: "libbrotlienc",
            providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]
        ),
        .systemLibrary(
            name: "CFreeType",
            pkgConfig: "freetype2",
            providers: [.apt(["libfreetype-dev"]), .brew(["freetype"])]
        ),

        // The two system calls that the Swift modules of the C libraries do not show; Publishing's FileSystem only.
        .target(name: "CSystemCalls"),

        // Memory for parses of cmark-gfm; Authoring's Markdown only.
        .target(name: "CParseArena"),

        // Arrows go down only; docs/architecture.md tells why.
        .target(name: "DefaultTheme", swiftSettings: strict, plugins: embeds),
        .target(name: "Documentation", swiftSettings: strict, plugins: embeds),
        .target(name: "ASCII", swiftSettings: strict),
        .target(name: "JSON", dependencies: ["ASCII"], swiftSettings: strict),
        .target(name: "Diagnostics", dependencies: ["ASCII", "JSON"], swiftSettings: strict, plugins: lists),
        .target(name: "SiteModel", dependencies: ["ASCII", "Diagnostics"], swiftSettings: strict, plugins: lists),
        .target(name: "HTMLDocument", dependencies: ["ASCII", "CGumbo"], swiftSettings: strict),
        .target(
            name: "Authoring",
            dependencies: ["ASCII", "SiteModel", "Diagnostics", "CCmarkGFM", "CParseArena", "Yams", "SwiftCSV"],
            swiftSettings: strict,
            plugins: lists
        ),
        .target(
            name: "Starting",
            dependencies: ["Authoring", "SiteModel", "Diagnostics"],
            swiftSettings: strict,
            plugins: embeds
        ),
        .target(
            name: "Checks",
            dependencies: ["ASCII", "SiteModel", "Diagnostics"],
            swiftSettings: strict,
            plugins: lists
        ),
        .target(
            name: "Rendering",
            dependencies: ["ASCII", "SiteModel", "Diagnostics", "JSON"],
            swiftSettings: strict,
            plugins: lists
        ),
        .target(name: "Drawing", dependencies: ["CFreeType"], swiftSettings: strict),
        .target(name: "Searching", dependencies: ["ASCII", "JSON", "SiteModel"], swiftSettings: strict),
        .target(
            name: "Attestation",
            dependencies: [
                "ASCII", "HTMLDocument", "SiteModel", "Diagnostics", "JSON",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict,
            plugins: lists
        ),
        .target(
            name: "Importing",
            dependencies: ["Authoring", "HTMLDocument", "SiteModel", "Diagnostics", "JSON", "TOMLKit"],
            swiftSettings: strict
        ),
        .target(
            name: "Hosting",
            dependencies: ["ASCII", "SiteModel", "Diagnostics", "JSON"],
            swiftSettings: strict,
            plugins: lists
        ),
        .target(
            name: "Publishing",
            dependencies: [
                "ASCII", "Authoring", "Importing", "Checks", "Rendering", "Searching", "Attestation", "Hosting",
                "SiteModel",
                "Diagnostics", "JSON", "DefaultTheme",
                "CSystemCalls", "CZlib", "CBrotli", "Drawing",
            ],
            swiftSettings: strict,
            plugins: lists
        ),
        .target(
            name: "Reviewing",
            dependencies: ["Publishing", "Attestation", "SiteModel", "Diagnostics", "JSON", "ASCII"],
            exclude: ["Files"],
            swiftSettings: strict,
            plugins: embeds
        ),
        .target(
            name: "Previewing",
            dependencies: [
                "Reviewing", "Publishing", "Attestation", "Checks", "SiteModel", "Diagnostics", "JSON", "ASCII",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            exclude: ["Files"],
            swiftSettings: strict,
            plugins: embeds
        ),
        .target(
            name: "LanguageServer",
            dependencies: ["Publishing", "Authoring", "Checks", "SiteModel", "Diagnostics", "ASCII"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "sitegen",
            dependencies: [
                "Documentation", "LanguageServer", "Previewing", "Reviewing", "Publishing", "Importing", "Starting",
                "Attestation",
                "Hosting", "SiteModel",
                "Diagnostics",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // Makes lists of declarations when the targets that hold them are built.
        .plugin(
            name: "DeclarationLists",
            capability: .buildTool(),
            dependencies: ["list-declarations"],
            path: "Plugins/DeclarationLists/Plugin"
        ),
        .executableTarget(name: "list-declarations", path: "Plugins/DeclarationLists/Generator", swiftSettings: strict),

        // Puts files of the package into the targets that carry them, when these are built.
        .plugin(
            name: "EmbeddedFiles",
            capability: .buildTool(),
            dependencies: ["embed-files"],
            path: "Plugins/EmbeddedFiles/Plugin"
        ),
        .executableTarget(name: "embed-files", path: "Plugins/EmbeddedFiles/Generator", swiftSettings: strict),

        // Tests.
        .target(name: "SiteTestSupport", dependencies: ["SiteModel", "Diagnostics"], swiftSettings: strict),
        .testTarget(name: "ASCIITests", dependencies: ["ASCII"]),
        .testTarget(name: "JSONTests", dependencies: ["JSON"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "SiteTestSupport"]),
        .testTarget(name: "SiteModelTests", dependencies: ["SiteModel", "SiteTestSupport"]),
        .testTarget(name: "AuthoringTests", dependencies: ["Authoring", "SiteTestSupport"]),
        .testTarget(name: "StartingTests", dependencies: ["Starting", "Authoring", "SiteModel", "Diagnostics"]),
        .testTarget(name: "ChecksTests", dependencies: ["Checks", "Authoring", "SiteTestSupport"]),
        .testTarget(
            name: "AttestationTests",
            dependencies: ["ASCII", "HTMLDocument", "Attestation", "Authoring", "SiteTestSupport"]
        ),
        .testTarget(
            name: "ImportingTests",
            dependencies: ["Importing", "Authoring", "Diagnostics", "SiteTestSupport"]
        ),
        .testTarget(
            name: "RenderingTests",
            dependencies: [
                "Rendering", "Authoring", "SiteTestSupport", .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
        .testTarget(
            name: "SearchingTests",
            dependencies: ["Searching", "Authoring", "DefaultTheme", "SiteModel", "Diagnostics"]
        ),
        .testTarget(name: "DrawingTests", dependencies: ["Drawing", "DefaultTheme"]),
        .testTarget(name: "HostingTests", dependencies: ["Hosting", "SiteModel", "Diagnostics", "SiteTestSupport"]),
        .testTarget(
            name: "PublishingTests",
            dependencies: [
                "Publishing", "Rendering", "Attestation", "Hosting", "LanguageServer", "Drawing", "SiteTestSupport",
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "ReviewingTests",
            dependencies: ["Reviewing", "Publishing", "Attestation", "SiteModel", "Diagnostics", "SiteTestSupport"]
        ),
        .testTarget(
            name: "PreviewingTests",
            dependencies: ["Previewing", "Publishing", "Rendering", "SiteModel", "Diagnostics", "SiteTestSupport"]
        ),
        .testTarget(
            name: "LanguageServerTests",
            dependencies: ["LanguageServer", "Publishing", "SiteModel", "Diagnostics", "SiteTestSupport"]
        ),
        .testTarget(
            name: "ArchitectureTests",
            dependencies: ["SiteTestSupport"],
            exclude: ["MadeUpChanges"]
        ),
        .testTarget(name: "DeclarationListsTests", dependencies: ["list-declarations"]),
        .testTarget(name: "DefaultThemeTests", dependencies: ["DefaultTheme"]),
        .testTarget(name: "DocumentationTests", dependencies: ["Documentation"]),
        .testTarget(name: "EmbeddedFilesTests", dependencies: ["embed-files"]),
        .testTarget(
            name: "CommandTests",
            dependencies: ["sitegen", "Attestation", "SiteModel", "SiteTestSupport"],
            exclude: ["Fixtures"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
