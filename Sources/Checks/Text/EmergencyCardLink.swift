import Diagnostics
import SiteModel

/// An emergency card leads nowhere but to help: a reader in danger must not end up on the page of another condition
/// (NHS digital service manual, “Care cards”: no links to other conditions in an emergency card).
///
/// Which condition a page belongs to, its folder below `conditions` says.
struct EmergencyCardLink: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "emergency-card-link",
        .warning,
        "An emergency card links to another condition",
        finds: "An emergency card links to a page of another condition.",
        source: "NHS digital service manual, “Care cards”"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        subject.prose.links.compactMap { link in
            guard link.care == .emergency, let index = link.link,
                subject.body.links.indices.contains(index),
                case .page(let file, _) = subject.body.links[index].destination,
                let condition = Self.condition(of: file),
                condition != (Self.condition(of: subject.text.file) ?? subject.condition.map { $0.rawValue[...] })
            else { return nil }
            return TextFinding(
                .words(link.range),
                "An emergency card must not link to another condition, but this link goes to `\(condition)`",
                help: "move the link out of the card into the text below"
            )
        }
    }

    private static func condition(of file: SourceFile) -> Substring? {
        let parts = file.path.split(separator: "/", maxSplits: 2)
        return parts.count == 3 && parts[0] == "conditions" ? parts[1] : nil
    }
}
