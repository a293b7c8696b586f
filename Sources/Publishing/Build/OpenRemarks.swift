import Authoring
import Checks
import Diagnostics
import SiteModel

/// The remarks of reviewers that wait for an answer, at their places in the texts. Few texts have any, so that these are
/// parsed once more and nothing of it is remembered.
extension TextReading {
    /// The open remarks on the text of a page.
    func openRemarks(on page: TextPage) throws -> [Diagnostic] {
        guard let text = page.reviewedText, let remarks = text.remarks, !remarks.open.isEmpty else { return [] }
        return try openRemarks(remarks, on: text)
    }

    /// The open remarks on texts that have no page: drafts that are not published, and what pages share.
    func openRemarksOfTextsWithoutPage() throws -> [Diagnostic] {
        let drafts =
            site.articles.lazy.map(\.text).filter(isOpenDraft) + site.subjects.lazy.map(\.text).filter(isOpenDraft)
        var problems = try drafts.flatMap { text in try text.remarks.map { try openRemarks($0, on: text) } ?? [] }
        for disclaimer in site.disclaimers {
            guard let remarks = site.remarks[.disclaimer(disclaimer.id)], !remarks.open.isEmpty else { continue }
            problems += try openRemarks(remarks, on: disclaimer)
        }
        if let remarks = site.remarks[.glossary] {
            problems += remarks.open.map { problem(of: $0, in: remarks, at: place(of: $0, in: site.glossary)) }
        }
        return problems
    }

    private func isOpenDraft(_ text: ReviewedText) -> Bool {
        !site.publishes(isDraft: text.isDraft) && text.remarks?.open.isEmpty == false
    }

    private func openRemarks(_ remarks: ReviewRemarks, on text: ReviewedText) throws -> [Diagnostic] {
        let places = try places(of: remarks.open, in: text.file, text.body, setup(of: text))
        let written = [text.title] + [text.summary].compactMap(\.self)
        return zip(remarks.open, places).map { remark, place in
            let place =
                place.quote ?? written.first { RemarksAnswered.hasQuote(of: remark, $0.value) }?.location
                ?? place.section ?? text.title.location
            return problem(of: remark, in: remarks, at: place)
        }
    }

    private func openRemarks(_ remarks: ReviewRemarks, on disclaimer: Disclaimer) throws -> [Diagnostic] {
        let setup = parsing.setup(of: disclaimer)
        let places = try places(of: remarks.open, in: disclaimer.file, disclaimer.body, setup)
        return zip(remarks.open, places).map { remark, place in
            let start = SourceLocation(disclaimer.file, line: 1, column: 1)
            return problem(of: remark, in: remarks, at: place.quote ?? place.section ?? start)
        }
    }

    private func place(of remark: ReviewRemark, in glossary: Glossary) -> SourceLocation {
        let terms = glossary.terms
        let term =
            terms.first { RemarksAnswered.hasQuote(of: remark, $0.meaning) }
            ?? terms.first { RemarksAnswered.isSection(of: remark, $0.term.value) }
            ?? terms.first { RemarksAnswered.hasQuote(of: remark, $0.term.value) }
        return term?.term.location ?? SourceLocation(SourceFile(.content, "glossary.yml"), line: 1, column: 1)
    }

    private func problem(of remark: ReviewRemark, in remarks: ReviewRemarks, at place: SourceLocation) -> Diagnostic {
        RemarksAnswered.problem(of: remark, in: remarks.file, at: place, by: site.person(remark.reviewer.value))
    }

    /// Where the quoted words of each remark are in a file, and the headings that they name.
    private func places(
        of remarks: [ReviewRemark],
        in file: SourceFile,
        _ start: BodyStart,
        _ setup: BodyParsing.Setup
    ) throws -> [(quote: SourceLocation?, section: SourceLocation?)] {
        let (read, bytes) = try text(file, start, setup, required: nil)
        let places = RemarksAnswered.Places(read.body.prose)
        let ranges = remarks.flatMap { [places.quote(of: $0), places.section(of: $0)] }
        var found = parsing.parser.places(
            of: ranges.compactMap(\.self),
            in: bytes,
            bodyOffset: start.offset,
            bodyLine: start.line,
            file: file,
            context: setup.context,
            options: setup.options
        )[...]
        let located = ranges.map { $0 == nil ? nil : found.popFirst() }
        return remarks.indices.map { (located[2 * $0], located[2 * $0 + 1]) }
    }
}
