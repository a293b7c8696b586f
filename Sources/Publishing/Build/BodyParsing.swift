import Authoring
import Diagnostics
import Rendering
import SiteModel

/// How the Markdown of a site's texts becomes bodies: in which words, with which sources and meanings.
struct BodyParsing {
    /// What a text is parsed with.
    struct Setup {
        var options: MarkdownParser.Options
        var context: SiteBodyContext
    }

    let site: Site
    let parser = MarkdownParser()
    /// What texts ask of the site, for each language that pages have.
    private let contexts: SiteBodyContexts
    /// The words that texts in the site's language explain; `nil` where the site explains none.
    private let glossary: GlossaryIndex?

    init(site: Site, lexicon: Lexicon) {
        self.site = site
        contexts = SiteBodyContexts(site: site, lexicon: lexicon)
        glossary = GlossaryIndex(site.glossary)
    }

    /// Whether the meanings of the glossary are in the language of a text.
    func explainsWords(of text: ReviewedText) -> Bool {
        site.language(of: text).primary == site.settings.language.primary
    }

    /// How an article or a subject is parsed; `writesForm` says whether its canonical form is needed.
    func setup(of text: ReviewedText, writesForm: Bool) -> Setup {
        Setup(
            options: MarkdownParser.Options(
                sources: text.sources,
                hasUnreadableSources: text.unreadableKeys.contains("sources"),
                credits: text.credits,
                glossary: explainsWords(of: text) ? glossary : nil,
                marksFacts: true,
                writesForm: writesForm
            ),
            context: contexts.context(in: site.language(of: text))
        )
    }

    /// How a disclaimer is parsed: it is below a heading of its own, on pages with other anchors.
    func setup(of disclaimer: Disclaimer) -> Setup {
        Setup(
            options: MarkdownParser.Options(
                anchorPrefix: PageAnchors.disclaimerPrefix,
                headingOffset: 1,
                writesForm: true
            ),
            context: contexts.context(in: disclaimer.language?.value ?? site.settings.language)
        )
    }

    /// How the profile of a person is parsed.
    var setupOfProfiles: Setup {
        Setup(options: MarkdownParser.Options(), context: contexts.context(in: site.settings.language))
    }

    /// How another page is parsed.
    func setup(of page: OtherPage) -> Setup {
        Setup(
            options: MarkdownParser.Options(
                sources: page.sources,
                hasUnreadableSources: page.hasUnreadableSources,
                credits: page.credits
            ),
            context: contexts.context(in: site.settings.language)
        )
    }

    /// How the text of the start page or of a section is parsed.
    func setup(of introduction: Introduction) -> Setup {
        Setup(
            options: MarkdownParser.Options(
                isAboveLetters: true,
                sources: introduction.sources,
                hasUnreadableSources: introduction.hasUnreadableSources,
                credits: introduction.credits
            ),
            context: contexts.context(in: site.settings.language)
        )
    }

    /// The body that starts at a place in the bytes of a file; `context` answers in place of the one of `setup`.
    func body(
        in bytes: [UInt8],
        from start: BodyStart,
        of file: SourceFile,
        _ setup: Setup,
        asking context: (any BodyContext)? = nil,
        diagnostics: inout [Diagnostic]
    ) -> Body {
        parser.parse(
            bytes,
            bodyOffset: start.offset,
            bodyLine: start.line,
            file: file,
            context: context ?? setup.context,
            options: setup.options,
            diagnostics: &diagnostics
        )
    }
}
