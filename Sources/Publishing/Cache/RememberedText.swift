import Attestation
import Diagnostics
import SiteModel

/// What a text became, with all that this depended on: it need not be read again while that is the same.
struct RememberedText: Sendable {
    /// The digest of its file.
    private let file: ContentDigest
    /// What it asked of the site around it.
    private let questions: [BodyQuestion]
    /// The digest of the answers.
    private let answers: ContentDigest
    /// What it became. Where it was remembered, only a digest is left of its HTML, and nothing of its words.
    private(set) var text: ReadText

    /// Reads the text of a page, and notes what it depends on.
    ///
    /// - Throws: `TextReading.ContentChanged` where its file is not the one that the index pass read.
    static func read(_ page: TextPage, _ reading: TextReading) throws -> RememberedText {
        let questions = BodyQuestions(reading.setup(of: page).context)
        let text = try reading.read(page, asking: questions)
        guard let file = reading.digests[page.file] else { throw TextReading.ContentChanged(file: page.file) }
        let asked = questions.asked
        return RememberedText(file: file, questions: asked.questions, answers: asked.answers, text: text)
    }

    private init(file: ContentDigest, questions: [BodyQuestion], answers: ContentDigest, text: ReadText) {
        self.file = file
        self.questions = questions
        self.answers = answers
        self.text = text
    }

    /// The same without what is long: only a digest of the HTML stays, and nothing of the words.
    var withoutHTML: RememberedText {
        var short = self
        short.text.body.digestOfUnreadHTML = text.body.html.isEmpty ? nil : ContentDigest(of: text.body.html)
        short.text.body.html = ""
        short.text.body.prose = Prose()
        return short
    }

    /// Whether the text of a page would be read again as this. `isSurroundedAsBefore` says that every answer of the site
    /// is the same.
    func holds(for page: TextPage, _ reading: TextReading, isSurroundedAsBefore: Bool) -> Bool {
        guard reading.digests[page.file] == file,
            page.reviewedText.map(reading.writesForm) != true || text.body.form != nil
        else { return false }
        return isSurroundedAsBefore
            || reading.setup(of: page).context.answers(to: questions, from: page.file) == answers
    }
}

extension RememberedText: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(file)
        writer.write(questions)
        writer.write(answers)
        writer.write(text.file)
        writer.write(text.problems)
        writer.write(text.findings)
        writer.write(text.quantities)
        let body = text.body
        writer.write(body.html.isEmpty ? body.digestOfUnreadHTML : ContentDigest(of: body.html))
        writer.write(body.headings)
        writer.write(body.targets)
        writer.write(body.links)
        writer.write(body.isEmpty)
        writer.write(body.citations)
        writer.write(body.careCards)
        writer.write(body.facts)
        writer.write(body.factsInWords)
        writer.write(body.hasRareParts)
        writer.write(body.firstPicture)
        writer.write(body.form)
        writer.write(text.searchText)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        file = try reader.value()
        questions = try reader.value()
        answers = try reader.value()
        text = ReadText(file: try reader.value(), body: Body())
        text.problems = try reader.value()
        text.findings = try reader.value()
        text.quantities = try reader.value()
        text.body.digestOfUnreadHTML = try reader.value()
        text.body.headings = try reader.value()
        text.body.targets = try reader.value()
        text.body.links = try reader.value()
        text.body.isEmpty = try reader.value()
        text.body.citations = try reader.value()
        text.body.careCards = try reader.value()
        text.body.facts = try reader.value()
        text.body.factsInWords = try reader.value()
        text.body.hasRareParts = try reader.value()
        text.body.firstPicture = try reader.value()
        text.body.form = try reader.value()
        text.searchText = try reader.value()
    }
}
