package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let recordOfAnotherText = DiagnosticIdentifier(
        "record-of-another-text",
        .error,
        "A record vouches for the text of another page"
    )
}

/// A record lies beside the text that it is about, and not beside another: it was copied, or a file was renamed without
/// it.
package enum RecordsOfOtherTexts {
    /// The records whose reviews hold for the text of another file.
    ///
    /// - Parameters:
    ///   - standings: what is true of the reviews of the texts.
    ///   - digests: the digests of what the pages of texts with records show.
    package static func problems(
        in site: Site,
        _ standings: ReviewStandings,
        _ digests: [SourceFile: PageDigests]
    ) -> [Diagnostic] {
        guard standings.contain(.changed) else { return [] }
        let texts = site.articles.map(\.text) + site.subjects.map(\.text)
        let changed = texts.filter { standings[$0]?.facts.contains(.changed) == true }
        let owners = Dictionary(digests.map { ($1.text, $0) }, uniquingKeysWith: min)
        return changed.compactMap { text in
            guard let recorded = text.record.flatMap(RecordedReview.init), let last = text.record?.entries.last,
                let owner = owners[recorded.text], owner != text.file, standings[text]?.strayed == nil
            else { return nil }
            return Diagnostic(
                .recordOfAnotherText,
                at: last.text.location,
                "The review on record is of `\(owner.path)`, not of `\(text.file.path)`",
                help: "put the record back beside its own text; each text needs a review of its own"
            )
        }
    }
}
