import Attestation
import Checks
import Diagnostics
import SiteModel

/// What the index pass keeps of one file of Content, or of several.
struct FileReadings: Sendable {
    var subjects: [Subject] = []
    var articles: [Article] = []
    var people: [Person] = []
    var disclaimers: [Disclaimer] = []
    var pages: [OtherPage] = []
    var introductions: [Introduction] = []
    var experiences: Experiences?
    var glossary: Glossary?
    var facts: StatedFacts?
    var records: [ReviewRecord] = []
    var remarks: [ReviewRemarks] = []
    var respellings: Respellings?
    var files: [ContentFile] = []
    var unreadableTexts: [SourceFile] = []
    /// The digest of each text's file.
    var digests: [SourceFile: ContentDigest] = [:]
    /// The digest of what comes before the body in each text that makes a page.
    var frontMatter: [SourceFile: ContentDigest] = [:]
    /// What is wrong with the files.
    var diagnostics: [Diagnostic] = []
    /// What files run or load when they are opened by themselves.
    var activeFiles: [Diagnostic] = []

    /// Keeps a text, or the fact that it could not be read.
    mutating func keep<Text>(_ text: Text?, of file: SourceFile, in texts: WritableKeyPath<FileReadings, [Text]>) {
        if let text { self[keyPath: texts].append(text) } else { unreadableTexts.append(file) }
    }

    /// Keeps the digest of all that was read of a text: what comes before its body, and whether there is one.
    mutating func keepDigest(of bytes: [UInt8], before body: BodyStart?, _ file: SourceFile) {
        guard let body else { return }
        frontMatter[file] = ContentDigest(of: bytes[..<body.offset] + [body.isBlank ? 1 : 0])
    }
}

extension ContentInventory {
    /// Adds what was read of files.
    mutating func add(_ readings: FileReadings) {
        subjects += readings.subjects
        articles += readings.articles
        people += readings.people
        disclaimers += readings.disclaimers
        pages += readings.pages
        introductions += readings.introductions
        files += readings.files
        unreadableTexts += readings.unreadableTexts
        if let experiences = readings.experiences { self.experiences = experiences }
        if let glossary = readings.glossary { self.glossary = glossary }
        if let facts = readings.facts { self.facts = facts }
        records += readings.records
        remarks += readings.remarks
        if let respellings = readings.respellings { self.respellings = respellings }
    }
}

/// What the index pass found: the files of Content put together.
struct ContentIndex: Sendable {
    var inventory: ContentInventory
    /// The digest of each text's file, which tells in the page pass whether it has changed meanwhile.
    private(set) var digests: [SourceFile: ContentDigest] = [:]
    /// The digest of what comes before the body in each text that makes a page.
    private(set) var frontMatter: [SourceFile: ContentDigest] = [:]
    /// What is wrong with the files.
    private(set) var diagnostics: [Diagnostic] = []

    /// The files that run or load something when they are opened by themselves.
    private var active: Set<SourceFile> = []

    /// An index of no files yet.
    init(settings: SiteSettings) { inventory = ContentInventory(settings: settings) }

    /// Adds files.
    mutating func add(_ readings: FileReadings) {
        inventory.add(readings)
        digests.merge(readings.digests) { first, _ in first }
        frontMatter.merge(readings.frontMatter) { first, _ in first }
        diagnostics += readings.diagnostics
        let allowances = inventory.settings.activeFiles
        diagnostics += readings.activeFiles.filter { problem in
            !allowances.contains { $0.file.value == problem.location.file.path }
        }
        active.formUnion(readings.activeFiles.map(\.location.file))
    }

    /// Reports what can be said only when all files are known.
    mutating func finish() {
        for allowance in inventory.settings.activeFiles
        where !active.contains(where: { $0.path == allowance.file.value }) {
            diagnostics.append(
                Diagnostic(
                    .allowanceUnused,
                    at: allowance.file.location,
                    "`\(allowance.file.value)` is not a file of the content folder that runs or loads anything",
                    help: "delete the allowance, or correct the path"
                )
            )
        }
    }
}
