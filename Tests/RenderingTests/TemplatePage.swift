import Authoring
import Diagnostics
import Mustache
import SiteModel
import SiteTestSupport
import Testing

@testable import Rendering

/// One of the other pages, made from templates in the test itself, by sitegen and by swift-mustache.
struct TemplatePage {
    /// The templates by their names; `page` is that of the page.
    var templates: [String: String]
    var page = PageView(
        title: "About",
        documentTitle: "About – Test",
        description: nil,
        language: "en",
        direction: "ltr",
        canonical: "https://example.org/about/",
        isIndexable: true,
        isDraft: false,
        address: .page("about"),
        breadcrumbs: [LinkView(title: "Home", href: "/"), LinkView(title: "R & D", href: "/r/")],
        openGraphType: "website",
        openGraphLocale: "en"
    )
    var view = OtherPageView(
        summary: "Fish & <chips>",
        body: .html("<p>It's \"good\".</p>"),
        contents: [
            ContentsEntryView(title: "One", href: "#one", children: []),
            ContentsEntryView(
                title: "Two",
                href: "#two",
                children: [LinkView(title: "Deep", href: "#deep"), LinkView(title: "Deeper", href: "#deeper")]
            ),
            ContentsEntryView(title: "Three", href: "#three", children: [LinkView(title: "Last", href: "#last")]),
        ],
        sources: [],
        extra: OpenView(values: [
            "video": .text("film.mp4 & more"), "isNew": .flag(true), "isOld": .flag(false),
            "tags": .list([.text("a"), .text("<b>")]), "none": .list([]),
            "owner": .map(["name": .text("Dana"), "role": .map(["title": .text("Editor")])]),
        ])
    )

    /// What is the same on every page of the site.
    static let frame = FrameView(
        site: SiteView(
            title: "Test & Co",
            description: nil,
            language: "en",
            isDemonstration: true,
            links: ["home": "/", "people": "/people/"],
            organization: OrganizationView(name: "Test", url: "https://example.org/", contact: nil, feedback: nil),
            pages: [LinkView(title: "About", href: "/about/"), LinkView(title: "Help", href: "/help/")],
            navigation: [],
            reviewPolicy: nil,
            verification: nil,
            subjects: "/conditions/",
            hasOtherSubjects: false,
            reviewRegister: "/reviews.json",
            contentSecurityPolicy: "default-src 'none'"
        ),
        asset: AssetView(hrefs: ["style_css": "/assets/style.1.css"]),
        script: ScriptView(texts: ["run_js": "run(1 < 2)"]),
        words: WordsView(
            ThemeFixture.strings("close: Close\nfilterCount:\n  one: \"{count} name\"\n  other: \"{count} names\"\n")
        )
    )

    private var scopes: [any TemplateScope] {
        [ViewScope(Self.frame), ViewScope(PageScopeView(page: page)), ViewScope(view)]
    }

    /// The page's program, and everything that is wrong with the templates.
    private func resolved() -> (program: TemplateProgram?, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        var trees: [String: TemplateTree] = [:]
        for (name, text) in templates {
            let file = SourceFile(.templates, name + Theme.templateEnding)
            trees[name] = TemplateTree(text, file: file, diagnostics: &problems)
        }
        problems += trees.values.flatMap(\.misfits).map(\.problem)
        let result = TemplateResolver.resolve(
            trees,
            assetKeys: ["style_css"],
            scriptKeys: ["run_js"],
            words: ["close": .text, "filterCount": .forms]
        )
        return (result.programs[.page], problems + result.problems)
    }

    /// The page as sitegen makes it; `isAhead` renders first what is the same on every page.
    func rendered(isAhead: Bool = true) throws -> String {
        let (program, problems) = resolved()
        try #require(problems == [])
        let whole = try #require(program)
        let used = isAhead ? whole.specialized(for: ViewScope(Self.frame), scopes: PageKind.scopeCount) : whole
        return used.render(scopes).text
    }

    /// Whether nothing is wrong with the templates.
    var isSound: Bool { resolved().problems.isEmpty }

    /// What is wrong with the templates, as `line:column message`, in their order.
    var problems: [String] {
        resolved().problems.sorted().map {
            "\($0.location.file.path.dropLast(Theme.templateEnding.count)):\($0.location.start.line):\($0.location.start.column) \($0.message)"
        }
    }

    /// The page as swift-mustache makes it.
    func renderedByMustache() throws -> String {
        var library = MustacheLibrary()
        for (name, text) in templates { try library.register(MustacheTemplate(string: text), named: name) }
        return try #require(library.render(MustacheScopes(scopes), withTemplate: "page"))
    }
}

extension ThemeFixture {
    /// The words of a strings file in English.
    static func strings(_ text: String) -> InterfaceStrings {
        var problems: [Diagnostic] = []
        return StringsReader.read(
            Array(text.utf8),
            file: SourceFile(.templates, "strings/en.yml"),
            language: .english,
            diagnostics: &problems
        )
    }
}

/// What names are looked up in, on its way through swift-mustache: the innermost view last.
private struct MustacheScopes: MustacheParent {
    private let scopes: [any TemplateScope]

    init(_ scopes: [any TemplateScope]) { self.scopes = scopes }

    func child(named name: String) -> Any? {
        scopes.reversed().lazy.compactMap { $0.value(of: name) }.first.flatMap(Self.value)
    }

    private static func value(_ value: TemplateValue) -> Any? {
        switch value {
        case .text(let text), .html(let text), .passage(.html(let text)): MustacheText(text)
        case .passage(.digest(let digest)): MustacheText(digest.description)
        case .flag(let flag): flag
        case .view(let view): MustacheScopes([view])
        case .list(let views): views.map { MustacheScopes([$0]) }
        case .texts(let texts): texts.map { MustacheText($0) }
        case .written(let value): written(value)
        }
    }

    fileprivate static func written(_ value: ExtraValue) -> Any {
        switch value {
        case .text(let text): MustacheText(text)
        case .flag(let flag): flag
        case .list(let list): list.map(written)
        case .map(let map): WrittenValues(values: map)
        }
    }
}

/// What an editor wrote, on its way through swift-mustache.
private struct WrittenValues: MustacheParent {
    var values: [String: ExtraValue]

    func child(named name: String) -> Any? { values[name].map(MustacheScopes.written) }
}

/// A text, without the functions that swift-mustache has for strings.
private struct MustacheText: MustacheCustomRenderable, MustacheParent {
    let renderText: String
    let isNull = false

    init(_ text: String) { renderText = text }

    func child(named: String) -> Any? { nil }
}
