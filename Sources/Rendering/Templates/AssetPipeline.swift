import Diagnostics
package import SiteModel

/// A file of the theme under the name by which it is published.
package struct PublishedAsset: Sendable {
    /// The path inside `assets/`.
    package var path: String
    /// Where it is on the site.
    package var address: Address
    /// What it holds; style sheets in their short form, with the names of other assets replaced by their published ones.
    package var bytes: [UInt8]
    /// Whether the program carries it.
    var isBuiltIn: Bool
    /// The paths inside `assets/` of the assets that a style sheet refers to.
    var references: Set<String> = []
}

/// Gives each asset a name that holds a digest of its contents, so that hosts can let browsers keep it for ever and a
/// changed style sheet still arrives at once.
enum AssetPipeline {
    static func publish(
        _ files: [ThemeFile],
        folder: String,
        allowing allowed: [AllowedSource],
        digest: ([UInt8]) -> String,
        diagnostics: inout [Diagnostic]
    ) -> [PublishedAsset] {
        var published: [PublishedAsset] = []
        // Style sheets refer to other assets by their published names, so they come after those.
        let sheets = files.filter { $0.path.hasSuffix(".css") }
        for file in files where !file.path.hasSuffix(".css") {
            published.append(asset(file, folder, file.bytes, digest))
        }
        let others = published
        for sheet in sheets {
            var references: Set<String> = []
            let bytes = rewriting(sheet, folder: folder, others, allowed, &references, &diagnostics)
            var asset = asset(sheet, folder, bytes, digest)
            asset.references = references
            published.append(asset)
        }
        return published.sorted { $0.path < $1.path }
    }

    static func asset(
        _ file: ThemeFile,
        _ folder: String,
        _ bytes: [UInt8],
        _ digest: ([UInt8]) -> String
    ) -> PublishedAsset {
        let path = file.path.dropping(folder)
        let name = path.split(separator: "/").last ?? ""
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let hashed = "\(path.dropLast(name.count))\(name[..<dot]).\(digest(bytes))\(name[dot...])"
        let address = Address(path: Address.assets.path + hashed)
        return PublishedAsset(path: path, address: address, bytes: bytes, isBuiltIn: file.isBuiltIn)
    }

    /// Replaces what `url(…)` refers to; addresses of other hosts are refused where site.yml does not allow them, because
    /// a page asks nothing of third parties.
    private static func rewriting(
        _ sheet: ThemeFile,
        folder: String,
        _ assets: [PublishedAsset],
        _ allowed: [AllowedSource],
        _ references: inout Set<String>,
        _ diagnostics: inout [Diagnostic]
    ) -> [UInt8] {
        let text = String(decoding: sheet.bytes, as: UTF8.self)
        let file = sheet.source
        let path = sheet.path.dropping(folder)
        let wayUp = String(repeating: "../", count: path.count { $0 == "/" })
        diagnostics += text.ranges(of: "@import").map { importProblem(at: SourceLocation(of: $0, in: text, file)) }
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "url("), let end = rest[start.upperBound...].firstIndex(of: ")") {
            result += rest[..<start.upperBound]
            let written = rest[start.upperBound..<end]
            let name = written.filter { !"\"' \n".contains($0) }
            rest = rest[end...]
            let isAllowed = allowed.contains { [.font, .image].contains($0.use) && $0.covers(name) }
            if name.hasPrefix("data:") || name.hasPrefix("#") || isAllowed {
                result += written
                continue
            }
            // `sprite.svg#leaf` is a part of the file `sprite.svg`.
            let fragment = name.firstIndex(of: "#").map { name[$0...] } ?? ""
            let wanted = resolve(String(name.dropLast(fragment.count)), from: path)
            guard let asset = assets.first(where: { $0.path == wanted }) else {
                let near = NearMiss.suggestion(for: wanted, among: assets.map(\.path))
                diagnostics.append(
                    Diagnostic(
                        .assetUnknown,
                        at: SourceLocation(of: start.upperBound..<end, in: text, file),
                        name.contains("//")
                            ? "`\(name)` is on another site; a page must not load anything from another site"
                            : "The theme has no asset `\(name)`",
                        advice: NearMiss.advice(
                            for: name,
                            at: SourceLocation(of: start.upperBound..<end, in: text, file),
                            meant: near.map { "\(wayUp)\($0)\(fragment)" }
                        ) { "did you mean `\($0.dropLast(fragment.count))`?" }
                        .or("put the file in the folder `assets` of the templates")
                    )
                )
                continue
            }
            references.insert(asset.path)
            result += "\"\(wayUp)\(asset.address.path.dropFirst(Address.assets.path.count))\(fragment)\""
        }
        result += rest
        return StyleSheetText.compact(result)
    }

    /// An imported sheet would be asked for by a name under which it is not published.
    private static func importProblem(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .templateUnsupported,
            at: location,
            "A style sheet cannot import another one",
            help: "put a `<link rel=\"stylesheet\">` for each into the layout"
        )
    }

    private static func resolve(_ name: String, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in name.split(separator: "/") {
            if part == ".." { parts = parts.dropLast() } else if part != "." { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}

extension SourceLocation {
    /// The place of a part of a file's text.
    init(of range: Range<String.Index>, in text: String, _ file: SourceFile) {
        let lines = text[..<range.lowerBound].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        self.init(
            file,
            line: lines.count,
            column: (lines.last?.unicodeScalars.count ?? 0) + 1,
            length: text[range].unicodeScalars.count
        )
    }
}

extension String {
    fileprivate func dropping(_ prefix: String) -> String { String(dropFirst(prefix.count)) }
}
