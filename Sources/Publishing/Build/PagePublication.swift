import Attestation
import Diagnostics
import Rendering
import SiteModel

/// Brings each page to the output: a page that is as it was in an earlier build stays there, others are written.
struct PagePublication: Sendable {
    let making: PageMaking
    /// Where pages go; `nil` where nothing is to be written.
    let output: (any SiteOutput)?
    /// The pages as an earlier build made them; `nil` without a cache.
    let pages: [OutputPath: BuildCache.Page]?
    /// The texts as an earlier build read them; `nil` without a cache.
    let memory: TextMemory?
    /// Whether a sample of what is remembered is made once more.
    let verifiesSamples: Bool

    /// Makes a page and brings it to the output, and notes what the next build may need of it.
    func publish(
        _ page: TextPage,
        _ standings: ReviewStandings,
        isRendered: Bool,
        _ notes: inout CacheNotes
    ) throws -> PageFacts {
        // A page that is read again has to be made: which pages these are may be new, though the page is not.
        let memory = making.pagesToRead.contains(page.file) ? nil : memory
        var made = try making.page(page, standings, isRendered: isRendered, memory)
        if verifiesSamples, made.memory != nil { try verify(made, page, standings, isRendered: isRendered) }
        notes.texts[page.file] = made.memory
        guard let output, made.page != nil else { return made.facts }
        let path = made.address.outputPath
        if try keep(made, at: path, in: output, &notes) { return made.facts }
        if made.page?.bytes == nil {
            // The page is another one than before, and the HTML of its text is needed after all.
            made = try making.page(page, standings, isRendered: true)
        }
        guard let rendered = made.page, let bytes = rendered.bytes else { throw CacheMismatch(file: page.file) }
        let digest = try output.write(bytes, to: path)
        if pages != nil, let path = OutputPath(path) {
            notes.pages[path] = BuildCache.Page(key: rendered.key, digest: digest)
        }
        return made.facts
    }

    /// One page in so many is a sample; of a small site, each.
    private static let sampleStep: UInt8 = 16
    private static let smallSite = 256

    /// Makes a page of the sample without anything that is remembered, and compares.
    ///
    /// - Throws: A `CacheMismatch` where it is not the same.
    private func verify(
        _ made: MadePage,
        _ page: TextPage,
        _ standings: ReviewStandings,
        isRendered: Bool
    ) throws {
        let isSample = making.reading.digests[page.file]?.bytes.last.map { $0.isMultiple(of: Self.sampleStep) }
        guard isSample == true || making.reading.digests.count < Self.smallSite else { return }
        let fresh = try making.page(page, standings, isRendered: isRendered, TextMemory(texts: [:]))
        var isSame = fresh.memory == made.memory && fresh.page?.key == made.page?.key
        if let path = OutputPath(made.address.outputPath), let known = pages?[path],
            let bytes = fresh.page?.bytes,
            fresh.page?.key == known.key
        {
            isSame = isSame && ContentDigest(of: bytes) == known.digest
        }
        guard isSame else { throw CacheMismatch(file: page.file) }
    }

    /// Leaves a page where it is, if it is the one that an earlier build made.
    private func keep(
        _ made: MadePage,
        at path: String,
        in output: any SiteOutput,
        _ notes: inout CacheNotes
    ) throws -> Bool {
        guard let outputPath = OutputPath(path), let known = pages?[outputPath], made.page?.key == known.key
        else { return false }
        guard try output.keepFile(at: path, holding: known.digest) else { return false }
        notes.pages[outputPath] = known
        return true
    }
}
