import Diagnostics
import SiteModel

/// An emergency card leads nowhere but to help: a reader in danger must not end up on the page of another condition
/// (NHS digital service manual, “Care cards”: no links to other conditions in an emergency card).
///
/// Which condition, or which other subject, a page belongs to, its folder says.
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
                let other = subject.sections.subject(ofFile: file.path),
                other != (subject.sections.subject(ofFile: subject.text.file.path) ?? subject.about)
            else { return nil }
            return TextFinding(
                .words(link.range),
                "An emergency card must not link to another \(subject.sections.kind(of: other).noun), but this link goes to"
                    + " `\(other)`",
                help: "move the link out of the card into the text below"
            )
        }
    }
}
