import Checks
import Reviewing
import SiteModel

/// The list of all texts.
struct TextsPage {
    let texts: DeskTexts
    let filter: TextFilter

    var html: HTMLText {
        let found = filter.texts(of: texts.texts)
        let pages = max(1, (found.count + TextFilter.pageLength - 1) / TextFilter.pageLength)
        let page = min(filter.page, pages)
        let shown = found.dropFirst((page - 1) * TextFilter.pageLength).prefix(TextFilter.pageLength)
        return """
            \(form)
            <p role="status">\(Self.count(found.count, of: texts.texts.count))\(texts.problems == nil ? " The site is still being checked." : "")</p>
            <div class="wide" role="region" aria-label="Texts" tabindex="0">
            <table>
            <thead><tr>\(TextFilter.Order.allCases.map(heading))</tr></thead>
            <tbody>
            \(shown.map(row))
            </tbody>
            </table>
            </div>
            \(pages > 1 ? turning(page, of: pages) : "")
            """
    }

    private static func count(_ found: Int, of all: Int) -> String {
        found == all ? (all == 1 ? "1 text." : "\(all) texts.") : "\(found) of \(all) texts."
    }

    private var form: HTMLText {
        let states =
            [("", "Any"), ("fine", "In order"), ("draft", "Draft")]
            + ReviewNeed.allCases.map { ($0.name, Self.capitalized($0.words)) }
        let problems: [(TextFilter.Problems, String)] = [
            (.any, "Any"), (.some, "Some"), (.errors, "Errors"), (.none, "None"),
        ]
        return """
            <form action="\(Desk.path)" method="get" role="search">
            <p><label for="q">Title, name or file</label> <input id="q" name="q" type="search" value="\(filter.search)"></p>
            <p><label for="state">Review</label> <select id="state" name="state">\(states.map {
                option($0.0, $0.1, isChosen: $0.0 == filter.state)
            })</select></p>
            <p><label for="problems">Problems</label> <select id="problems" name="problems">\(problems.map {
                option($0.0.rawValue, $0.1, isChosen: $0.0 == filter.problems)
            })</select></p>
            <p><button>Show</button> <a href="\(Desk.path)">Show all</a></p>
            </form>
            """
    }

    private func option(_ value: String, _ words: String, isChosen: Bool) -> HTMLText {
        #"<option value="\#(value)"\#(.when(isChosen, " selected"))>\#(words)</option>"#
    }

    private func heading(_ order: TextFilter.Order) -> HTMLText {
        let isSorted = order == filter.order
        let address = filter.address {
            $0.order = order
            $0.isDescending = isSorted && !filter.isDescending
        }
        let sorting: HTMLText = filter.isDescending ? #" aria-sort="descending""# : #" aria-sort="ascending""#
        return #"<th scope="col"\#(.when(isSorted, sorting))><a href="\#(address)">\#(Self.title(of: order))</a></th>"#
    }

    private static func title(of order: TextFilter.Order) -> String {
        switch order {
        case .name: "Name"
        case .title: "Title"
        case .state: "Review"
        case .due: "Due"
        case .problems: "Problems"
        case .grade: "Grade"
        case .words: "Words"
        }
    }

    private func row(_ text: DeskTexts.Text) -> HTMLText {
        let title: HTMLText = text.page.map { #"<a href="\#($0)">\#(text.title)</a>"# } ?? "\(text.title)"
        let grade = text.figures?.readingGrade.map { tenths(of: $0) } ?? "–"
        return """
            <tr><th scope="row"><a href="\(text.link)">\(text.name)</a></th><td>\(title)\(.when(text.isDraft, " <b>Draft</b>"))</td>\
            <td>\(text.need.map { Self.capitalized($0.words) } ?? "In order")</td><td>\(text.due?.description ?? "–")</td>\
            <td>\(problems(text))</td><td class="number">\(grade)</td><td class="number">\(text.figures.map { "\($0.words)" } ?? "–")</td></tr>

            """
    }

    private func problems(_ text: DeskTexts.Text) -> HTMLText {
        var words: [String] = []
        if text.errors > 0 { words.append(text.errors == 1 ? "1 error" : "\(text.errors) errors") }
        if text.warnings > 0 { words.append(text.warnings == 1 ? "1 warning" : "\(text.warnings) warnings") }
        guard !words.isEmpty else { return "None" }
        // The problems of its record are found with it: both names begin in the same way.
        let stem = text.path.lastIndex(of: ".").map { String(text.path[..<$0]) } ?? text.path
        let address = QueryText.address("\(Desk.path)problems/", [("q", "\(stem).")])
        return #"<a href="\#(address)">\#(words.joined(separator: ", "))</a>"#
    }

    private func tenths(of grade: Double) -> String {
        let tenths = Int((grade * 10).rounded())
        return tenths < 0 ? "0.0" : "\(tenths / 10).\(tenths % 10)"
    }

    static func capitalized(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

    private func turning(_ page: Int, of pages: Int) -> HTMLText {
        let before: HTMLText =
            page > 1 ? #"<a rel="prev" href="\#(filter.address { $0.page = page - 1 })">Previous page</a> "# : ""
        let after: HTMLText =
            page < pages ? #" <a rel="next" href="\#(filter.address { $0.page = page + 1 })">Next page</a>"# : ""
        return #"<nav aria-label="Pages of the list"><p>\#(before)Page \#(page) of \#(pages)\#(after)</p></nav>"#
    }
}
