package import Diagnostics
package import SiteModel

/// Renders each kind of page, as HTML in UTF-8: a pure function of the site, the theme and the parsed texts.
///
/// How a kind is filled is in the file of the kind, in `Pages/Kinds`.
package struct PageRenderer: Sendable {
    /// What the pages of one language are made with.
    final class Edition: Sendable {
        let catalog: SiteCatalog
        private let frame: ViewScope<FrameView>
        private let programs: [PageKind: TemplateProgram]

        init(_ catalog: SiteCatalog, _ theme: Theme) {
            self.catalog = catalog
            let frame = ViewScope(
                FrameView(
                    site: catalog.siteView,
                    asset: catalog.assets,
                    script: catalog.scripts,
                    words: catalog.words.view
                )
            )
            self.frame = frame
            programs = theme.programs.mapValues { $0.specialized(for: frame, scopes: PageKind.scopeCount) }
        }

        /// The page of a kind with what `view` holds.
        func render(_ kind: PageKind, _ page: PageView, _ view: some TemplateView) -> RenderedPage {
            programs[kind]?.render([frame, ViewScope(PageScopeView(page: page)), ViewScope(view)])
                ?? RenderedPage(frame: [])
        }

        /// The way to the A to Z of a subject's section, for the pages below it.
        func step(to subject: SubjectID) -> LinkView {
            let sections = catalog.site.settings.sections
            return catalog.link(to: sections[subject.section] ?? sections.all[0])
        }
    }

    /// The site's own language.
    let main: Edition
    /// The other languages that texts have.
    private let others: [LanguageTag: Edition]
    private let templateFiles: [PageKind: SourceFile]

    /// A renderer for a site in a theme, with the theme's words for each language that pages have.
    package init(site: Site, theme: Theme, lexicon: Lexicon) {
        let language = site.settings.language
        let catalog = SiteCatalog(site: site, theme: theme, words: lexicon.words(in: language))
        main = Edition(catalog, theme)
        var others: [LanguageTag: Edition] = [:]
        for (other, _) in site.languages where other != language {
            others[other] = Edition(catalog.worded(lexicon.words(in: other), in: other), theme)
        }
        self.others = others
        templateFiles = theme.templateFiles
    }

    /// The file of the template of a kind of page.
    package func templateFile(of kind: PageKind) -> SourceFile {
        templateFiles[kind] ?? SourceFile(.templates, kind.templateName + Theme.templateEnding)
    }

    /// What the page of a text in a language is made with; `nil` is the site's language.
    func edition(_ language: Located<LanguageTag>?) -> Edition {
        language.flatMap { others[$0.value] } ?? main
    }

    /// What the pages of each language are made with, the site's own first.
    var editions: [Edition] { [main] + others.sorted { $0.key.tag < $1.key.tag }.map(\.value) }

    var catalog: SiteCatalog { main.catalog }
    var site: Site { main.catalog.site }
    var base: BaseURL { main.catalog.site.settings.baseURL }

    /// What the lists of the whole site hold; `standings` are those of all texts.
    package func directory(_ standings: ReviewStandings) -> SubjectDirectory {
        SubjectDirectory(
            site,
            standings,
            people: namesOfPeople(standings),
            furtherPages: furtherPages(standings),
            otherLetters: catalog.words.otherLetters
        )
    }

    /// The pages on which lists go on that one page has no room for; `directory` is what the lists of the whole site hold,
    /// and `standings` are those of all texts.
    package func continuedPages(_ directory: SubjectDirectory, _ standings: ReviewStandings) -> [ContinuedPage] {
        letterPages(directory) + worksPages(standings) + articlePages(standings)
    }

    /// A page of the site as a whole; `directory` is what its lists hold, and `body` what it says above them.
    package func page(_ kind: SitePageKind, _ directory: SubjectDirectory, introducedBy body: Body? = nil) -> [UInt8] {
        let address = kind.page.address
        let introduction = body.flatMap { body in site.introduction(at: address).map { (text: $0, body: body) } }
        var page = catalog.page(
            introduction?.text.title ?? catalog.title(of: kind),
            at: address,
            description: introduction?.text.summary,
            isDraft: introduction?.text.isDraft ?? false
        )
        page.hasRareParts = body?.hasRareParts ?? false
        let contents = SiteContents(
            catalog: catalog,
            directory: directory,
            introduction: introduction.map { catalog.introduction($0.text, $0.body) } ?? IntroductionView()
        )
        let view = kind.view(completing: &page, contents)
        let rendered = main.render(kind.kind, page, view)
        return rendered.bytes ?? rendered.frame
    }
}
