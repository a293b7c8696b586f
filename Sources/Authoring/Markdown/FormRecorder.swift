import SiteModel

/// Writes the canonical form of a text beside its HTML (docs/review.md, “The canonical form”), for the texts of which a
/// review keeps the digest.
struct FormRecorder {
    /// The lines so far.
    var lines: FormWriter
    /// The address of the link or image that is being written.
    var address: [UInt8] = []
    /// Its title.
    var title: [UInt8] = []
    /// What an image says to those who do not see it.
    var alternative: [UInt8] = []
    /// The meanings of words so far.
    var meanings: [[UInt8]] = []
    /// Whether the link that is open was written down.
    private var linkIsWritten = false

    /// A recorder with room for `capacity` bytes before the form has to move.
    init(capacity: Int) { lines = FormWriter(contentWithCapacity: capacity) }

    /// Writes the start of a link with the address and the title that were noted.
    mutating func openLink() {
        linkIsWritten = lines.openLink(address, title: title)
        forgetAttributes()
    }

    /// Writes the end of a link.
    mutating func closeLink() {
        if linkIsWritten { lines.mark(")") }
        linkIsWritten = false
    }

    /// Writes an image with the attributes that were noted.
    mutating func image() {
        lines.image(String(decoding: address, as: UTF8.self), title: title, alternative: alternative)
        forgetAttributes()
    }

    /// Writes the drawing that narrow screens get, with the address that was noted.
    mutating func source() { file("source") }

    /// Writes an element that names a file and holds nothing, with the address that was noted.
    mutating func file(_ name: StaticString) {
        lines.openFile(name, takeAddress(), label: [])
        lines.mark(")")
    }

    /// The address that was noted, which is then forgotten.
    mutating func takeAddress() -> String {
        defer { address = [] }
        return String(decoding: address, as: UTF8.self)
    }

    private mutating func forgetAttributes() {
        address = []
        title = []
        alternative = []
    }

    /// What was written.
    mutating func finish() -> BodyForm { BodyForm(lines: lines.finish(), meanings: meanings) }
}

extension BodyRenderer {
    /// Whether what is written now is content, and not the value of an attribute, which can hold no markup.
    var isInContent: Bool { imageDepth == 0 && (!isInAttribute || isInCaption) }

    /// Writes text down in the form: as words, or as a part of the value of an attribute.
    mutating func noteText(_ run: UnsafeBufferPointer<UInt8>) {
        guard form != nil else { return }
        if isInContent {
            form?.lines.text(run)
        } else if imageDepth > 0 {
            form?.alternative.append(contentsOf: run)
        } else {
            form?.title.append(contentsOf: run)
        }
    }

    /// Writes text and escapes what needs it, in the HTML and in the form.
    mutating func writeText(_ text: String) {
        var text = text
        text.withUTF8 {
            html.escaped($0)
            noteText($0)
        }
    }

    /// Writes a part of the address of a link or an image, in the HTML and in the form.
    mutating func writeAddress(_ part: String) {
        html.escaped(part)
        form?.address.append(contentsOf: part.utf8)
    }
}
