import SiteModel

/// The list of what has to be done about reviews as one page for people: a file by itself, without scripts, that looks as
/// the desk of the preview does and can be printed.
package struct QueuePage: Sendable {
    private let report: QueueReport
    private let siteTitle: String

    /// A page of a report about a site.
    package init(_ report: QueueReport, siteTitle: String) {
        self.report = report
        self.siteTitle = siteTitle
    }

    /// What the page may load (Content Security Policy Level 3): nothing but the style sheet in it.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    /// The page.
    package var html: String {
        let texts = report.queue.sorted
        let count = texts.count == 1 ? "1 text waits." : "\(texts.count) texts wait."
        let found: HTMLText = texts.isEmpty ? "<p>\(QueueReport.empty)</p>" : "<p>\(count)</p>\(table(texts))"
        return HTMLText.page(
            "What waits for a reviewer – \(siteTitle)",
            head: """
                <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
                <style>
                \(HTMLText(stringLiteral: DeskStyle.sheet))</style>
                """,
            """
            <header><p class="site">\(siteTitle)</p></header>
            <main>
            <h1>What waits for a reviewer</h1>
            <p>On \(time(report.queue.day)), and what falls due within \(days(report.queue.horizon)) from then.</p>
            \(found)
            </main>
            """
        ).markup
    }

    private func days(_ number: Int) -> String { number == 1 ? "1 day" : "\(number) days" }

    private func time(_ day: CalendarDate) -> HTMLText {
        #"<time datetime="\#(day.description)">\#(day.description)</time>"#
    }

    private func table(_ texts: [QueuedText]) -> HTMLText {
        let columns = report.columns
        let heads = columns.map { column -> HTMLText in #"<th scope="col">\#(column.title)</th>"# }
        return """
            <div class="wide" role="region" aria-label="Texts" tabindex="0">
            <table class="list">
            <thead><tr>\(heads)</tr></thead>
            <tbody>
            \(texts.map { text -> HTMLText in "<tr>\(columns.map { cell($0, of: text) })</tr>\n" })\
            </tbody>
            </table>
            </div>
            """
    }

    private func cell(_ column: QueueReport.Column, of text: QueuedText) -> HTMLText {
        let words = report.cell(column, of: text)
        return switch column {
        case .text:
            #"<th scope="row">\#(text.title)<br><span class="facts">\#(words == text.title ? "" : "\(words), ")\#(text.path)</span></th>"#
        case .days: #"<td class="number">\#(words)</td>"#
        case .due: text.due.map { "<td>\(time($0))</td>" } ?? "<td></td>"
        default: "<td>\(words)</td>"
        }
    }
}
