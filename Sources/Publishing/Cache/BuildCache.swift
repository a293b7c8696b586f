import Diagnostics
import SiteModel

/// What a build leaves for the next one: results of pure functions only, each with all that it depends on. So a build
/// with a cache gives the same as a build without one.
struct BuildCache: Sendable {
    /// What came of the build of a site as a whole.
    struct Outcome: Sendable {
        /// The digest of all that the build read.
        var key: ContentDigest
        /// The time zone of the site, which decides on which day it is built.
        var timeZone: String
        /// What was found, as it was reported.
        var diagnostics: [Diagnostic]
        var summary: BuildSummary
        /// Whether the site was published.
        var isPublished: Bool
    }

    /// What surrounds the bodies of texts.
    struct Surroundings: Sendable, Equatable {
        /// The digest of all of it (`SiteInputs.surroundingsKey`).
        var key: ContentDigest
        /// What is wrong with it.
        var problems: [Diagnostic]
    }

    /// A page as it was made.
    struct Page: Sendable, Equatable {
        /// The digest of all that it was made from (`PageCauses`).
        var cause: ContentDigest
        /// The digest of what the template made, in which the digests of texts stand for the texts.
        var key: ContentDigest
        /// The digest of the page itself.
        var digest: ContentDigest
    }

    /// The last build; `nil` where it was not finished.
    var outcome: Outcome?
    /// The digest of what all texts depend on: settings, words, glossary.
    var textsKey: ContentDigest?
    /// What each text became, by `TextMemory`.
    var texts: [SourceFile: ArraySlice<UInt8>] = [:]
    /// What surrounded the texts; `nil` where the site was not read to its end.
    var surroundings: Surroundings?
    /// The pages that are made from texts.
    var pages: [OutputPath: Page] = [:]
    /// The signatures of entries that were valid (`SignatureMemory`).
    var signatures: Set<ContentDigest> = []
    /// The files of the output folder.
    var outputs = KnownOutputs()
}

extension BuildCache: CacheValue {
    func write(to writer: inout CacheWriter) {
        // Two digests and an identity for each file, and its name twice.
        writer.reserve(
            texts.values.reduce(0) { $0 + $1.count + 128 } + outputs.files.count * 256 + signatures.count * 32
        )
        writer.write(outcome)
        writer.write(textsKey)
        writer.write(texts.count)
        for (file, text) in texts {
            writer.write(file.path)
            writer.write(text.count)
            writer.write(plain: text)
        }
        writer.write(surroundings)
        writer.write(pages.count)
        for (path, page) in pages {
            writer.write(path.description)
            writer.write(page.cause)
            writer.write(page.key)
            writer.write(page.digest)
        }
        writer.write(signatures.count)
        for signature in signatures { writer.write(signature) }
        writer.write(outputs.manifest)
        writer.write(outputs.files.count)
        for (path, file) in outputs.files {
            writer.write(path.description)
            writer.write(file.digest)
            writer.write(file.identity)
        }
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        outcome = try reader.value()
        textsKey = try reader.value()
        for _ in 0..<(try reader.count()) {
            let file = SourceFile(.content, try reader.value())
            texts[file] = try reader.plain(try reader.number())
        }
        surroundings = try reader.value()
        for _ in 0..<(try reader.count()) {
            let path = try reader.outputPath()
            pages[path] = Page(cause: try reader.value(), key: try reader.value(), digest: try reader.value())
        }
        for _ in 0..<(try reader.count()) { signatures.insert(try reader.value()) }
        outputs.manifest = try reader.value()
        for _ in 0..<(try reader.count()) {
            let path = try reader.outputPath()
            outputs.files[path] = KnownOutputs.File(digest: try reader.value(), identity: try reader.value())
        }
        guard reader.isAtEnd else { throw CacheDamage() }
    }
}

extension BuildCache.Outcome: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(key)
        writer.write(timeZone)
        writer.write(diagnostics)
        writer.write(summary)
        writer.write(isPublished)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        key = try reader.value()
        timeZone = try reader.value()
        diagnostics = try reader.value()
        summary = try reader.value()
        isPublished = try reader.value()
    }
}

extension BuildCache.Surroundings: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(key)
        writer.write(problems)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        key = try reader.value()
        problems = try reader.value()
    }
}

extension CacheReader {
    /// The number of values that follow.
    fileprivate mutating func count() throws(CacheDamage) -> Int {
        let count = try number()
        guard count >= 0, count <= rest.count else { throw CacheDamage() }
        return count
    }

    fileprivate mutating func outputPath() throws(CacheDamage) -> OutputPath {
        guard let path = OutputPath(try value(String.self)) else { throw CacheDamage() }
        return path
    }
}
