import Diagnostics
import Reviewing

/// Which problems the desk lists.
struct ProblemFilter: Sendable {
    let search: String
    let severity: String

    /// What a request asks for.
    init(_ request: PreviewRequest) {
        search = request.value(of: "q") ?? ""
        severity = request.value(of: "severity") ?? ""
    }

    func shows(_ problem: Diagnostic, at path: String) -> Bool {
        let searched = "\(path) \(problem.message) \(problem.identifier.name)".lowercased()
        let isSevere =
            switch severity {
            case "error": problem.severity == .error
            case "warning": problem.severity == .warning
            default: true
            }
        return isSevere && search.lowercased().split(separator: " ").allSatisfy(searched.contains)
    }
}

/// The list of all problems.
struct ProblemsPage {
    let texts: DeskTexts
    let filter: ProblemFilter

    /// A list has at most so many; the form finds the others.
    private static let most = 500

    var html: HTMLText {
        guard let problems = texts.problems else { return "<p>The site is still being checked.</p>" }
        let found = problems.filter { filter.shows($0, at: texts.places.path(of: $0.location.file)) }
        let severities = [("", "Any"), ("error", "Errors"), ("warning", "Warnings")]
        let options = severities.map { value, words -> HTMLText in
            #"<option value="\#(value)"\#(.when(value == filter.severity, " selected"))>\#(words)</option>"#
        }
        let count =
            found.count > Self.most
            ? "The first \(Self.most) of \(found.count) problems."
            : found.count == 1 ? "1 problem." : "\(found.count) problems."
        return """
            <form action="\(Desk.path)problems/" method="get" role="search">
            <p><label for="q">File, words or rule</label> <input id="q" name="q" type="search" value="\(filter.search)"></p>
            <p><label for="severity">Level</label> <select id="severity" name="severity">\(options)</select></p>
            <p><button>Show</button> <a href="\(Desk.path)problems/">Show all</a></p>
            </form>
            <p role="status">\(count)</p>
            <ul class="problems">\(found.prefix(Self.most).map { Self.item($0, texts.places) })</ul>
            """
    }

    /// One problem, with a link to its place.
    static func item(_ problem: Diagnostic, _ places: PreviewPlaces) -> HTMLText {
        let level =
            switch problem.severity {
            case .error: "Error"
            case .warning: "Warning"
            case .note: "Note"
            }
        let place = problem.location
        let shown = "\(places.path(of: place.file)):\(place.start.line):\(place.start.column)"
        let link: HTMLText = places.link(to: place).map { #"<a href="\#($0)">\#(shown)</a>"# } ?? "\(shown)"
        let help: HTMLText = problem.help.map { #"<br><span class="help">Help: \#($0)</span>"# } ?? ""
        return """
            <li class="\(level.lowercased())"><b>\(level)</b>: \(problem.message)\(help)<br>\
            <span class="facts">\(link) \
            <code>\(problem.identifier.name)</code></span></li>

            """
    }
}
