import JSON

/// The question that an article answers (schema.org `Question`), on a page that is no `QAPage`: those are for answers
/// that users submit.
extension JSONWriter {
    /// The question and its short answer, as the page shows it; nothing where the title asks nothing or nothing answers
    /// it in short.
    mutating func question(_ title: String, answer: String?) {
        guard let answer, title.unicodeScalars.contains(where: Self.isQuestionMark) else { return }
        member("mainEntity") { json in
            json.member("@type", "Question")
            json.member("name", title)
            json.member("acceptedAnswer") { json in
                json.member("@type", "Answer")
                json.member("text", answer)
            }
        }
    }

    /// The question marks of Latin and Cyrillic, Greek, Arabic, Armenian and Ethiopic scripts, and the full-width one.
    private static func isQuestionMark(_ scalar: Unicode.Scalar) -> Bool {
        ["?", "\u{37E}", "\u{61F}", "\u{55E}", "\u{1367}", "\u{FF1F}"].contains(scalar)
    }
}
