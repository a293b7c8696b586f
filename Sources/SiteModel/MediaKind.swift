/// Whether a file is to be seen or to be heard. Hosts tell browsers so by the ending of its name.
package enum MediaKind: String, CaseIterable, Sendable {
    case video
    case audio

    /// The endings of names that browsers of today play (HTML Standard, section 4.8.11; MDN, “Web media formats”).
    package var endings: [String] {
        switch self {
        case .video: ["mp4", "webm", "ogv"]
        case .audio: ["mp3", "m4a", "ogg", "opus"]
        }
    }

    /// What the name of a file tells; `nil` for one that is neither.
    package init?(name: String) {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard name.contains("."), let kind = Self.allCases.first(where: { $0.endings.contains(ending) }) else {
            return nil
        }
        self = kind
    }
}

/// A file of captions beside a film: `film.vtt`, or `film.es.vtt`.
package struct CaptionFile: Sendable, Equatable {
    /// The language that its name tells; `nil` where that is the language of the text.
    package var language: LanguageTag?
    /// Where it is.
    package var target: LinkTarget

    /// A file in a language.
    package init(language: LanguageTag?, target: LinkTarget) {
        self.language = language
        self.target = target
    }

    /// The ending of its name.
    package static let ending = ".vtt"

    /// What is between the name of a film without its ending and `.vtt` in the path of captions, if they are those of the
    /// film: nothing, or a word.
    package static func middle(of path: String, beside film: String) -> Substring? {
        guard let dot = film.lastIndex(of: "."), path.hasSuffix(ending) else { return nil }
        let stem = film[..<dot]
        guard path.hasPrefix(stem) else { return nil }
        let middle = path.dropFirst(stem.count).dropLast(ending.count)
        if middle.isEmpty { return middle }
        return middle.first == "." && !middle.contains("/") ? middle.dropFirst() : nil
    }
}
