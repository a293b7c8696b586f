import Checks
import Reviewing
import SiteModel

/// Which texts the desk lists, and in which order: what the form above the list asks for.
struct TextFilter: Sendable {
    /// What a list can be sorted by.
    enum Order: String, CaseIterable, Sendable {
        case name
        case title
        case state
        case due
        case problems
        case grade
        case words
    }

    /// What texts can have.
    enum Problems: String, CaseIterable, Sendable {
        case any
        case some
        case errors
        case none
    }

    var search: String
    /// The name of a need, `draft`, `fine`, or nothing for all.
    var state: String
    var problems: Problems
    var order: Order
    var isDescending: Bool
    /// The page of the list, from 1.
    var page: Int

    /// A list is in pages of so many texts.
    static let pageLength = 100

    /// What a request asks for; whatever makes no sense asks for nothing.
    init(_ request: PreviewRequest) {
        search = request.value(of: "q") ?? ""
        state = request.value(of: "state") ?? ""
        problems = request.value(of: "problems").flatMap(Problems.init) ?? .any
        order = request.value(of: "sort").flatMap(Order.init) ?? .name
        isDescending = request.value(of: "order") == "down"
        page = max(1, request.value(of: "page").flatMap(Int.init) ?? 1)
    }

    /// The texts that are asked for, in order.
    func texts(of all: [DeskTexts.Text]) -> [DeskTexts.Text] {
        let words = search.lowercased().split(separator: " ")
        let found = all.filter { text in
            let searched = "\(text.title) \(text.name) \(text.path)".lowercased()
            return words.allSatisfy(searched.contains) && isState(of: text) && hasProblems(text)
        }
        // Texts that are the same in what decides stay in the order of their names.
        let sorted = found.enumerated().sorted { first, second in
            let isBefore = precedes(first.element, second.element)
            let isAfter = precedes(second.element, first.element)
            if isBefore == isAfter { return first.offset < second.offset }
            return isDescending ? isAfter : isBefore
        }
        return sorted.map(\.element)
    }

    private func isState(of text: DeskTexts.Text) -> Bool {
        switch state {
        case "": true
        case "draft": text.isDraft
        case "fine": text.need == nil && !text.isDraft
        default: text.need?.name == state
        }
    }

    private func hasProblems(_ text: DeskTexts.Text) -> Bool {
        switch problems {
        case .any: true
        case .some: text.errors + text.warnings > 0
        case .errors: text.errors > 0
        case .none: text.errors + text.warnings == 0
        }
    }

    /// What is not known comes last.
    private func precedes(_ first: DeskTexts.Text, _ second: DeskTexts.Text) -> Bool {
        switch order {
        case .name: first.name < second.name
        case .title: first.title.lowercased() < second.title.lowercased()
        case .state: ReviewQueue.urgency(of: first.need) < ReviewQueue.urgency(of: second.need)
        case .due: (first.due?.daysSinceEpoch ?? .max) < (second.due?.daysSinceEpoch ?? .max)
        case .problems: (first.errors, first.warnings) > (second.errors, second.warnings)
        case .grade: (first.figures?.readingGrade ?? .infinity) < (second.figures?.readingGrade ?? .infinity)
        case .words: (first.figures?.words ?? .max) < (second.figures?.words ?? .max)
        }
    }

    /// The address of the list with something else asked for.
    func address(_ change: (inout TextFilter) -> Void) -> String {
        var other = self
        other.page = 1
        change(&other)
        var items: [(String, String)] = []
        if !other.search.isEmpty { items.append(("q", other.search)) }
        if !other.state.isEmpty { items.append(("state", other.state)) }
        if other.problems != .any { items.append(("problems", other.problems.rawValue)) }
        if other.order != .name { items.append(("sort", other.order.rawValue)) }
        if other.isDescending { items.append(("order", "down")) }
        if other.page > 1 { items.append(("page", "\(other.page)")) }
        return QueryText.address(Desk.path, items)
    }
}
