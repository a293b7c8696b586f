import Checks
import Diagnostics
import Rendering
import Searching
import SiteModel

/// What the rest of a site needs to know of a text: other pages, lists, the register, the checks that come last.
struct PageFacts: Sendable {
    /// The file that the text is written in.
    let file: SourceFile
    /// The anchors of its headings and of the places that its author gave an id.
    let anchors: Set<String>
    /// Its links to parts of other pages.
    let anchorLinks: [Body.Link]
    /// Its links to pages on which lists may go on.
    let listLinks: [Body.Link]
    /// The files that it links to.
    let linkedFiles: Set<SourceFile>
    /// What is true of its review, where it is reviewed.
    var standing: ReviewStanding?
    /// What its page shows, where someone asks for it.
    var forms: PageForms?
    /// The digests of what its page shows, where it has a record, or someone asks for them.
    var digests: PageDigests?
    /// Whether it has a picture of its own that other sites can show for its page.
    let hasOwnPicture: Bool
    /// Its page, where that was read and does not show what is reviewed in a form that others can read.
    var unlikePage: ThemeMarks.UnlikePage?
    /// What a search needs to know of it.
    let searchText: SearchText
    /// The names of the facts of `facts.yml` that it uses.
    let usedFacts: [String]
    /// The amounts that it states.
    let quantities: TextQuantities
    /// How many findings were left out because the site has accepted them.
    let acceptedFindings: Int
    /// What is wrong with the text and its review.
    var diagnostics: [Diagnostic]

    /// What a text as it was read tells of itself.
    init(_ text: ReadText, in site: Site, accepting baseline: Baseline?, summaryFacts: [String] = []) {
        usedFacts = summaryFacts + text.body.facts + text.body.factsInWords
        file = text.file
        searchText = text.searchText
        quantities = text.quantities
        hasOwnPicture = site.ownPicture(of: text.body) != nil
        anchors = Set(text.body.headings.map(\.id) + text.body.targets)
        var anchorLinks: [Body.Link] = []
        var listLinks: [Body.Link] = []
        var linkedFiles: Set<SourceFile> = []
        for link in text.body.links {
            switch link.destination {
            case .page(_, anchor: .some): anchorLinks.append(link)
            case .file(let file): linkedFiles.insert(file)
            case .listPage: listLinks.append(link)
            case .page, .external, .anchor: break
            }
        }
        self.anchorLinks = anchorLinks
        self.listLinks = listLinks
        self.linkedFiles = linkedFiles
        let findings = baseline?.unaccepted(of: text.findings) ?? text.findings
        acceptedFindings = text.findings.count - findings.count
        diagnostics = text.problems + findings + DraftsUnlinked.problems(in: text.body.links, of: site)
    }
}
