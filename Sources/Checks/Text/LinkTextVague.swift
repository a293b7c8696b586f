import Diagnostics
import SiteModel

/// A link says where it leads (WCAG 2.2, success criterion 2.4.4; technique H30), since people who listen to a page
/// often hear its links as a list.
///
/// A mail address or a telephone number is the right text for a link to itself. An image speaks by its alternative text,
/// which other rules look after. The vague words are known in English and Spanish.
struct LinkTextVague: TextRule {
    let identifier = DiagnosticIdentifier.linkTextVague

    func findings(in subject: TextSubject) -> [TextFinding] {
        subject.prose.links.compactMap { link in
            let prose = subject.prose
            var isMailOrPhone = false
            if let index = link.link, subject.body.links.indices.contains(index),
                case .external(let address) = subject.body.links[index].destination
            {
                isMailOrPhone = address.hasPrefix("mailto:") || address.hasPrefix("tel:")
            }
            if isMailOrPhone, link.isBareAddress { return nil }
            let text = prose.text(link.range)
            if link.isBareAddress || (!isMailOrPhone && Self.isAddress(text)) {
                return TextFinding(
                    .words(link.range),
                    "A link says what it leads to, and \(prose.quoted(link.range)) is only an address",
                    help: "write `[words](address)`, with the title of the page as its words"
                )
            }
            // No vague text is that long, and few links are shorter.
            if link.range.count > 30, prose.bytes[link.range].contains(where: { ($0 | 0x20) &- 0x61 < 26 }) {
                return nil
            }
            let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
            if words.isEmpty {
                guard !prose.hasImage(in: link.range) else { return nil }
                return TextFinding(
                    .words(link.range),
                    "A link says what it leads to, and this one has no words",
                    help: "write the title of the page between the brackets"
                )
            }
            guard Self.vague[subject.language.primary]?.contains(words) == true else { return nil }
            return TextFinding(
                .words(link.range),
                "A link says what it leads to, and \(prose.quoted(link.range)) could lead anywhere",
                help: "write the title of the page, or what readers find there"
            )
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        ["http://", "https://", "www."].contains { text.hasPrefix($0) } && !text.contains(" ")
    }

    /// What links say that say nothing, by language; lower case, without punctuation.
    private static let vague: [String: Set<String>] = [
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
    ]
}
