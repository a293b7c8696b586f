import Attestation
import Diagnostics
import SiteModel

/// Gives texts as an earlier build read them, if all that they depend on is the same. It reads the others, and keeps what
/// came of it for the next build.
struct TextMemory: Sendable {
    /// What the earlier build left of each text.
    let texts: [SourceFile: ArraySlice<UInt8>]
    /// Whether all that surrounds the texts is as it was, so that every answer of the site is the same.
    let isSurroundedAsBefore: Bool

    /// A memory that gives no text.
    static let empty = TextMemory(texts: [:], isSurroundedAsBefore: false)

    /// A text, and what the next build needs to know of it.
    struct Recalled {
        var text: ReadText
        var bytes: ArraySlice<UInt8>?
    }

    /// The text of a page as an earlier build read it; `nil` where it has to be read.
    fileprivate func recalled(_ page: TextPage, _ reading: TextReading) -> Recalled? {
        guard let bytes = texts[page.file] else { return nil }
        var reader = CacheReader(bytes)
        guard let entry = try? reader.value(Entry.self), reading.digests[page.file] == entry.file,
            page.reviewedText.map(reading.writesForm) != true || entry.text.body.form != nil,
            isSurroundedAsBefore
                || reading.setup(of: page).context.answers(to: entry.questions, from: page.file) == entry.answers
        else { return nil }
        return Recalled(text: entry.text, bytes: bytes)
    }

    /// Reads the text of a page, and keeps what the next build needs to know of it.
    fileprivate func read(_ page: TextPage, _ reading: TextReading) throws -> Recalled {
        let questions = BodyQuestions(reading.setup(of: page).context)
        let text = try reading.read(page, asking: questions)
        guard let file = reading.digests[page.file] else { return Recalled(text: text) }
        let asked = questions.asked
        let entry = Entry(file: file, questions: asked.questions, answers: asked.answers, text: text)
        return Recalled(text: text, bytes: entry.cacheBytes[...])
    }
}

extension TextReading {
    /// The text of a page: as an earlier build read it, if nothing has changed for it; else it is read.
    func recall(_ page: TextPage, from memory: TextMemory?) throws -> TextMemory.Recalled {
        guard let memory else { return TextMemory.Recalled(text: try read(page)) }
        return try memory.recalled(page, self) ?? memory.read(page, self)
    }
}

extension TextMemory {
    /// What a text became, with all that this depended on.
    private struct Entry: CacheValue {
        /// The digest of its file.
        var file: ContentDigest
        /// What it asked of the site around it.
        var questions: [BodyQuestion]
        /// The digest of the answers.
        var answers: ContentDigest
        /// What it became; only a digest is kept of its HTML, and nothing of its words.
        var text: ReadText

        init(file: ContentDigest, questions: [BodyQuestion], answers: ContentDigest, text: ReadText) {
            self.file = file
            self.questions = questions
            self.answers = answers
            self.text = text
        }

        func write(to writer: inout CacheWriter) {
            writer.write(file)
            writer.write(questions)
            writer.write(answers)
            writer.write(text.file)
            writer.write(text.problems)
            writer.write(text.findings)
            let body = text.body
            writer.write(body.html.isEmpty ? body.digestOfUnreadHTML : ContentDigest(of: body.html))
            writer.write(body.headings)
            writer.write(body.targets)
            writer.write(body.links)
            writer.write(body.isEmpty)
            writer.write(body.citations)
            writer.write(body.careCards)
            writer.write(body.hasRareParts)
            writer.write(body.form)
        }

        init(from reader: inout CacheReader) throws(CacheDamage) {
            file = try reader.value()
            questions = try reader.value()
            answers = try reader.value()
            text = ReadText(file: try reader.value(), body: Body())
            text.problems = try reader.value()
            text.findings = try reader.value()
            text.body.digestOfUnreadHTML = try reader.value()
            text.body.headings = try reader.value()
            text.body.targets = try reader.value()
            text.body.links = try reader.value()
            text.body.isEmpty = try reader.value()
            text.body.citations = try reader.value()
            text.body.careCards = try reader.value()
            text.body.hasRareParts = try reader.value()
            text.body.form = try reader.value()
        }
    }
}
