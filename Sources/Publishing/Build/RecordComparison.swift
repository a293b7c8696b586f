import Attestation
import Checks
import Diagnostics
import Rendering
import SiteModel

/// Holds texts to their records: what may be said of their reviews.
struct RecordComparison: Sendable {
    let site: Site
    let shared: SharedTexts
    /// Of which texts the forms are kept: whoever signs a text must see it.
    let keepsForm: @Sendable (SourceFile) -> Bool
    /// The signatures that need not be verified again.
    var signatures = SignatureMemory()

    /// What came of it.
    struct Result {
        /// The texts on the page, and what is true of their review.
        var bodies: ReviewedBodies
        /// What the page shows, where it was asked for.
        var forms: PageForms?
        /// What is wrong with the record and the review.
        var problems: [Diagnostic] = []
    }

    /// Compares a text, whose body was read, with its record.
    func compare(_ text: ReviewedText, _ body: Body, at address: Address) -> Result {
        let disclaimer = disclaimer(of: text, body)
        let forms = shared.digester.forms(of: text, body, disclaimer: disclaimer)
        var standing = site.standing(
            of: text,
            at: address,
            needsReview: saysAnything(text, body),
            digests: forms?.digests,
            signedSharedTexts: shared.digester.signedSharedTexts
        )
        if standing.changedSharedTexts.contains(.glossary), let recorded = text.record.flatMap(RecordedReview.init) {
            standing.changedMeanings = forms?.shared[.glossary]?.changedMeanings(since: recorded.shared[.glossary])
        }
        var problems: [Diagnostic] = []
        if let record = text.record, record.isReadable {
            problems += RecordSeal.problems(in: record, site, knowing: signatures)
        }
        problems += ReviewFactProblems.problems(of: standing, text: text, in: site)
        return Result(
            bodies: ReviewedBodies(
                body: body,
                disclaimer: disclaimer.flatMap { shared.disclaimers[$0] },
                standing: standing,
                digests: forms?.digests
            ),
            forms: keepsForm(text.file) ? forms : nil,
            problems: problems
        )
    }

    /// Whether an article is not shown; `read` gives its body where the digest of the text decides.
    func isWithheld(_ article: Article, read: (TextPage) throws -> Body) rethrows -> Bool {
        let text = article.text
        let address = site.settings.sections.address(of: article.id)
        let risk = site.risk(of: text)
        let digestDecides = [ReviewFact.changed, .sharedTextChanged].contains {
            site.settings.reviewPolicy.action(for: $0, at: risk) == .withhold
        }
        guard text.record != nil, digestDecides else {
            return site.standing(
                of: text,
                at: address,
                needsReview: article.saysAnythingMedical,
                digests: nil,
                signedSharedTexts: [:]
            ).isWithheld
        }
        return compare(text, try read(.article(article)), at: address).bodies.standing.isWithheld
    }

    /// The disclaimer on the page of a text. A subject that says nothing medical needs none, and shows none unless it
    /// names one.
    func disclaimer(of text: ReviewedText, _ body: Body) -> DisclaimerID? {
        let isSilent = !saysAnything(text, body) && text.disclaimer == nil
        return isSilent ? nil : site.disclaimer(of: text)?.id
    }

    /// Whether a text says anything medical.
    private func saysAnything(_ text: ReviewedText, _ body: Body) -> Bool {
        text.summary != nil || text.relation != nil || !body.isEmpty
    }
}
