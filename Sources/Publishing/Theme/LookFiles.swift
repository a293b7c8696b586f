import Authoring
package import Diagnostics
import Rendering
import SiteModel

extension DiagnosticIdentifier {
    package static let themeFileInvalid = DiagnosticIdentifier(
        "theme-file-invalid",
        .error,
        "A file that the theme names cannot be used"
    )
}

/// Reads the files of the content folder that `theme` of site.yml names, and holds them to what they are for.
struct LookFiles {
    private let settings: SiteSettings
    private let folder: ContentFolder
    private let known: Set<String>

    /// `files` are those of the content folder.
    init(_ settings: SiteSettings, in folder: ContentFolder, _ files: [SourceFile]) {
        self.settings = settings
        self.folder = folder
        known = Set(files.map(\.path))
    }

    /// The settings with the files; those that cannot be used are reported.
    func read(diagnostics: inout [Diagnostic]) throws(FileSystemError) -> LookSource {
        var source = LookSource()
        source.settings = settings.look
        source.allowedSources = settings.allowedSources
        source.hasSearch = settings.hasSearch
        for file in settings.look.fonts.flatMap(\.files).map(\.file) {
            try take(file, into: &source, &diagnostics) { bytes in
                file.value.lowercased().hasSuffix(".woff2") && bytes.starts(with: "wOF2".utf8)
                    ? nil
                    : (
                        "is not a font in the format WOFF2",
                        "convert the font to WOFF2, and name the file with the ending `.woff2`"
                    )
            }
        }
        for file in [settings.look.logo?.file, settings.look.logo?.dark].compactMap(\.self) {
            try take(file, into: &source, &diagnostics) { Self.size(of: file, $0) == nil ? Self.noPicture : nil }
        }
        if let icon = settings.look.icon {
            try take(icon.file, into: &source, &diagnostics) { bytes in
                guard let format = ImageFormat(name: icon.file.value), [.svg, .png].contains(format) else {
                    return ("is neither an SVG nor a PNG", "save the icon as SVG or PNG")
                }
                return Self.size(of: icon.file, bytes) == nil ? Self.noPicture : nil
            }
            if let touch = icon.touch { try take(touch, into: &source, &diagnostics) { Self.touchProblem(touch, $0) } }
        }
        return source
    }

    private static let noPicture = (
        message: "is not a picture that browsers show", help: "name an SVG, PNG, JPEG, WebP, AVIF or GIF"
    )

    /// What phones show is a square of at least 180 pixels, the size that they ask for.
    private static func touchProblem(_ file: Located<String>, _ bytes: [UInt8]) -> (message: String, help: String)? {
        let help = "save the icon as a PNG of 180 times 180 pixels"
        guard ImageFormat(name: file.value) == .png, let size = size(of: file, bytes) else {
            return ("is not a PNG", help)
        }
        guard size.width == size.height, size.width >= 180 else {
            return ("is \(size.width) pixels wide and \(size.height) pixels high", help)
        }
        return nil
    }

    private static func size(of file: Located<String>, _ bytes: [UInt8]) -> ImageSize? {
        if case .size(let size) = ImageHeader.read(bytes, name: file.value) { size } else { nil }
    }

    private func take(
        _ file: Located<String>,
        into source: inout LookSource,
        _ diagnostics: inout [Diagnostic],
        _ problem: ([UInt8]) -> (message: String, help: String)?
    ) throws(FileSystemError) {
        guard known.contains(file.value) else {
            diagnostics.append(
                Diagnostic(
                    .themeFileInvalid,
                    at: file.location,
                    "The content folder has no file `\(file.value)`",
                    advice: NearMiss.advice(for: file.value, at: file.location, among: known, listing: 0)
                        .or("put the file there, or correct the path")
                )
            )
            return
        }
        let bytes = try folder.read(SourceFile(.content, file.value))
        if let (message, help) = problem(bytes) {
            diagnostics.append(
                Diagnostic(.themeFileInvalid, at: file.location, "`\(file.value)` \(message)", help: help)
            )
            return
        }
        source.files[file.value] = bytes
        source.sizes[file.value] = Self.size(of: file, bytes)
    }
}
