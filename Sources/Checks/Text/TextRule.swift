package import Diagnostics
package import SiteModel

/// A rule about the words of an article or a subject, which a site can set to off, warning or error.
///
/// A new rule is a file that copies the shape of its neighbours, a row of `docs/rules.md` and a section of
/// `docs/diagnostics.md`.
package protocol TextRule: Listed {
    /// What the rule finds: its permanent name, its usual level, its wording and its source.
    var identifier: DiagnosticIdentifier { get }

    /// Whether it compares a text with others, so that what it finds, and which comments silence it, is known only when all
    /// have been read.
    var comparesTexts: Bool { get }

    /// What the rule finds in a text.
    func findings(in subject: TextSubject) -> [TextFinding]
}

extension TextRule {
    package var comparesTexts: Bool { false }
}

/// An article or the text of a subject with its words, and what a rule may need to know of the site.
package struct TextSubject: Sendable {
    /// What front matter says.
    package let text: ReviewedText
    /// The article's slug and topic; `nil` for the text of a subject.
    package let article: (slug: String, topic: ArticleTopic?)?
    /// What the article is about; `nil` for the text of a subject itself.
    package let about: SubjectID?
    /// The sections of the site.
    package let sections: Sections
    /// The body.
    package let body: Body
    /// The words of the body, cut up.
    package let words: WordList
    /// What the site says about the rules.
    package let settings: RuleSettings
    /// The language of the text.
    package let language: LanguageTag
    /// The words whose meaning the site gives at their first use.
    package let explainedTerms: ExplainedTerms
    /// Whether rules about English words apply.
    let isEnglish: Bool

    /// A text with its words.
    package init(
        text: ReviewedText,
        article: (slug: String, topic: ArticleTopic?)?,
        about: SubjectID? = nil,
        sections: Sections = .standard,
        body: Body,
        settings: RuleSettings,
        language: LanguageTag,
        explainedTerms: ExplainedTerms = .none
    ) {
        self.text = text
        self.article = article
        self.about = about
        self.sections = sections
        self.body = body
        self.settings = settings
        self.language = language
        self.explainedTerms = explainedTerms
        isEnglish = language.primary == "en"
        words = WordList(of: body.prose)
    }

    /// The words of the body.
    var prose: Prose { body.prose }
}

/// Something that a rule found.
package struct TextFinding: Sendable, Equatable {
    /// Where something was found.
    package enum Place: Sendable, Equatable {
        /// A stretch of the prose, in bytes.
        case words(Range<Int>)
        /// The text as a whole: the start of its first block.
        case body
        /// A place in the front matter, which an allowance before the first block silences.
        case frontMatter(SourceLocation)
    }

    /// Where it is.
    package var place: Place
    /// What is wrong.
    package var message: String
    /// What to do.
    package var help: String
    /// Other places that have to do with it, as stretches of the prose.
    package var notes: [(message: String, range: Range<Int>)]

    /// A finding.
    package init(_ place: Place, _ message: String, help: String, notes: [(String, Range<Int>)] = []) {
        self.place = place
        self.message = message
        self.help = help
        self.notes = notes.map { (message: $0.0, range: $0.1) }
    }

    /// Compares everything.
    package static func == (first: Self, second: Self) -> Bool {
        first.place == second.place && first.message == second.message && first.help == second.help
            && first.notes.elementsEqual(second.notes) { $0.message == $1.message && $0.range == $1.range }
    }
}

extension TextFinding {
    /// The stretches of the prose whose places are wanted, the finding's own first.
    package var ranges: [Range<Int>] {
        switch place {
        case .words(let range): [range] + notes.map(\.range)
        case .body: [0..<0] + notes.map(\.range)
        case .frontMatter: notes.map(\.range)
        }
    }
}

extension TextRules.Result {
    /// The finding as a diagnostic; `places` are those of `TextFinding.ranges`, in the same order.
    package func diagnostic(at places: [SourceLocation], in subject: TextSubject) -> Diagnostic {
        let text = subject.text
        var places = places[...]
        let location: SourceLocation
        if case .frontMatter(let place) = finding.place {
            location = place
        } else {
            location = places.popFirst() ?? SourceLocation(text.file, line: text.body.line, column: 1)
        }
        return Diagnostic(
            rule,
            at: location,
            finding.message,
            help: finding.help,
            notes: zip(finding.notes, places).map { Diagnostic.Note($0.message, at: $1) },
            severity: severity,
            words: words(in: subject.prose)
        )
    }

    /// The words that the finding is about; of one in the front matter its message without numbers, which change with
    /// every fix.
    private func words(in prose: Prose) -> String? {
        switch finding.place {
        case .words(let range): prose.text(range)
        case .body: nil
        case .frontMatter: finding.message.filter { !$0.isNumber }
        }
    }
}
