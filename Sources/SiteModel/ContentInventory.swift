package import Diagnostics

/// Everything that the content folder holds, file by file, before names became references.
package struct ContentInventory: Sendable {
    /// What `site.yml` says.
    package var settings: SiteSettings
    /// The subjects, in the order of their files.
    package var subjects: [Subject] = []
    /// The articles, in the order of their files.
    package var articles: [Article] = []
    /// The people, in the order of their files.
    package var people: [Person] = []
    /// The disclaimers, in the order of their files.
    package var disclaimers: [Disclaimer] = []
    /// The other pages, in the order of their files.
    package var pages: [OtherPage] = []
    /// What the start page and the lists of sections say above their lists, in the order of their files.
    package var introductions: [Introduction] = []
    /// The counts of shared experiences.
    package var experiences = Experiences(rows: [])
    /// The words that the site explains.
    package var glossary = Glossary()
    /// The values that the site states once.
    package var facts = StatedFacts()
    /// The records of reviews, each with the text or the shared text that it lies beside.
    package var records: [ReviewRecord] = []
    /// The remarks of reviewers, each with the text or the shared text that they lie beside.
    package var remarks: [ReviewRemarks] = []
    /// The respellings that an editor may make.
    package var respellings = Respellings()
    /// The files that texts may link to, and those of `static/`.
    package var files: [ContentFile] = []
    /// The texts whose front matter could not be read: what they say is unknown, but they are there.
    package var unreadableTexts: [SourceFile] = []

    /// An empty folder with settings.
    package init(settings: SiteSettings) { self.settings = settings }

    /// The folders of sections that hold articles, and no subject, not even one that cannot be read.
    var foldersWithoutSubject: [String] {
        let files = subjects.map(\.text.file.path) + unreadableTexts.map(\.path)
        let written = Set(files.map(Slug.normalized))
        return Set(articles.compactMap(\.place.subjectFolder)).filter { folder in
            !written.contains(Slug.normalized("\(folder)/index.md"))
        }.sorted()
    }
}

/// A file of Content that is not a text of the site: an image, a leaflet, anything of `static/`.
package struct ContentFile: Sendable, Equatable {
    /// The file.
    package var file: SourceFile
    /// The size of an image, where it is one and could be read.
    package var imageSize: ImageSize?
    /// The digest of the bytes of an image, a film, a sound or captions, by which a review knows it.
    package var digest: ContentDigest?

    /// A file and, for what a text shows or plays, its digest; for an image its size too.
    package init(file: SourceFile, imageSize: ImageSize? = nil, digest: ContentDigest? = nil) {
        self.file = file
        self.imageSize = imageSize
        self.digest = digest
    }

    /// The part of the path inside `static/`, where the file lies there.
    package var staticPath: String? {
        file.path.hasPrefix("static/") ? String(file.path.dropFirst("static/".count)) : nil
    }

    /// Where it is on the site.
    package var address: Address {
        staticPath.map(Address.staticFile) ?? .contentFile(file.path)
    }
}
