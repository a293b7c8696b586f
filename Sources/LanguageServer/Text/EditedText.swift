import Authoring
import Diagnostics
import Publishing
import SiteModel

/// An open text, with the site around it.
struct EditedText {
    let file: SourceFile
    let bytes: [UInt8]
    /// Which keys it has; `nil` where it has none that sitegen knows.
    let keys: KeyedFile?
    /// The site as it was read last; `nil` before that.
    let snapshot: SiteSnapshot?
    let places: EditorPlaces<EditedTexts>
    /// The address of a file.
    let uri: (SourceFile) -> String

    /// What it is written in; `nil` where sitegen does not look at places.
    private var language: WrittenPlace.Language? {
        switch file.path.split(separator: ".").last?.lowercased() {
        case "md", "markdown": .markdown
        case "yml", "yaml": .yaml
        default: nil
        }
    }

    private var names: SiteNames { SiteNames(file: file, bytes: bytes, keys: keys, snapshot: snapshot) }

    private func place(at position: EditorPosition) -> WrittenPlace? {
        language.flatMap { WrittenPlace(at: places.sourcePosition(position, in: file), in: bytes, $0) }
    }

    // MARK: Answers

    /// What can be written at a place.
    func completion(at position: EditorPosition, _ client: ClientAbilities) -> CompletionList {
        guard let place = place(at: position) else { return CompletionList(isIncomplete: false, items: []) }
        return CompletionList(
            names.all(at: place),
            at: place,
            range: places.range(place.location(in: file)),
            inMarkdown: client.offersInMarkdown
        )
    }

    /// What is written at a place, explained.
    func hover(at position: EditorPosition, _ client: ClientAbilities) -> Hover? {
        guard let place = place(at: position) else { return nil }
        let named = names.meant(at: place)
        var explanation = named?.explanation ?? Explanation()
        if place.showsReview, let state = ReviewState(of: file, in: snapshot) {
            explanation = explanation.and(state.explanation)
        }
        guard !explanation.isEmpty else { return nil }
        return Hover(
            contents: explanation.content(inMarkdown: client.explainsInMarkdown),
            range: places.range(named?.place ?? place.location(in: file))
        )
    }

    /// Where the thing is written that is named at a place.
    func definition(at position: EditorPosition) -> EditorLocation? {
        guard let place = place(at: position), let location = names.meant(at: place)?.location else { return nil }
        return EditorLocation(uri: uri(location.file), range: places.range(location))
    }

    /// The parts of the text.
    func symbols(_ client: ClientAbilities) -> DocumentSymbols? {
        guard let language else { return nil }
        let parts =
            switch language {
            case .markdown: TextPart.parts(ofMarkdown: bytes)
            case .yaml: TextPart.parts(ofYAML: bytes)
            }
        return DocumentSymbols(parts, in: file, uri: uri(file), places, areNested: client.nestsSymbols)
    }
}

extension WrittenPlace {
    /// Whether the state of the text's review is told here: in its title, in the headings, and in the keys about reviews.
    var showsReview: Bool {
        switch role {
        case .fence, .heading: true
        case .entry(let entry): entry.path.isEmpty && KeyedFile.keysAboutReviews.contains(text)
        default: false
        }
    }
}
