import Attestation
import Diagnostics
import Rendering
import SiteModel

/// Everything on the site that is not made from a text of its own: lists, redirects, sitemap, assets, copied files.
struct ExtraFiles {
    let site: Site
    let theme: Theme
    let renderer: PageRenderer
    let folder: ContentFolder
    let output: any SiteOutput
    /// What came of the pass over the pages.
    let pages: PagePass.Result

    /// Writes them.
    func write() throws {
        let directory = renderer.directory(pages.facts.standings)
        for kind in SitePageKind.all(of: site.settings.sections) where kind.page.isPart(of: site) {
            try output.write(renderer.page(kind, directory), to: kind.page.address)
        }
        try writeRedirects()
        for (address, text) in Sitemap(site, pages.facts.standings).files() {
            try output.write(text: text, to: address)
        }
        try output.write(text: Robots.text(site), to: .robots)
        try writeRegister()
        // GitHub Pages would otherwise leave out whatever starts with an underscore.
        try output.write([], to: .noJekyll)
        for asset in theme.assets { try output.write(asset.bytes, to: asset.address) }
        for file in site.files where file.staticPath != nil || pages.facts.linkedFiles.contains(file.file) {
            try output.copyFile(from: folder.location(of: file.file), to: file.address.outputPath)
        }
    }

    /// Writes the register of reviews, where the site has records of any.
    private func writeRegister() throws {
        var listed: [Register.Page] = []
        func list(_ text: ReviewedText, at address: Address) {
            guard let record = text.record, let digests = pages.facts.digests[text.file],
                let standing = pages.facts.standings[text]
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
        guard !listed.isEmpty else { return }
        let shared = site.records.compactMap { name, record in
            pages.shared.digester.form(of: name).map { Register.SharedText(id: name, text: $0.digest, record: record) }
        }
        let register = Register(
            of: site,
            pages: listed,
            sharedTexts: shared,
            validThrough: ValidThrough(site, pages.facts.standings)?.day
        )
        try output.write(register.bytes, to: .reviewRegister)
        try output.write(text: Register.schema, to: .reviewRegisterSchema)
    }

    private func writeRedirects() throws {
        let sections = site.settings.sections
        for article in site.publishedArticles { try redirect(article.text, to: sections.address(of: article.id)) }
        for subject in site.publishedSubjects { try redirect(subject.text, to: sections.address(of: subject.id)) }
        for page in site.publishedPages {
            try redirect(page.aliases, to: .page(page.slug), title: page.title.value)
        }
    }

    private func redirect(_ text: ReviewedText, to target: Address) throws {
        try redirect(text.aliases, to: target, title: text.title.value, language: text.language)
    }

    private func redirect(
        _ aliases: [Located<String>],
        to target: Address,
        title: String,
        language: Located<LanguageTag>? = nil
    ) throws {
        for alias in aliases {
            guard let address = SiteLinker.aliasAddress(alias.value) else { continue }
            try output.write(renderer.redirect(to: target, title: title, language: language), to: address)
        }
    }
}
