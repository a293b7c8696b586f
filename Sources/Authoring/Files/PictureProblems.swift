package import Diagnostics

extension DiagnosticIdentifier {
    package static let imageTellsPlace = DiagnosticIdentifier(
        "image-tells-place",
        .error,
        "A picture shows where it was taken"
    )
}

/// What is wrong with a picture of Content.
package enum PictureProblems {
    /// A name of another format than the bytes, a size that cannot be read, and a place that the picture gives away.
    package static func problems(in bytes: [UInt8], of file: SourceFile) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        switch ImageHeader.read(bytes, name: file.path) {
        case .otherFormat(let format): problems.append(otherFormat(format, file))
        // A file of `static` is copied as it is; what shows it is not known.
        case .unreadable where !file.path.hasPrefix("static/"): problems.append(unreadable(bytes, file))
        case .unreadable, .size, .notAnImage: break
        }
        if ImageMetadata(bytes).tellsPlace {
            problems.append(
                Diagnostic(
                    .imageTellsPlace,
                    at: SourceLocation(file),
                    "The picture carries the GPS position where it was taken, which can show where a patient lives",
                    help: "save it again without its location, and delete it from the history of the folder too"
                )
            )
        }
        return problems
    }

    private static func otherFormat(_ format: ImageFormat, _ file: SourceFile) -> Diagnostic {
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        return Diagnostic(
            .imageUnreadable,
            at: SourceLocation(file),
            "The name of this picture ends in `\(name[dot...])`, but it is \(format.withArticle)",
            help: format.isShown
                ? "rename it to `\(name[..<dot]).\(format.endings[0])`, also where a text shows it"
                : "\(format == .jpegXL ? "few browsers" : "browsers do not") show that: export it again as PNG, JPEG, GIF, WebP or AVIF"
        )
    }

    private static func unreadable(_ bytes: [UInt8], _ file: SourceFile) -> Diagnostic {
        let message =
            bytes.isEmpty ? "The picture is empty, it has no bytes" : "The size of this image cannot be read"
        let isPointer = bytes.starts(with: "version https://git-lfs".utf8)
        return Diagnostic(
            .imageUnreadable,
            at: SourceLocation(file),
            isPointer ? "The picture is not here: the file says where Git LFS keeps it" : message,
            help: isPointer
                ? "run `git lfs pull`"
                : "export it again as PNG, JPEG, GIF, WebP, AVIF, or as SVG with a `width` and `height` or a `viewBox`"
        )
    }
}
