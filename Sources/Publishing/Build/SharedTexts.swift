import Rendering
import SiteModel

/// The texts that no page is made from: the disclaimers and the glossary, which many pages show, and what the start page and
/// the lists of sections say above their lists.
struct SharedTexts: Sendable {
    /// What the disclaimers became.
    let disclaimers: [DisclaimerID: Body]
    /// What became of the texts above lists, by the pages that show them.
    let introductions: [Address: Body]
    /// Takes the digests of what pages show of them.
    let digester: PageDigester
    /// What others need to know of them.
    let facts: SiteFacts

    /// Reads them. `theme` is what shows them; `nil` where something is wrong with it.
    init(_ reading: TextReading, in theme: Theme?) throws {
        let site = reading.site
        var disclaimers: [DisclaimerID: Body] = [:]
        var facts = SiteFacts()
        for disclaimer in site.disclaimers {
            let text = try reading.disclaimer(disclaimer)
            disclaimers[disclaimer.id] = text.body
            facts.add(PageFacts(text, in: site, accepting: nil))
        }
        var introductions: [Address: Body] = [:]
        for introduction in site.introductions {
            // The page of a draft is there, but none of its headings.
            var text = ReadText(file: introduction.file, body: Body())
            if site.publishes(isDraft: introduction.isDraft) {
                text = try reading.introduction(introduction)
                introductions[site.settings.sections.address(of: introduction)] = text.body
            }
            var found = PageFacts(text, in: site, accepting: nil)
            if !text.body.isEmpty, let problem = theme?.problem(leavingOut: introduction) {
                found.diagnostics.append(problem)
            }
            facts.add(found)
            facts.addFiles(introduction.startPage.topics.compactMap { $0.icon.flatMap { site.file($0.value)?.file } })
        }
        self.disclaimers = disclaimers
        self.introductions = introductions
        self.facts = facts
        digester = PageDigester(site: site, disclaimers: disclaimers)
    }
}
