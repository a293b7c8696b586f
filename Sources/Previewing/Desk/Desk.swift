import Diagnostics
import Publishing
import Reviewing

/// The pages of the program itself, which are never published: the texts of the site, what is due, what is wrong.
enum Desk {
    /// Where they are.
    static let path = "/_desk/"
    /// Where pages listen for changes.
    static let events = "/_desk/events"
    /// The script on each page of the preview.
    static let script = "/_desk/live.js"
    /// How these pages look.
    static let style = "/_desk/desk.css"
    /// What these pages may load and do (Content Security Policy Level 3).
    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self';"
        + " base-uri 'none'; frame-ancestors 'none'"

    /// The pages, in the order of the menu.
    private enum Page: String, CaseIterable {
        case texts = "/_desk/"
        case due = "/_desk/due/"
        case problems = "/_desk/problems/"

        var title: String {
            switch self {
            case .texts: "Texts"
            case .due: "What is due"
            case .problems: "Problems"
            }
        }
    }

    /// A script or style sheet of these pages.
    static func file(at path: String) -> [UInt8]? {
        if path == style { return Array(DeskStyle.sheet.utf8) }
        return EmbeddedFiles.all.first { path == Self.path + ($0.path.split(separator: "/").last ?? "") }.map { file in
            file.text.withUTF8Buffer { Array($0) }
        }
    }

    /// The page at a path; `nil` where there is none.
    static func page(at path: String, _ request: PreviewRequest, _ texts: DeskTexts) -> HTMLText? {
        guard let page = Page(rawValue: path) else { return nil }
        let content =
            switch page {
            case .texts: TextsPage(texts: texts, filter: TextFilter(request)).html
            case .due: DuePage(texts: texts).html
            case .problems: ProblemsPage(texts: texts, filter: ProblemFilter(request)).html
            }
        let menu = Page.allCases.map { other -> HTMLText in
            let current = HTMLText.when(other == page, #" aria-current="page""#)
            return #"<li><a href="\#(other.rawValue)"\#(current)>\#(other.title)</a></li>"#
        }
        return frame(
            "\(page.title) – \(texts.siteTitle)",
            """
            <header>
            <p class="site"><a href="\(texts.home)">\(texts.siteTitle)</a></p>
            <nav aria-label="Desk"><ul>\(menu)</ul></nav>
            </header>
            <main>
            <h1>\(page.title)</h1>
            \(content)
            </main>
            <footer><p>This desk is part of the preview. It is never published.</p></footer>
            """,
            #"<script src="\#(script)" data-desk="\#(texts.check)" async></script>"#
        )
    }

    /// A page that says one thing.
    static func notice(_ title: String) -> HTMLText {
        frame(title, #"<main><h1>\#(title)</h1><p><a href="\#(path)">Go to the desk</a></p></main>"#)
    }

    /// A page in place of a text that cannot be read.
    static func unreadable(_ file: String, _ problems: [Diagnostic], _ places: PreviewPlaces) -> HTMLText {
        frame(
            "This text cannot be shown",
            """
            <main>
            <h1>This text cannot be shown</h1>
            <p>Something in <code>\(file)</code> keeps it from being read. Fix it, and the page comes back by itself.</p>
            <ul class="problems">\(problems.map { ProblemsPage.item($0, places) })</ul>
            <p><a href="\(path)">Go to the desk</a></p>
            </main>
            """
        )
    }

    private static func frame(_ title: String, _ body: HTMLText, _ script: HTMLText = "") -> HTMLText {
        .page(title, head: #"<link rel="stylesheet" href="\#(style)">\#(script)"#, body)
    }
}
