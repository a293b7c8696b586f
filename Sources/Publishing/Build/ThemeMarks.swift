import Attestation
package import Diagnostics
import Rendering
import SiteModel

extension DiagnosticIdentifier {
    package static let reviewMarksMissing = DiagnosticIdentifier(
        "review-marks-missing",
        .error,
        "A template does not mark what was reviewed"
    )
}

/// Whether a theme marks on its pages what is reviewed, so that anyone can recompute the digests (docs/review.md).
enum ThemeMarks {
    /// A page from which another form is read than from its text.
    struct UnlikePage: Sendable {
        let file: SourceFile
        /// The template that it is made with.
        let template: SourceFile
        /// What is different, to be continued after the name of the page.
        let difference: String

        /// Reads a page; `nil` where it shows its texts in just the forms in which they are reviewed.
        init?(
            _ html: [UInt8],
            of file: SourceFile,
            _ template: SourceFile,
            _ forms: PageForms,
            _ digester: PageDigester
        ) {
            let page = try? PublishedPage(html: html, imageDigest: digester.imageDigest)
            var pairs = [(forms.text, page?.text)]
            for (name, form) in forms.shared {
                switch name {
                case .disclaimer: pairs.append((form, page?.disclaimer))
                case .glossary: pairs.append((form, page?.meanings))
                case .facts: pairs.append((form, page?.facts))
                }
            }
            guard let (form, shown) = pairs.first(where: { $0.0.bytes != $0.1?.bytes }) else { return nil }
            self.file = file
            self.template = template
            difference = Self.difference(form.lines, shown?.lines ?? [])
        }

        private static func difference(_ expected: [String], _ found: [String]) -> String {
            let index = zip(expected, found).prefix { $0 == $1 }.count
            func line(_ lines: [String]) -> String {
                lines.indices.contains(index) ? "`\(lines[index].prefix(60))`" : "nothing"
            }
            return "instead of \(line(expected)), it has \(line(found))"
        }
    }

    /// The first of the pages of each template: what is wrong with it is wrong with all.
    static func problems(in pages: [UnlikePage]) -> [Diagnostic] {
        let first = Dictionary(
            pages.map { ($0.template, $0) },
            uniquingKeysWith: { $1.file < $0.file ? $1 : $0 }
        )
        return first.values.map { page in
            Diagnostic(
                .reviewMarksMissing,
                at: SourceLocation(page.template),
                "No one can check the review of `\(page.file.path)` on its page: \(page.difference)",
                help: "mark what is reviewed with `data-reviewed`, and the theme's own words within it with"
                    + " `data-unreviewed`, as docs/templates.md shows"
            )
        }
    }
}
