import Checks
import Diagnostics
import Searching
import SiteModel

// Each of these writes the whole value: an unchanged site would lose what is left out here.

extension SourceFile: CacheValue {
    func write(to writer: inout CacheWriter) { writer.write(self) }
    init(from reader: inout CacheReader) throws(CacheDamage) { self = try reader.file() }
}

extension SourcePosition: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(line)
        writer.write(column)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(line: try reader.number(), column: try reader.number())
    }
}

extension SourceLocation: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(file)
        writer.write(start)
        writer.write(end)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(try reader.value(), try reader.value(), to: try reader.value(SourcePosition.self))
    }
}

extension Diagnostic.Note: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(message)
        writer.write(location)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(try reader.value(), at: try reader.value())
    }
}

extension Fix.Edit: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(location)
        writer.write(written)
        writer.write(replacement)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(try reader.value(), written: try reader.value(), replacement: try reader.value())
    }
}

extension Fix: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(title)
        writer.write(isCertain)
        writer.write(edits)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(try reader.value(), isCertain: try reader.value(), try reader.value())
    }
}

extension Diagnostic: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(identifier.name)
        writer.write(severity.rawValue)
        writer.write(message)
        writer.write(location)
        writer.write(help)
        writer.write(fix)
        writer.write(notes)
        writer.write(words)
        writer.write(isReviewFact)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        guard let identifier = DiagnosticRegistry.kind(named: try reader.value()),
            let severity = Severity(rawValue: try reader.number())
        else { throw CacheDamage() }
        let message: String = try reader.value()
        self.init(
            identifier,
            at: try reader.value(),
            message,
            help: try reader.value(),
            fix: try reader.value(),
            notes: try reader.value(),
            severity: severity,
            words: try reader.value(),
            isReviewFact: try reader.value()
        )
    }
}

extension LinkDestination: CacheValue {
    func write(to writer: inout CacheWriter) {
        switch self {
        case .external(let address):
            writer.write(0)
            writer.write(address)
        case .page(let file, let anchor):
            writer.write(1)
            writer.write(file)
            writer.write(anchor)
        case .file(let file):
            writer.write(2)
            writer.write(file)
        case .anchor(let anchor):
            writer.write(3)
            writer.write(anchor)
        case .listPage(let address):
            writer.write(4)
            writer.write(address.path)
        }
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        switch try reader.number() {
        case 0: self = .external(try reader.value())
        case 1: self = .page(try reader.value(), anchor: try reader.value())
        case 2: self = .file(try reader.value())
        case 3: self = .anchor(try reader.value())
        case 4: self = .listPage(Address(path: try reader.value()))
        default: throw CacheDamage()
        }
    }
}

extension Body.Link: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(destination)
        writer.write(location)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(destination: try reader.value(), location: try reader.value())
    }
}

extension Body.Heading: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(level)
        writer.write(id)
        writer.write(text)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(level: try reader.number(), id: try reader.value(), text: try reader.value())
    }
}

extension Body.Citation: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(source)
        writer.write(uses)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(source: try reader.number(), uses: try reader.number())
    }
}

extension FormLines.Image: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(offset)
        writer.write(address)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(offset: try reader.number(), address: try reader.value())
    }
}

extension BodyForm: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(String(decoding: lines.bytes, as: UTF8.self))
        writer.write(lines.images)
        writer.write(meanings.map { String(decoding: $0, as: UTF8.self) })
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        let lines = FormLines(bytes: Array(try reader.value(String.self).utf8), images: try reader.value())
        self.init(lines: lines, meanings: try reader.value([String].self).map { Array($0.utf8) })
    }
}

extension CalendarDate: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(year)
        writer.write(month)
        writer.write(day)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        let (year, month, day) = (try reader.number(), try reader.number(), try reader.number())
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw CacheDamage() }
        self = date
    }
}

extension ValidThrough: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(day)
        writer.write(pages)
        writer.write(registrations)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        day = try reader.value()
        pages = try reader.number()
        registrations = try reader.number()
    }
}

extension BuildSummary: CacheValue {
    /// Without what changed in the output folder: on an unchanged site that is nothing.
    func write(to writer: inout CacheWriter) {
        writer.write(day)
        writer.write(pages)
        writer.write(articles)
        writer.write(subjects)
        writer.write(subjectNoun)
        writer.write(skippedDrafts)
        writer.write(validThrough)
        writer.write(acceptedFindings)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(day: try reader.value())
        pages = try reader.number()
        articles = try reader.number()
        subjects = try reader.number()
        subjectNoun = try String(from: &reader)
        skippedDrafts = try reader.value()
        validThrough = try reader.value()
        acceptedFindings = try reader.number()
    }
}

extension FileIdentity: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(Int(bitPattern: UInt(device)))
        writer.write(Int(bitPattern: UInt(inode)))
        writer.write(size)
        for moment in [modified, changed] {
            writer.write(moment.seconds)
            writer.write(moment.nanoseconds)
        }
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(
            device: UInt64(UInt(bitPattern: try reader.number())),
            inode: UInt64(UInt(bitPattern: try reader.number())),
            size: try reader.number(),
            modified: FileStatus.Moment(seconds: try reader.number(), nanoseconds: try reader.number()),
            changed: FileStatus.Moment(seconds: try reader.number(), nanoseconds: try reader.number())
        )
    }
}

extension CallLink: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(label)
        writer.write(address)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(label: try reader.value(), address: try reader.value())
    }
}

extension CareCard: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(kind.rawValue)
        writer.write(html)
        writer.write(call)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        guard let kind = CardKind(rawValue: try reader.value()) else { throw CacheDamage() }
        self.init(kind: kind, html: try reader.value(), call: try reader.value())
    }
}

extension SearchText: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(words)
        writer.write(emergencyCard)
        writer.write(emergencyLines)
        writer.write(startsWithEmergency)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init()
        words = try reader.value()
        emergencyCard = try reader.value()
        emergencyLines = try reader.value()
        startsWithEmergency = try reader.value()
    }
}

extension StatedQuantity: CacheValue {
    func write(to writer: inout CacheWriter) {
        switch place {
        case .words(let range):
            writer.write(0)
            writer.write(range.lowerBound)
            writer.write(range.upperBound)
        case .summary(let location):
            writer.write(1)
            writer.write(location)
        }
        writer.write(written)
        writer.write(Int(bitPattern: UInt(measure)))
        writer.write(isTaken)
        writer.write(role.rawValue)
        writer.write(Int(bitPattern: UInt(low.bitPattern)))
        writer.write(Int(bitPattern: UInt(high.bitPattern)))
        writer.write(isAbout)
        writer.write(isOfSubject)
        for list in [words, around, [sentence]] { writer.write(list.map { Int(bitPattern: UInt($0)) }) }
        writer.write(order)
        writer.write(sharesWords)
        writer.write(part.rawValue)
        writer.write(group)
        writer.write(allowance)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        let place: Place
        switch try reader.number() {
        case 0:
            let (start, end) = (try reader.number(), try reader.number())
            guard start <= end else { throw CacheDamage() }
            place = .words(start..<end)
        case 1: place = .summary(try reader.value())
        default: throw CacheDamage()
        }
        let written: String = try reader.value()
        let measure = UInt64(UInt(bitPattern: try reader.number()))
        let isTaken: Bool = try reader.value()
        guard let role = Role(rawValue: try reader.number()) else { throw CacheDamage() }
        let (low, high) = (try reader.number(), try reader.number())
        let (isAbout, isOfSubject) = (try reader.value(Bool.self), try reader.value(Bool.self))
        let (words, around) = (try Self.keys(&reader), try Self.keys(&reader))
        guard let sentence = try Self.keys(&reader).first else { throw CacheDamage() }
        let (order, sharesWords) = (try reader.number(), try reader.value(Bool.self))
        guard let part = Part(rawValue: try reader.number()) else { throw CacheDamage() }
        self.init(
            place: place,
            written: written,
            measure: measure,
            isTaken: isTaken,
            role: role,
            low: Double(bitPattern: UInt64(UInt(bitPattern: low))),
            high: Double(bitPattern: UInt64(UInt(bitPattern: high))),
            isAbout: isAbout,
            isOfSubject: isOfSubject,
            words: words,
            around: around,
            sentence: sentence,
            order: order,
            sharesWords: sharesWords,
            part: part,
            group: try reader.number(),
            allowance: try reader.value()
        )
    }

    private static func keys(_ reader: inout CacheReader) throws(CacheDamage) -> [UInt64] {
        try reader.value([Int].self).map { UInt64(UInt(bitPattern: $0)) }
    }
}

extension TextQuantities: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(statements)
        writer.write(allowances)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self.init(statements: try reader.value(), allowances: try reader.value())
    }
}
