package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let introductionUnused = DiagnosticIdentifier(
        "introduction-unused",
        .warning,
        "A template does not show the text of the start page or of a section"
    )
}

extension Theme {
    /// A report of a text above a list that the template of its page does not show; `nil` where it does.
    package func problem(leavingOut introduction: Introduction) -> Diagnostic? {
        // The lists of all sections share a template.
        let template = (introduction.section == nil ? SitePageKind.home : .allSubjects).kind.templateName
        guard !templatesWithIntroduction.contains(template) else { return nil }
        return Diagnostic(
            .introductionUnused,
            at: SourceLocation(introduction.file),
            "The template `\(template)` does not show `introduction.body`, so this text is on no page",
            help: "write `{{>partials/introduction}}` in the template, or delete the text"
        )
    }
}
