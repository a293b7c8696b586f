import Diagnostics
import SiteModel

/// Every source that a text lists is cited where it is used, so that a reader can tell which statement rests on it (JAMA
/// benchmarks: attribution; DISCERN, question 4).
///
/// A text without a body has nowhere to cite a source.
struct SourceUncited: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "source-uncited",
        .warning,
        "A source is listed but never cited",
        finds: "A source is listed but never cited.",
        source: "JAMA benchmarks: attribution; DISCERN, question 4"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        guard !subject.body.isEmpty else { return [] }
        // By id: two sources of one id are reported already, and a citation means the first.
        let cited = Set(subject.body.citations.map { subject.text.sources[$0.source].id.value })
        return subject.text.sources.compactMap { source in
            guard !cited.contains(source.id.value) else { return nil }
            return TextFinding(
                .frontMatter(source.id.location),
                "The source `\(source.id.value)` is listed but never cited",
                help: "write `[^\(source.id.value)]` after what it supports, or remove it from the list"
            )
        }
    }
}
