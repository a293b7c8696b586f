import Attestation
import Authoring
import Checks
import Diagnostics
import Rendering
import SiteModel

/// What the making of one page gives.
struct MadePage: Sendable {
    /// Where it is.
    let address: Address
    /// The page; `nil` where it was checked only.
    var page: RenderedPage?
    /// What others need to know of it.
    var facts: PageFacts
    /// What the next build needs to know of its text, where something is remembered.
    var memory: ArraySlice<UInt8>?
}

/// What the rest of a site needs to know of a text: other pages, lists, the register, the checks that come last.
struct PageFacts: Sendable {
    /// The file that the text is written in.
    let file: SourceFile
    /// The anchors of its headings.
    let anchors: Set<String>
    /// Its links to parts of other pages.
    let anchorLinks: [Body.Link]
    /// The files that it links to.
    let linkedFiles: Set<SourceFile>
    /// What is true of its review, where it is reviewed.
    var standing: ReviewStanding?
    /// What its page shows, where someone asks for it.
    var forms: PageForms?
    /// The digests of what its page shows, where it has a record, or someone asks for them.
    var digests: PageDigests?
    /// Its page, where that was read and does not show what is reviewed in a form that others can read.
    var unlikePage: ThemeMarks.UnlikePage?
    /// How many findings were left out because the site has accepted them.
    let acceptedFindings: Int
    /// What is wrong with the text and its review.
    var diagnostics: [Diagnostic]

    /// What a text as it was read tells of itself.
    init(_ text: ReadText, in site: Site, accepting baseline: Baseline?) {
        file = text.file
        anchors = Set(text.body.headings.map(\.id))
        var anchorLinks: [Body.Link] = []
        var linkedFiles: Set<SourceFile> = []
        for link in text.body.links {
            switch link.destination {
            case .page(_, anchor: .some): anchorLinks.append(link)
            case .file(let file): linkedFiles.insert(file)
            case .page, .external, .anchor: break
            }
        }
        self.anchorLinks = anchorLinks
        self.linkedFiles = linkedFiles
        let findings = baseline?.unaccepted(of: text.findings) ?? text.findings
        acceptedFindings = text.findings.count - findings.count
        diagnostics = text.problems + findings + DraftsUnlinked.problems(in: text.body.links, of: site)
    }
}

/// The facts of all pages.
struct SiteFacts: Sendable {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var anchors: [SourceFile: Set<String>] = [:]
    private(set) var anchorLinks: [Body.Link] = []
    /// The files that texts link to.
    private(set) var linkedFiles: Set<SourceFile> = []
    private(set) var standings = ReviewStandings()
    /// What pages show, of the texts that were asked for.
    private(set) var forms: [SourceFile: PageForms] = [:]
    /// The digests of what they show, of the texts that have a record too.
    private(set) var digests: [SourceFile: PageDigests] = [:]
    /// Pages that do not show what is reviewed, in a form that others can read.
    private(set) var unlikePages: [ThemeMarks.UnlikePage] = []
    /// How many findings were left out because the site has accepted them.
    private(set) var acceptedFindings = 0

    /// Adds the facts of a page.
    mutating func add(_ page: PageFacts) {
        diagnostics += page.diagnostics
        anchors[page.file] = page.anchors
        anchorLinks += page.anchorLinks
        linkedFiles.formUnion(page.linkedFiles)
        standings[page.file] = page.standing
        forms[page.file] = page.forms
        digests[page.file] = page.digests
        if let page = page.unlikePage { unlikePages.append(page) }
        acceptedFindings += page.acceptedFindings
    }

    /// Adds the facts of other pages.
    mutating func add(_ others: SiteFacts) {
        diagnostics += others.diagnostics
        anchors.merge(others.anchors) { first, _ in first }
        anchorLinks += others.anchorLinks
        linkedFiles.formUnion(others.linkedFiles)
        standings.merge(others.standings)
        forms.merge(others.forms) { first, _ in first }
        digests.merge(others.digests) { first, _ in first }
        unlikePages += others.unlikePages
        acceptedFindings += others.acceptedFindings
    }

    /// Adds what is wrong with the pages taken together.
    mutating func checkTogether(in site: Site) {
        for record in site.records.values where record.isReadable {
            diagnostics += RecordSeal.problems(in: record, site)
        }
        diagnostics += RecordsOfOtherTexts.problems(in: site, standings, digests)
        diagnostics += ThemeMarks.problems(in: unlikePages)
        diagnostics += AnchorsExist.problems(in: anchorLinks, anchors: anchors)
    }
}
