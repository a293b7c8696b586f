/// The quotation marks of a language (Unicode CLDR, “Delimiters”). The straight marks that authors type become these:
/// `"` the outer ones, `'` those of a quotation within another.
package struct QuotationMarks: Sendable, Equatable {
    /// What opens a quotation.
    package let open: String
    /// What closes it.
    package let close: String
    /// What opens a quotation within another.
    package let innerOpen: String
    /// What closes it.
    package let innerClose: String
    /// What `"` is between two letters; `nil` where it is a quotation mark there too.
    package let insideWord: String?
    /// Whether the language has no spaces between words, so that nothing but their order tells the mark that opens a
    /// quotation from the one that closes it.
    package let alternate: Bool

    /// The marks of English, and of each language that the table below does not name.
    package static let english = QuotationMarks("“", "”", "‘", "’")

    /// The marks of a language: those of its whole tag, else those of the tag without its last part, and so on (RFC
    /// 4647, section 3.4, “Lookup”).
    package init(of language: LanguageTag) {
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

    private init(
        _ open: String,
        _ close: String,
        _ innerOpen: String,
        _ innerClose: String,
        insideWord: String? = nil,
        alternate: Bool = false
    ) {
        self.open = open
        self.close = close
        self.innerOpen = innerOpen
        self.innerClose = innerClose
        self.insideWord = insideWord
        self.alternate = alternate
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
    private static let corner = QuotationMarks("「", "」", "『", "』", alternate: true)
    /// “a‘b’c”, in a language without spaces between words
    private static let unspaced = QuotationMarks("“", "”", "‘", "’", alternate: true)
    /// ”a ’b’ c”, with the sign of abbreviations (gershayim) inside a word
    private static let hebrew = QuotationMarks("”", "”", "’", "’", insideWord: "״")
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
        "es-ar": .english,
        "es-bo": .english,
        "es-br": .english,
        "es-bz": .english,
        "es-cl": .english,
        "es-co": .english,
        "es-cr": .english,
        "es-cu": .english,
        "es-do": .english,
        "es-ec": .english,
        "es-gt": .english,
        "es-hn": .english,
        "es-mx": .english,
        "es-ni": .english,
        "es-pa": .english,
        "es-pe": .english,
        "es-pr": .english,
        "es-py": .english,
        "es-sv": .english,
        "es-us": .english,
        "es-uy": .english,
        "es-ve": .english,
        "et": german,
        "fa": swiss,
        "fi": swedish,
        // A no-break space parts the marks from the words.
        "fr": QuotationMarks("«\u{A0}", "\u{A0}»", "“", "”"),
        "fr-ch": swiss,
        "he": hebrew,
        "hr": QuotationMarks("„", "”", "‚", "’"),
        "hsb": german,
        "hu": QuotationMarks("„", "”", "»", "«"),
        "hy": QuotationMarks("«", "»", "«", "»"),
        "is": german,
        "it": angled,
        "it-ch": swiss,
        "ja": corner,
        "ka": QuotationMarks("„", "“", "“", "”"),
        "km": unspaced,
        "lb": german,
        "lo": unspaced,
        "lt": german,
        "mk": german,
        "my": unspaced,
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
        "th": unspaced,
        "uk": russian,
        "ur": arabic,
        "yi": hebrew,
        "zh": unspaced,
        "zh-hant": corner,
        "zh-hk": corner,
        "zh-mo": corner,
        "zh-tw": corner,
    ]
}
