package import Diagnostics

/// What a text needs to know of the site around it while its Markdown is turned into HTML.
///
/// The site answers; the parser of Markdown only asks, so that it knows nothing of addresses.
package protocol BodyContext: Sendable {
    /// The page or file that a relative path written in `file` leads to, or `nil` where there is none.
    ///
    /// `path` is percent-decoded and has neither query nor fragment. It is relative to the file's folder.
    func linkTarget(path: String, from file: SourceFile) -> LinkTarget?

    /// The path, relative to `file`, of the page or file that was probably meant by `path`.
    func suggestedPath(near path: String, from file: SourceFile) -> String?

    /// The files of captions beside the film at a path, which is written as for `linkTarget`; in the order of their names.
    func captions(of path: String, from file: SourceFile) -> [CaptionFile]

    /// What is at an absolute address, given without query and fragment, where it is one of this site.
    func ownAddress(_ address: String) -> OwnAddress

    /// The count that `{people:REFERENCE}` stands for, written in the site's language; `reference` is a condition's
    /// slug or a condition's and an article's (`anemia/causes`). `nil` where no such count is on record.
    func peopleCount(_ reference: String) -> String?

    /// Every reference that `peopleCount` knows.
    var peopleReferences: [String] { get }

    /// The service that `{service:NAME}` stands for; `nil` where the site names none of the name.
    func service(_ name: String) -> Service?

    /// Every name that `service` knows.
    var serviceNames: [String] { get }

    /// The fact that `{fact:NAME}` stands for; `nil` where the site states none of the name.
    func fact(_ name: String) -> StatedFact?

    /// Every name that `fact` knows.
    var factNames: [String] { get }

    /// The language of the services' labels and of the facts, where it is not that of the text.
    var serviceLanguage: LanguageTag? { get }

    /// The rules that a comment in a text can silence.
    var rules: RuleCatalog { get }

    /// The interface words that are inside a text's HTML.
    var bodyWords: BodyWords { get }
}

extension BodyContext {
    /// A context that knows no address of its own takes each for one elsewhere.
    package func ownAddress(_ address: String) -> OwnAddress { .elsewhere }

    /// A context without facts knows none.
    package func fact(_ name: String) -> StatedFact? { nil }

    /// A context without facts knows none.
    package var factNames: [String] { [] }

    /// A context without films knows no captions.
    package func captions(of path: String, from file: SourceFile) -> [CaptionFile] { [] }

    /// A context that knows of one language only has none to tell apart.
    package var serviceLanguage: LanguageTag? { nil }
}

/// What is at an absolute address.
package enum OwnAddress: Sendable, Equatable {
    /// The address is that of another site.
    case elsewhere
    /// It is one of this site, at which nothing is.
    case nothing
    /// It is one of this site, of a page that no file of Content is written for.
    case page
    /// It is one of this site, at which a list may go on. Whether it does is known only when all texts have been read.
    case listPage(Address)
    /// It is one of this site, of a text or a file.
    case destination(LinkDestination)
}

/// A page or file of the site that a text links to.
package struct LinkTarget: Sendable, Equatable {
    /// What it is; its anchor, if any, is the caller's to add.
    package var destination: LinkDestination
    /// The address as it is in HTML before escaping: percent-encoded, with the base URL's path.
    package var href: String
    /// The size of an image in CSS pixels, where the file is an image whose size could be read.
    package var imageSize: ImageSize?

    /// A target with its address.
    package init(destination: LinkDestination, href: String, imageSize: ImageSize? = nil) {
        self.destination = destination
        self.href = href
        self.imageSize = imageSize
    }
}

/// The size of an image in CSS pixels.
package struct ImageSize: Sendable, Equatable {
    /// The width in CSS pixels.
    package var width: Int
    /// The height in CSS pixels.
    package var height: Int

    /// A size in CSS pixels.
    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}

/// The interface words that are inside a text's HTML, in the language of the text.
package struct BodyWords: Sendable, Equatable {
    /// What a care card says of itself.
    package struct Care: Sendable, Equatable {
        /// The name of the level, which starts the card's heading, for example “Emergency”.
        package var label: String
        /// What is after it where the author gives no title; `nil` where the label is enough.
        package var title: String?

        /// A label and a title.
        package init(label: String, title: String? = nil) {
            self.label = label
            self.title = title
        }
    }

    /// The language of the text, which decides what words and abbreviations mean.
    package var language: LanguageTag
    /// The heading of the footnotes, for example “Notes”.
    package var footnotes: String
    /// The label of the link from a footnote back to its use, for example “Back to the text”.
    package var backToText: String
    /// The label of a done item of a task list, for example “Done:”.
    package var taskDone: String
    /// The label of an open item of a task list, for example “To do:”.
    package var taskOpen: String
    /// The label that tells a screen reader what the scrolling box around a table is, for example “Table”.
    package var table: String
    /// What a link to a source is called before its number, for example “Source”.
    package var source: String
    /// What opens the transcript of a film or a sound, for example “Transcript”.
    package var transcript: String
    /// What the captions of a film are called in the menu of a player, for example “Captions”.
    package var captions: String
    /// What each kind of care card says of itself.
    package var care: [CardKind: Care]
    /// What becomes of the straight quotation marks that an author types.
    package var quotationMarks: QuotationMarks
    /// Whether the text is written from right to left, so that numbers with hyphens and addresses must be set apart.
    package var isRightToLeft: Bool

    /// Words for each place.
    package init(
        language: LanguageTag = .english,
        footnotes: String,
        backToText: String,
        taskDone: String,
        taskOpen: String,
        table: String,
        source: String,
        transcript: String,
        captions: String,
        care: [CardKind: Care],
        quotationMarks: QuotationMarks = .english,
        isRightToLeft: Bool = false
    ) {
        self.language = language
        self.footnotes = footnotes
        self.backToText = backToText
        self.taskDone = taskDone
        self.taskOpen = taskOpen
        self.table = table
        self.source = source
        self.transcript = transcript
        self.captions = captions
        self.care = care
        self.quotationMarks = quotationMarks
        self.isRightToLeft = isRightToLeft
    }
}
