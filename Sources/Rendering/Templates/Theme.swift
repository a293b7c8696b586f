package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let templateMissing = DiagnosticIdentifier(
        "template-missing",
        .error,
        "A required template is missing"
    )
}

/// A file of the theme: a template, an asset, a script or the words of a language.
package struct ThemeFile: Sendable, Hashable {
    /// The path inside the templates folder.
    package var path: String
    /// What it holds.
    package var bytes: [UInt8]
    /// Whether it is one of those that the program carries, and not one of the site's own.
    package var isBuiltIn: Bool

    /// Whether it is a style sheet among the assets.
    package var isStyleSheet: Bool { path.hasPrefix(Theme.assetFolder) && path.hasSuffix(".css") }

    /// A file of the given path.
    package init(path: String, bytes: [UInt8], isBuiltIn: Bool = false) {
        self.path = path
        self.bytes = bytes
        self.isBuiltIn = isBuiltIn
    }

    /// The file as diagnostics name it.
    package var source: SourceFile { SourceFile(isBuiltIn ? .builtInTheme : .templates, path) }
}

/// The site's look: templates, assets under names that change with their contents, and scripts.
package struct Theme: Sendable {
    /// What is done for each kind of page.
    let programs: [PageKind: TemplateProgram]
    /// The assets of the theme.
    let assets: [PublishedAsset]
    /// The scripts that are in pages.
    let scripts: ThemeScripts
    /// What becomes of the site's settings of its look.
    let look: SiteLook
    /// What pictures for other programs are drawn with; `nil` where the theme has no font or no colors for them.
    package let pictures: PictureTheme?
    /// Whether pages name the pictures that stand for them.
    package let hasSocialPictures: Bool
    /// Whether pages name a web app manifest, and so the icons in it.
    package let hasManifest: Bool
    /// What makes words alike for the search, by the tags of languages in small letters.
    package var searchRules: [String: SearchRules] = [:]
    /// What a page may load and run.
    package var contentSecurityPolicy: String
    /// The names of the templates that show the text above the lists of their pages.
    let templatesWithIntroduction: Set<String>
    /// The file of each kind's template.
    let templateFiles: [PageKind: SourceFile]

    /// What the icon for phones holds, a PNG; `nil` where the site names none.
    package var touchIcon: [UInt8]? { look.touchIcon }

    /// Everything to publish beside the pages.
    package var publishedAssets: [PublishedAsset] {
        var addresses: Set<Address> = []
        return (assets + look.assets).filter { addresses.insert($0.address).inserted }
    }

    /// What makes words alike for the search in a language: the rules for its whole tag, else those for the tag without its
    /// last part, and so on (RFC 4647, section 3.4, “Lookup”); none where there are none.
    package func searchRules(for language: LanguageTag) -> SearchRules {
        ([language.tag.lowercased()] + language.widerTags).lazy.compactMap { searchRules[$0] }.first ?? SearchRules()
    }

    /// How the name of a template's file ends.
    package static let templateEnding = ".mustache"
    static let assetFolder = "assets/"
    static let scriptFolder = "scripts/"
    /// The folder of the rules of the search.
    package static let searchFolder = "search/"
    static let scriptEnding = ".js"
    /// The style sheet of all pages, which has the colors.
    private static let styleSheet = "assets/style.css"

    /// Reads the files of a theme, the site's own and those that the program carries; every problem of every template is
    /// reported, and a theme with an error is `nil`. Of the program's own assets and scripts, those are left out that
    /// nothing uses.
    ///
    /// `lexicon` has the words that templates may use, and `source` what the site says of its look. `digest` gives the short text that stands for an asset's contents
    /// in its published name, `scriptDigest` the SHA-256 of a script in Base64, by which a content security policy lets
    /// it run. `charactersOfFont` reads what characters a font has, and gives `nil` for a file that is not a font.
    package static func load(
        _ files: [ThemeFile],
        lexicon: Lexicon,
        look source: LookSource = LookSource(),
        digest: @escaping @Sendable ([UInt8]) -> String,
        scriptDigest: ([UInt8]) -> String,
        charactersOfFont: ([UInt8]) -> Set<Unicode.Scalar>?,
        diagnostics: inout [Diagnostic]
    ) -> Theme? {
        var problems: [Diagnostic] = []
        let assets = AssetPipeline.publish(
            files.filter { $0.path.hasPrefix(assetFolder) },
            folder: assetFolder,
            allowing: source.allowedSources,
            digest: digest,
            diagnostics: &problems
        )
        let scripts = ThemeScripts(
            files.filter { $0.path.hasPrefix(scriptFolder) && $0.path.hasSuffix(scriptEnding) },
            folder: scriptFolder,
            digest: scriptDigest,
            diagnostics: &problems
        )
        var trees: [String: TemplateTree] = [:]
        for file in files where file.path.hasSuffix(templateEnding) && !file.path.hasPrefix(assetFolder) {
            let name = String(file.path.dropLast(templateEnding.count))
            guard let text = String(validating: file.bytes, as: UTF8.self) else {
                problems.append(
                    Diagnostic(
                        .invalidEncoding,
                        at: SourceLocation(file.source),
                        "The template is not UTF-8",
                        help: "save the file as UTF-8"
                    )
                )
                trees[name] = TemplateTree("", file: file.source, diagnostics: &problems)
                continue
            }
            if text.allSatisfy(\.isWhitespace), PageKind.all.contains(where: { $0.templateName == name }) {
                problems.append(
                    Diagnostic(
                        .templateMissing,
                        at: SourceLocation(file.source),
                        "The template is empty, so its pages would be empty too",
                        help: "delete the file, and the built-in template is used"
                    )
                )
            }
            problems += HiddenTemplateCharacter.problems(in: text, file.source)
            let tree = TemplateTree(text, file: file.source, diagnostics: &problems)
            trees[name] = tree
            guard tree.isComplete else { continue }
            problems += ThemeScripts.misplaced(in: text, tree.tags)
            problems += TemplateMarkup.problems(in: text, tree.tags, file.source, allowing: source.allowedSources)
        }
        for kind in PageKind.all where trees[kind.templateName] == nil {
            problems.append(
                Diagnostic(
                    .templateMissing,
                    at: SourceLocation(SourceFile(.templates, kind.templateName + templateEnding)),
                    "There is no template for \(kind.meaning)",
                    help: "restore `\(kind.templateName)\(templateEnding)` from the theme that came with sitegen"
                )
            )
        }
        let resolved = TemplateResolver.resolve(
            trees,
            assetKeys: Set(assets.map { AssetView.key(for: $0.path) }),
            scriptKeys: Set(scripts.texts.keys),
            words: lexicon.templateWords
        )
        problems += resolved.problems
        problems += trees.values.flatMap(\.misfits).filter { !$0.isExplained(by: resolved.problems) }.map(\.problem)
        let sheet = files.first { $0.path == styleSheet }.map { String(decoding: $0.bytes, as: UTF8.self) }
        let colors = StyleSheetColors(sheet ?? "")
        problems += ColorContrast.problems(in: source.settings, on: colors)
        let pictures = PictureTheme(
            files,
            source.settings,
            on: colors,
            characters: charactersOfFont,
            digest: digest,
            diagnostics: &problems
        )
        diagnostics += problems
        guard !problems.containsErrors else { return nil }
        diagnostics += SiteLook.unused(source.settings, keys: resolved.usedSiteKeys)
        let look = SiteLook(source, on: colors) { path, bytes in
            AssetPipeline.asset(ThemeFile(path: path, bytes: bytes), "", bytes, digest)
        }
        let use = ThemeUse(of: assets, trees, resolved)
        diagnostics += use.problems(in: files)
        let sources = Dictionary(files.map { ($0.path, $0.source) }) { first, _ in first }
        // A site without a search does not publish or run what the search alone needs.
        let idleAssets = source.hasSearch ? [] : resolved.assetsOfSearch
        let idleScripts = source.hasSearch ? [] : resolved.scriptsOfSearch
        let scriptsInUse = scripts.without {
            $0.isBuiltIn && !use.scriptKeys.contains($0.key) || idleScripts.contains($0.key)
        }
        // A script that one in a page fetches runs as one in a page does: by its digest.
        let fetched = assets.filter { $0.path.hasSuffix(scriptEnding) && use.assets.contains($0.path) }
            .map { scriptDigest($0.bytes) }
        let hasManifest = resolved.usedSiteKeys.contains("manifest")
        let hasSearch = source.hasSearch && resolved.usedSiteKeys.contains("search")
        return Theme(
            programs: resolved.programs,
            assets: assets.filter {
                (!$0.isBuiltIn || use.assets.contains($0.path)) && !idleAssets.contains(AssetView.key(for: $0.path))
            },
            scripts: scriptsInUse,
            look: look,
            pictures: pictures,
            hasSocialPictures: resolved.usedPageKeys.contains("picture"),
            hasManifest: hasManifest,
            contentSecurityPolicy: ContentSecurityPolicy(
                scripts: scriptsInUse.digests + (hasSearch ? fetched : []),
                hasFonts: look.hasFonts,
                hasSearch: hasSearch,
                hasManifest: hasManifest,
                allowing: source.allowedSources
            ).text,
            templatesWithIntroduction: resolved.templatesWithIntroduction,
            templateFiles: Dictionary(
                PageKind.all.compactMap { kind in sources[kind.templateName + templateEnding].map { (kind, $0) } }
            ) { first, _ in first }
        )
    }
}
