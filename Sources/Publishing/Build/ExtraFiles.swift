import Attestation
import Diagnostics
import Rendering
import SiteModel

/// A file of a site that is not made from a text of its own: where it is, and what is in it.
struct ExtraFile: Sendable {
    /// What is in the file.
    enum Contents {
        /// Bytes that are made when they are asked for.
        case made(@Sendable () throws(FileSystemError) -> [UInt8])
        /// The bytes of a file of Content.
        case copied(ContentFile)
    }

    let address: Address
    let contents: Contents

    init(_ address: Address, _ make: @escaping @Sendable () throws(FileSystemError) -> [UInt8]) {
        self.address = address
        contents = .made(make)
    }

    init(copyOf file: ContentFile) {
        address = file.address
        contents = .copied(file)
    }
}

/// Everything on the site that is not made from a text of its own: lists, redirects, sitemap, assets, copied files.
struct ExtraFiles {
    let site: Site
    let theme: Theme
    let renderer: PageRenderer
    let lexicon: Lexicon
    let folder: ContentFolder
    /// What is known of the pages.
    let facts: SiteFacts
    let shared: SharedTexts
    /// The commit that the content is in, where git knows it.
    var commit: ContentCommit?

    /// Writes them; pages at old addresses are left out where the host forwards readers itself.
    ///
    /// - Returns: The digest of the register of reviews; `nil` where the site has none.
    func write(
        to output: any SiteOutput,
        jobs: Int,
        leavingOutRedirects leavesOutRedirects: Bool = false
    ) async throws -> ContentDigest? {
        let listing = listing
        let files =
            lists(listing) + (leavesOutRedirects ? [] : redirects) + filesForPrograms(listing) + search + assets
            + icons + copies
        let folder = folder
        let registers = try await gatherInParallel(
            count: files.count,
            jobs: jobs,
            state: { ContentDigest?.none }
        ) { index, register in
            let file = files[index]
            switch file.contents {
            case .made(let make):
                let digest = try output.write(try make(), to: file.address)
                if file.address == .reviewRegister { register = digest }
            case .copied(let source):
                try output.copyFile(from: folder.location(of: source.file), to: file.address.outputPath)
            }
        }
        try await writePictures(to: output, jobs: jobs)
        return registers.compactMap(\.self).first
    }

    /// What the lists of the site hold, and the pages on which they go on.
    struct Listing {
        let directory: SubjectDirectory
        let continued: [ContinuedPage]
    }

    /// What the lists hold now that all texts have been read.
    var listing: Listing {
        let directory = renderer.directory(facts.standings)
        return Listing(directory: directory, continued: renderer.continuedPages(directory, facts.standings))
    }

    /// The pages of the site as a whole, and those on which their lists go on.
    func lists(_ listing: Listing) -> [ExtraFile] {
        SitePageKind.all(of: site.settings.sections).filter { $0.page.isPart(of: site) }.map { kind in
            let address = kind.page.address
            let directory = listing.directory
            return ExtraFile(address) { renderer.page(kind, directory, introducedBy: shared.introductions[address]) }
        } + listing.continued.map { ExtraFile($0.address, $0.render) }
    }

    /// The index of the search.
    var search: [ExtraFile] {
        SearchFiles(site, facts, lexicon, theme).files.map { address, bytes in ExtraFile(address) { bytes } }
    }

    /// The assets of the theme.
    var assets: [ExtraFile] { theme.publishedAssets.map { asset in ExtraFile(asset.address) { asset.bytes } } }

    /// The files of Content that are published as they are.
    var copies: [ExtraFile] {
        site.files.filter { $0.staticPath != nil || facts.linkedFiles.contains($0.file) }.map(ExtraFile.init(copyOf:))
    }

    /// Whether a file of programs can be at an address.
    static func isForPrograms(_ address: Address) -> Bool {
        [.robots, .reviewRegister, .reviewRegisterSchema, .reviewedFacts, .changes, .changesSchema, .noJekyll].contains(
            address
        )
            || address.isOfFeed || address.path.hasPrefix("/sitemap") && address.path.hasSuffix(".xml")
    }

    /// What search engines, hosts and whoever checks reviews read.
    func filesForPrograms(_ listing: Listing) -> [ExtraFile] {
        var files = Sitemap(site, facts.standings, continued: listing.continued.filter(\.isIndexable).map(\.address))
            .files().map {
                address,
                text in
                ExtraFile(address) { Array(text.utf8) }
            }
        files.append(ExtraFile(.robots) { Array(Robots.text(site).utf8) })
        if let register {
            files.append(ExtraFile(.reviewRegister) { register.bytes })
            files.append(ExtraFile(.reviewRegisterSchema) { Array(Register.schema.utf8) })
            if let facts = shared.digester.facts, site.records[.facts] != nil {
                files.append(ExtraFile(.reviewedFacts) { facts.bytes })
            }
        }
        files += filesToFollow
        // GitHub Pages would otherwise leave out whatever starts with an underscore.
        files.append(ExtraFile(.noJekyll) { [] })
        return files
    }

    /// The feeds, and what became of the texts. A feed is there where anything is on record that it could ever tell.
    private var filesToFollow: [ExtraFile] {
        guard site.settings.hasFeeds else { return [] }
        let (site, renderer, standings) = (site, renderer, facts.standings)
        var files: [ExtraFile] = site.publishedSubjects.compactMap { subject in
            site.newestDay(ofTextsOf: subject).map { day in
                ExtraFile(.feed(of: site.settings.sections.address(of: subject.id))) {
                    renderer.feed(of: subject, site.changes(ofTextsOf: subject, standings), newestDay: day)
                }
            }
        }
        let changes = site.changes(standings)
        if let day = site.newestDay {
            files.append(ExtraFile(.feed) { renderer.feed(changes, newestDay: day) })
        }
        files.append(ExtraFile(.changes) { ChangeList(site, changes).bytes })
        files.append(ExtraFile(.changesSchema) { Array(ChangeList.schema.utf8) })
        return files
    }

    private var register: Register? { Register(of: site, facts, shared, commit) }

    /// The pages at old addresses, which lead to the new ones.
    var redirects: [ExtraFile] {
        site.earlierAddresses.map { earlier in
            ExtraFile(earlier.address.value) {
                renderer.redirect(to: earlier.target, title: earlier.title, language: earlier.language)
            }
        }
    }
}
