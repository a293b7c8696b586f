package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let mediaMalformed = DiagnosticIdentifier(
        "media-malformed",
        .error,
        "A film or a sound is not where a card plays it"
    )
    package static let transcriptMissing = DiagnosticIdentifier(
        "transcript-missing",
        .error,
        "A film or a sound has no transcript"
    )
    package static let captionsMissing = DiagnosticIdentifier(
        "captions-missing",
        .error,
        "A film has no captions in the language of its text, or has them twice"
    )
}

// The wording of what can be wrong with films and sounds.
extension Diagnostic {
    static func mediaMalformed(_ level: CardKind, _ kind: MediaKind, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .mediaMalformed,
            at: location,
            "The card `[!\(level.marker)]` does not begin with its \(kind.noun)",
            help:
                "write below the title, alone in its paragraph, a link such as `[\(kind.verb) it](https://example.org/)`, or a"
                + " file as `![What it is about](\(kind.file))`, which ends in \(kind.listOfEndings)"
        )
    }

    static func mediaOutsideCard(_ path: String, _ kind: MediaKind, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .mediaMalformed,
            at: location,
            "\(quoted(path)) is not an image, and is not in a card that plays it",
            help:
                "write `> [!\(kind.rawValue.uppercased())] Title` above it, `> ` before it, and the transcript below it"
        )
    }

    static func transcriptMissing(_ level: CardKind, _ kind: MediaKind, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .transcriptMissing,
            at: location,
            "The card `[!\(level.marker)]` has no transcript, so readers who cannot"
                + " \(kind == .video ? "see or hear" : "hear") the \(kind.noun) learn nothing",
            help: "write below it what is said\(kind == .video ? " and shown" : "") in it, each line after `> `"
        )
    }

    static func captionsMissing(_ path: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .captionsMissing,
            at: location,
            "The film \(quoted(path)) has no captions",
            help: "put a file \(quoted(captions(of: path))) with captions in WebVTT beside it"
        )
    }

    static func captionsForeign(_ path: String, _ language: LanguageTag, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .captionsMissing,
            at: location,
            "The film \(quoted(path)) has captions, but none in the language of the text, \(quoted(language.tag))",
            help: "put a file \(quoted(captions(of: path))) with captions in that language beside it"
        )
    }

    static func captionsTwice(_ path: String, _ language: LanguageTag, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .captionsMissing,
            at: location,
            "The film \(quoted(path)) has two files of captions in the language \(quoted(language.tag))",
            help:
                "delete one, or write another language into its name; a name without one means the language of the text"
        )
    }

    /// The name of the file of captions beside a film.
    private static func captions(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
        return "\(stem)\(CaptionFile.ending)"
    }
}

extension MediaKind {
    fileprivate var noun: String { self == .video ? "film" : "sound" }
    fileprivate var verb: String { self == .video ? "Watch" : "Listen to" }
    fileprivate var file: String { self == .video ? "film.mp4" : "talk.mp3" }
    fileprivate var listOfEndings: String {
        let all = endings.map { "`.\($0)`" }
        return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
    }
}
