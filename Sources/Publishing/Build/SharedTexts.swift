import SiteModel

/// The texts that many pages show: the disclaimers, and the glossary.
struct SharedTexts: Sendable {
    /// What the disclaimers became.
    let disclaimers: [DisclaimerID: Body]
    /// Takes the digests of what pages show of them.
    let digester: PageDigester
    /// What others need to know of the disclaimers.
    let facts: SiteFacts

    /// Reads them.
    init(_ reading: TextReading) throws {
        let site = reading.site
        var disclaimers: [DisclaimerID: Body] = [:]
        var facts = SiteFacts()
        for disclaimer in site.disclaimers {
            let text = try reading.disclaimer(disclaimer)
            disclaimers[disclaimer.id] = text.body
            facts.add(PageFacts(text, in: site, accepting: nil))
        }
        self.disclaimers = disclaimers
        self.facts = facts
        digester = PageDigester(site: site, disclaimers: disclaimers)
    }
}
