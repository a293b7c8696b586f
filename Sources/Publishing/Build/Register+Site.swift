import Attestation
import Rendering
import SiteModel

extension Register {
    /// The register of a site whose texts have been read; `nil` where none of them has a record.
    init?(of site: Site, _ facts: SiteFacts, _ shared: SharedTexts, _ commit: ContentCommit?) {
        var listed: [Register.Page] = []
        func list(_ text: ReviewedText, at address: Address) {
            guard let record = text.record, let digests = facts.digests[text.file],
                let standing = facts.standings[text]
            else { return }
            listed.append(
                Register.Page(
                    address: address,
                    title: text.title.value,
                    digests: digests,
                    standing: standing,
                    record: record
                )
            )
        }
        for article in site.articles { list(article.text, at: site.settings.sections.address(of: article.id)) }
        for subject in site.subjects { list(subject.text, at: site.settings.sections.address(of: subject.id)) }
        guard !listed.isEmpty else { return nil }
        let texts = site.records.compactMap { name, record in
            shared.digester.form(of: name).map { Register.SharedText(id: name, text: $0.digest, record: record) }
        }
        self.init(
            of: site,
            pages: listed,
            sharedTexts: texts,
            validThrough: ValidThrough(site, facts.standings)?.day,
            commit: commit
        )
    }
}
