import Attestation
import Diagnostics
import SiteModel
import Synchronization

/// What a text asked of the site around it while it was read.
///
/// A text sees only what it asks for. So it is read again when one of the answers changes, and there is no other list of
/// what it depends on.
enum BodyQuestion: Sendable, Equatable {
    case linkTarget(path: String)
    case suggestedPath(near: String)
    case captions(of: String)
    case ownAddress(String)
    case peopleCount(String)
    case peopleReferences
    case service(String)
    case serviceNames
    case fact(String)
    case factNames
}

extension BodyContext {
    /// The digest of the answers to the questions of a text.
    func answers(to questions: [BodyQuestion], from file: SourceFile) -> ContentDigest {
        var writer = CacheWriter()
        for question in questions { answer(question, from: file, to: &writer) }
        return ContentDigest(of: writer.bytes)
    }

    private func answer(_ question: BodyQuestion, from file: SourceFile, to writer: inout CacheWriter) {
        switch question {
        case .linkTarget(let path): writer.write(linkTarget(path: path, from: file))
        case .suggestedPath(let path): writer.write(suggestedPath(near: path, from: file))
        case .captions(let path): writer.write(captions(of: path, from: file))
        case .ownAddress(let address): writer.write(ownAddress(address))
        case .peopleCount(let reference): writer.write(peopleCount(reference))
        case .peopleReferences: writer.write(peopleReferences)
        case .service(let name): writer.write(service(name))
        case .serviceNames: writer.write(serviceNames)
        case .fact(let name): writer.write(fact(name)?.value)
        case .factNames: writer.write(factNames)
        }
    }
}

/// Passes on what a text asks, and keeps the questions with the answers.
final class BodyQuestions: BodyContext {
    private struct Notes {
        var questions: [BodyQuestion] = []
        var answers = CacheWriter()
    }

    private let context: SiteBodyContext
    private let notes = Mutex(Notes())

    init(_ context: SiteBodyContext) { self.context = context }

    /// The questions so far, in their order, and the digest of the answers.
    var asked: (questions: [BodyQuestion], answers: ContentDigest) {
        notes.withLock { ($0.questions, ContentDigest(of: $0.answers.bytes)) }
    }

    private func note<Answer>(
        _ question: BodyQuestion,
        _ answer: Answer,
        _ write: (inout CacheWriter, Answer) -> Void
    ) -> Answer {
        notes.withLock { notes in
            notes.questions.append(question)
            write(&notes.answers, answer)
        }
        return answer
    }

    func linkTarget(path: String, from file: SourceFile) -> LinkTarget? {
        note(.linkTarget(path: path), context.linkTarget(path: path, from: file)) { $0.write($1) }
    }

    func suggestedPath(near path: String, from file: SourceFile) -> String? {
        note(.suggestedPath(near: path), context.suggestedPath(near: path, from: file)) { $0.write($1) }
    }

    func captions(of path: String, from file: SourceFile) -> [CaptionFile] {
        note(.captions(of: path), context.captions(of: path, from: file)) { $0.write($1) }
    }

    func ownAddress(_ address: String) -> OwnAddress {
        note(.ownAddress(address), context.ownAddress(address)) { $0.write($1) }
    }

    func peopleCount(_ reference: String) -> String? {
        note(.peopleCount(reference), context.peopleCount(reference)) { $0.write($1) }
    }

    var peopleReferences: [String] { note(.peopleReferences, context.peopleReferences) { $0.write($1) } }

    func service(_ name: String) -> Service? {
        note(.service(name), context.service(name)) { $0.write($1) }
    }

    var serviceNames: [String] { note(.serviceNames, context.serviceNames) { $0.write($1) } }

    func fact(_ name: String) -> StatedFact? {
        note(.fact(name), context.fact(name)) { $0.write($1?.value) }
    }

    var factNames: [String] { note(.factNames, context.factNames) { $0.write($1) } }

    // The words and the language come from the theme and site.yml, whose bytes are part of each text's key, the rules from
    // the program.
    var serviceLanguage: LanguageTag? { context.serviceLanguage }
    var bodyWords: BodyWords { context.bodyWords }
    var rules: RuleCatalog { context.rules }
}

extension BodyQuestion: CacheValue {
    func write(to writer: inout CacheWriter) {
        switch self {
        case .linkTarget(let path): Self.write(0, path, to: &writer)
        case .suggestedPath(let path): Self.write(1, path, to: &writer)
        case .ownAddress(let address): Self.write(2, address, to: &writer)
        case .peopleCount(let reference): Self.write(3, reference, to: &writer)
        case .peopleReferences: writer.write(4)
        case .service(let name): Self.write(5, name, to: &writer)
        case .serviceNames: writer.write(6)
        case .fact(let name): Self.write(8, name, to: &writer)
        case .factNames: writer.write(9)
        case .captions(let path): Self.write(7, path, to: &writer)
        }
    }

    private static func write(_ number: Int, _ text: String, to writer: inout CacheWriter) {
        writer.write(number)
        writer.write(text)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        switch try reader.number() {
        case 0: self = .linkTarget(path: try reader.value())
        case 1: self = .suggestedPath(near: try reader.value())
        case 2: self = .ownAddress(try reader.value())
        case 3: self = .peopleCount(try reader.value())
        case 4: self = .peopleReferences
        case 5: self = .service(try reader.value())
        case 6: self = .serviceNames
        case 7: self = .captions(of: try reader.value())
        case 8: self = .fact(try reader.value())
        case 9: self = .factNames
        default: throw CacheDamage()
        }
    }
}

// Answers are only compared, so that they need to be written and never read.

extension CacheWriter {
    fileprivate mutating func write(_ target: LinkTarget?) {
        write(target == nil ? 0 : 1)
        guard let target else { return }
        write(target.destination)
        write(target.href)
        write(target.imageSize == nil ? 0 : 1)
        if let size = target.imageSize {
            write(size.width)
            write(size.height)
        }
    }

    fileprivate mutating func write(_ captions: [CaptionFile]) {
        write(captions.count)
        for file in captions {
            write(file.language?.tag ?? "")
            write(file.target)
        }
    }

    fileprivate mutating func write(_ address: OwnAddress) {
        switch address {
        case .elsewhere: write(0)
        case .nothing: write(1)
        case .page: write(2)
        case .destination(let destination):
            write(3)
            write(destination)
        case .listPage(let address):
            write(4)
            write(address.path)
        }
    }

    fileprivate mutating func write(_ service: Service?) {
        write(service == nil ? 0 : 1)
        guard let service else { return }
        write(service.name.value)
        write(service.label)
        write(service.address)
    }
}
