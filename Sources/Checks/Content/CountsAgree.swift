package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let countContradiction = DiagnosticIdentifier(
        "count-contradiction",
        .error,
        "Counts contradict each other"
    )
}

/// No article has more people than its condition: the numbers of one page must not contradict another's.
struct CountsAgree {
    func problems(in site: Site) -> [Diagnostic] {
        site.experiences.rows.compactMap { row in
            guard row.article != nil, let total = site.experiences.row(of: row.subject.value),
                row.people.value > total.people.value
            else { return nil }
            return Diagnostic(
                .countContradiction,
                at: row.people.location,
                "\(row.people.value) people shared an experience for `\(row.reference)`, but only"
                    + " \(total.people.value) for the whole condition",
                help: "correct one of the two",
                notes: [Diagnostic.Note("the condition's total is here", at: total.people.location)]
            )
        }
    }
}
