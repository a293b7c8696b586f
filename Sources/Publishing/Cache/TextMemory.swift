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
        guard let text = try? reader.value(RememberedText.self),
            text.holds(for: page, reading, isSurroundedAsBefore: isSurroundedAsBefore)
        else { return nil }
        return Recalled(text: text.text, bytes: bytes)
    }

    /// Reads the text of a page, and keeps what the next build needs to know of it.
    fileprivate func read(_ page: TextPage, _ reading: TextReading) throws -> Recalled {
        let read = try RememberedText.read(page, reading)
        return Recalled(text: read.text, bytes: read.cacheBytes[...])
    }
}

extension TextReading {
    /// The text of a page: as an earlier build read it, if nothing has changed for it; else it is read.
    func recall(_ page: TextPage, from memory: TextMemory?) throws -> TextMemory.Recalled {
        guard let memory else { return TextMemory.Recalled(text: try read(page)) }
        return try memory.recalled(page, self) ?? memory.read(page, self)
    }
}
