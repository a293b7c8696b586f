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

    /// The digests of what pages are made from; `nil` without a cache.
    var causes: PageCauses?

    /// Makes a page and brings it to the output, and notes what the next build may need of it.
    func publish(
        _ page: TextPage,
        _ standings: ReviewStandings,
        isRendered: Bool,
        _ notes: inout CacheNotes
    ) throws -> PageFacts {
        // A page that is read again has to be made: which pages these are may be new, though the page is not.
        let isReadAgain = making.pagesToRead.contains(page.file)
        let text = try making.reading.recall(page, from: isReadAgain ? memory.map { _ in .empty } : memory)
        let cause = text.bytes.flatMap { causes?.cause(of: page, $0) }
        notes.texts[page.file] = text.bytes
        notes.causes[page.file] = cause
        if verifiesSamples { try verify(page, text, cause, standings) }

        guard isRendered, let output, making.renderer != nil else {
            return making.page(page, text.text, standings, isRendered: isRendered).facts
        }
        let path = making.address(of: page).outputPath
        let known = OutputPath(path).flatMap { pages?[$0] }
        if let known, known.cause == cause, !isReadAgain, try keep(known, at: path, in: output, &notes) {
            return making.page(page, text.text, standings, isRendered: false).facts
        }
        var made = making.page(page, text.text, standings, isRendered: true)
        let key = pages == nil ? nil : made.page?.key
        if var known, known.key == key {
            known.cause = cause ?? known.cause
            if try keep(known, at: path, in: output, &notes) { return made.facts }
        }
        if made.page?.bytes == nil {
            // The page is another one than before, and the HTML of its text is needed after all.
            made = making.page(page, try making.reading.read(page), standings, isRendered: true)
        }
        guard let bytes = made.page?.bytes else { throw CacheMismatch(file: page.file) }
        let digest = try output.write(bytes, to: path)
        if let cause, let key, let path = OutputPath(path) {
            notes.pages[path] = BuildCache.Page(cause: cause, key: key, digest: digest)
        }
        return made.facts
    }

    /// Leaves a page where it is, if it still is there as an earlier build made it.
    private func keep(
        _ known: BuildCache.Page,
        at path: String,
        in output: any SiteOutput,
        _ notes: inout CacheNotes
    ) throws -> Bool {
        guard let outputPath = OutputPath(path), try output.keepFile(at: path, holding: known.digest) else {
            return false
        }
        notes.pages[outputPath] = known
        return true
    }

    // MARK: The sample

    /// One page in so many is a sample; of a small site, each.
    private static let sampleStep: UInt8 = 16
    private static let smallSite = 256

    /// Makes a page of the sample without anything that is remembered, and compares.
    ///
    /// - Throws: A `CacheMismatch` where it is not the same.
    private func verify(
        _ page: TextPage,
        _ text: TextMemory.Recalled,
        _ cause: ContentDigest?,
        _ standings: ReviewStandings
    ) throws {
        let isSample = making.reading.digests[page.file]?.bytes.last.map { $0.isMultiple(of: Self.sampleStep) }
        guard let bytes = text.bytes, isSample == true || making.reading.digests.count < Self.smallSite else { return }
        let freshText = try making.reading.recall(page, from: .empty)
        let fresh = making.page(page, freshText.text, standings, isRendered: true)
        var isSame =
            freshText.bytes == bytes
            && fresh.page?.key == making.page(page, text.text, standings, isRendered: true).page?.key
        if let path = OutputPath(making.address(of: page).outputPath), let known = pages?[path],
            let page = fresh.page?.bytes,
            known.cause == cause || known.key == fresh.page?.key
        {
            isSame = isSame && ContentDigest(of: page) == known.digest
        }
        guard isSame else { throw CacheMismatch(file: page.file) }
    }
}
