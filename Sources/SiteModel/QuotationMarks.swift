/// The quotation marks of a language (Unicode CLDR, “Delimiters”). The straight marks that authors type become these:
/// `"` the outer ones, `'` those of a quotation within another.
public struct QuotationMarks: Sendable, Equatable {
    /// What opens a quotation.
    public let open: String
    /// What closes it.
    public let close: String
    /// What opens a quotation within another.
    public let innerOpen: String
    /// What closes it.
    public let innerClose: String

    /// The marks of English, and of each language that the table below does not name.
    public static let english = QuotationMarks("“", "”", "‘", "’")

    /// The marks of a language: those of its whole tag, else those of the tag without its last part, and so on (RFC
    /// 4647, section 3.4, “Lookup”).
    public init(of language: LanguageTag) {
        var parts = language.tag.lowercased().split(separator: "-")
        while !parts.isEmpty {
            if let found = Self.byLanguage[parts.joined(separator: "-")] {
                self = found
                return
            }
            parts.removeLast()
        }
        self = .english
    }

    private init(_ open: String, _ close: String, _ innerOpen: String, _ innerClose: String) {
        self.open = open
        self.close = close
        self.innerOpen = innerOpen
        self.innerClose = innerClose
    }

    /// „a ‚b‘ c“
    private static let german = QuotationMarks("„", "“", "‚", "‘")
    /// «a ‹b› c»
    private static let swiss = QuotationMarks("«", "»", "‹", "›")
    /// «a “b” c»
    private static let angled = QuotationMarks("«", "»", "“", "”")
    /// «a „b“ c»
    private static let russian = QuotationMarks("«", "»", "„", "“")
    /// „a «b» c”
    private static let polish = QuotationMarks("„", "”", "«", "»")
    /// 「a『b』c」
    private static let corner = QuotationMarks("「", "」", "『", "』")
    /// ”a ’b’ c”
    private static let swedish = QuotationMarks("”", "”", "’", "’")
    /// ”a ’b‘ c“, as they are in a text from right to left
    private static let arabic = QuotationMarks("”", "“", "’", "‘")

    /// The languages whose marks are not those of English, by their tags in small letters.
    private static let byLanguage: [String: QuotationMarks] = [
        "am": swiss,
        "ar": arabic,
        "be": russian,
        "bg": german,
        "bs": QuotationMarks("„", "”", "‘", "’"),
        "ca": angled,
        "cs": german,
        "de": german,
        "de-ch": swiss,
        "de-li": swiss,
        "dsb": german,
        "el": angled,
        "es": angled,
        "es-419": .english,
        "es-mx": .english,
        "es-us": .english,
        "et": german,
        "fa": swiss,
        "fi": swedish,
        // A no-break space parts the marks from the words.
        "fr": QuotationMarks("«\u{A0}", "\u{A0}»", "“", "”"),
        "fr-ch": swiss,
        "he": swedish,
        "hr": QuotationMarks("„", "”", "‚", "’"),
        "hsb": german,
        "hu": QuotationMarks("„", "”", "»", "«"),
        "hy": QuotationMarks("«", "»", "«", "»"),
        "is": german,
        "it": angled,
        "it-ch": swiss,
        "ja": corner,
        "ka": QuotationMarks("„", "“", "“", "”"),
        "lb": german,
        "lt": german,
        "mk": german,
        "nb": QuotationMarks("«", "»", "‘", "’"),
        "nn": QuotationMarks("«", "»", "‘", "’"),
        "no": QuotationMarks("«", "»", "‘", "’"),
        "pl": polish,
        "pt-pt": angled,
        "rm": swiss,
        "ro": polish,
        "ru": russian,
        "sk": german,
        "sl": german,
        "sr": QuotationMarks("„", "“", "‘", "’"),
        "sv": swedish,
        "uk": russian,
        "ur": arabic,
        "zh-hant": corner,
        "zh-hk": corner,
        "zh-mo": corner,
        "zh-tw": corner,
    ]
}
