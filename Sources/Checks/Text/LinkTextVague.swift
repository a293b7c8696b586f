import ASCII
import Diagnostics
import SiteModel

/// A link says where it leads (WCAG 2.2, success criterion 2.4.4; technique H30), since people who listen to a page
/// often hear its links as a list.
///
/// A mail address or a telephone number is the right text for a link to itself. An image speaks by its alternative text,
/// which other rules look after. The vague words are known in English and Spanish.
struct LinkTextVague: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "link-text-vague",
        .warning,
        "A link does not say where it goes",
        finds: "A link says “click here” or shows its bare address.",
        source: "WCAG 2.2, success criterion 2.4.4"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        let prose = subject.prose
        guard !prose.links.isEmpty else { return [] }
        let vague = Self.vague[subject.language.primary]
        return prose.links.compactMap { link in
            var isMailOrPhone = false
            if let index = link.link, subject.body.links.indices.contains(index),
                case .external(let address) = subject.body.links[index].destination
            {
                isMailOrPhone = address.hasPrefix("mailto:") || address.hasPrefix("tel:")
            }
            if isMailOrPhone, link.isBareAddress { return nil }
            let bytes = prose.bytes[link.range]
            if link.isBareAddress || (!isMailOrPhone && Self.isAddress(bytes)) {
                return TextFinding(
                    .words(link.range),
                    "The words of a link must say where it goes, but \(prose.quoted(link.range)) is only an address",
                    help: "write `[words](address)`, with the title of the page as its words"
                )
            }
            // No vague text is that long, and few links are shorter.
            if link.range.count > 30, bytes.contains(where: \.isASCIILetter) { return nil }
            // Nor does one start as most of the short ones do, and to take these apart would cost more.
            if let first = Self.firstWord(of: bytes), vague?.firstWords.contains(first) != true { return nil }
            let text = prose.text(link.range)
            let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
            if words.isEmpty {
                guard !prose.hasImage(in: link.range) else { return nil }
                return TextFinding(
                    .words(link.range),
                    "The words of a link must say where it goes, but this one has no words",
                    help: "write the title of the page between the brackets"
                )
            }
            guard vague?.texts.contains(words) == true else { return nil }
            return TextFinding(
                .words(link.range),
                "The words of a link must say where it goes, but \(prose.quoted(link.range)) could go anywhere",
                help: "write the title of the page, or what readers find there"
            )
        }
    }

    private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, first == UInt8(ascii: "h") || first == UInt8(ascii: "w") else { return false }
        return ["http://", "https://", "www."].contains { text.starts(with: $0.utf8) } && !text.contains(0x20)
    }

    /// The first letters and digits of a text of ASCII; `nil` for one without any, and for any other text.
    private static func firstWord(of text: ArraySlice<UInt8>) -> WordKey? {
        let isWord = { (byte: UInt8) in WordBytes.classes[Int(byte)] & WordBytes.word != 0 }
        guard text.allSatisfy({ $0 < 0x80 }), let start = text.firstIndex(where: isWord) else { return nil }
        let end = text[start...].firstIndex { !isWord($0) } ?? text.endIndex
        return WordKey(of: text[start..<end])
    }

    /// What links of a language say that say nothing.
    private struct Vague {
        /// In lower case, without punctuation.
        let texts: Set<String>
        /// The words that these start with.
        let firstWords: WordSet

        init(_ texts: Set<String>) {
            self.texts = texts
            firstWords = WordSet(texts.compactMap { $0.split(separator: " ").first }.joined(separator: " "))
        }
    }

    /// What links say that say nothing, by language.
    private static let vague: [String: Vague] = [
        "en": [
            "click", "click here", "click this link", "continue", "continue reading", "details", "find out more",
            "follow this link", "go", "here", "learn more", "learn more here", "link", "more", "more details",
            "more info", "more information", "page", "read here", "read more", "read more here", "read on", "read this",
            "see here", "see more", "site", "this", "this article", "this link", "this page", "this site",
            "this website", "web page", "website",
        ],
        "es": [
            "aquí", "clic aquí", "enlace", "esta página", "este artículo", "este enlace", "este sitio", "haga clic",
            "haga clic aquí", "haz clic aquí", "leer más", "más", "más detalles", "más información", "página",
            "pulse aquí", "saber más", "seguir leyendo", "sitio web", "ver más",
        ],
        "de": [
            "artikel", "auf dieser seite", "details", "dieser artikel", "dieser link", "diese seite", "diese website",
            "erfahren sie mehr", "hier", "hier klicken", "hier lesen", "klicken sie hier", "lesen sie mehr", "link",
            "mehr",
            "mehr dazu", "mehr details", "mehr erfahren", "mehr infos", "mehr informationen", "mehr lesen", "seite",
            "siehe hier", "webseite", "website", "weiter", "weiterlesen", "weitere informationen", "zur seite",
        ],
    ].mapValues { (texts: Set<String>) in Vague(texts) }
}
