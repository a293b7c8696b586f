import SiteModel

/// One reviewer's way through the texts that wait for them, one after the other.
///
/// A value that takes what happened and says what is to be done next. It reads and writes nothing, so that a session can be
/// played through without a terminal.
package struct ReviewRound: Equatable, Sendable {
    /// A text of the round.
    package struct Text: Equatable, Sendable {
        /// Its name.
        package var name: String
        /// The shared texts whose change is all that it waits for; empty where it waits for more.
        package var sharedTexts: Set<String>

        /// A text that waits for a review.
        package init(name: String, sharedTexts: Set<String> = []) {
            self.name = name
            self.sharedTexts = sharedTexts
        }
    }

    /// What words to the editors are for.
    package enum Purpose: Equatable, Sendable {
        /// The reviewer does not vouch for the text before it is changed.
        case changes
        /// A remark, whatever the reviewer decides.
        case remark
    }

    /// Something to do. What is told comes before what is asked for.
    package enum Step: Equatable, Sendable {
        /// Show the text at a place of the list. What follows is `shown` or `refused`.
        case show(Int)
        /// Ask what to do about that text. What follows is `typed`.
        case ask(Int)
        /// Ask for words to the editors about it. What follows is `typed`.
        case askForWords(Int, Purpose)
        /// Keep these words. What follows is `kept` or `notKept`.
        case keep(Int, String, Purpose)
        /// Write the entry at once, so that nothing is lost if the session ends. What follows is `signed` or `refused`.
        case sign(Int)
        /// Say something.
        case tell(String)
        /// End the session.
        case end
    }

    /// Something that happened.
    package enum Event: Equatable, Sendable {
        case began
        case shown
        /// Something speaks against an entry of the text, and was said.
        case refused
        /// A line that someone typed; `nil` at the end of what they type.
        case typed(String?)
        case signed
        case kept
        /// The words could not be kept, and why was said.
        case notKept
    }

    /// What can be answered.
    private enum Answer {
        case yes, no, skip, remark, stop, help

        /// Reads an answer; `nil` where it is none of them.
        init?(_ line: String) {
            switch line.lowercased().filter({ !$0.isWhitespace }) {
            case "y", "yes": self = .yes
            case "n", "no": self = .no
            case "s", "skip": self = .skip
            case "r", "remark": self = .remark
            case "q", "quit", "stop": self = .stop
            case "?", "h", "help": self = .help
            default: return nil
            }
        }
    }

    private let texts: [Text]
    private let reviewer: String
    private var place = -1
    private var purpose: Purpose?
    private var signed: [Int] = []
    private var changesWanted = 0
    private var skipped = 0
    private var refused = 0
    private var settled = 0

    /// A round through texts in their order, for a reviewer by their id.
    package init(_ texts: [Text], for reviewer: String) {
        self.texts = texts
        self.reviewer = reviewer
    }

    /// What can be answered, after the question itself.
    package static let choices = "[y]es, [n]o, [s]kip, [r]emark, [q]uit, [?]"

    private static let help = """
        y  yes: you vouch for this text, and the entry is written at once
        n  no: you ask the editors for changes, and say which
        s  skip: decide later, and go on with the next text
        r  remark: tell the editors something, and decide then
        q  quit: stop here; what you have signed is kept

        """

    /// What to do after something happened, in this order.
    package mutating func take(_ event: Event) -> [Step] {
        switch event {
        case .began: return next()
        case .shown: return [.ask(place)]
        case .signed:
            signed.append(place)
            return next()
        case .refused:
            refused += 1
            return next()
        case .kept:
            let isDecided = purpose == .changes
            purpose = nil
            if isDecided { changesWanted += 1 }
            return isDecided ? next() : [.ask(place)]
        case .notKept:
            purpose = nil
            return [.ask(place)]
        case .typed(nil): return [.end]
        case .typed(let line?): return purpose.map { words(line, $0) } ?? answer(line)
        }
    }

    private mutating func next() -> [Step] {
        var told: [Step] = []
        let approved = Set(signed.map { texts[$0].name })
        while true {
            place += 1
            guard texts.indices.contains(place) else { return told + [.end] }
            let text = texts[place]
            // Who signs a shared text signs it for all pages.
            guard !text.sharedTexts.isEmpty, text.sharedTexts.isSubset(of: approved) else {
                return told + [.show(place)]
            }
            settled += 1
            told.append(.tell("\(text.name) no longer waits: you have signed what changed on its page.\n"))
        }
    }

    private mutating func answer(_ line: String) -> [Step] {
        switch Answer(line) {
        case .yes: return [.sign(place)]
        case .no: return ask(for: .changes)
        case .remark: return ask(for: .remark)
        case .skip:
            skipped += 1
            return next()
        case .stop: return [.end]
        case .help: return [.tell(Self.help), .ask(place)]
        case nil: return [.tell("Type one of these letters; ? explains them.\n"), .ask(place)]
        }
    }

    private mutating func ask(for purpose: Purpose) -> [Step] {
        self.purpose = purpose
        return [.askForWords(place, purpose)]
    }

    private mutating func words(_ line: String, _ purpose: Purpose) -> [Step] {
        let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !words.isEmpty { return [.keep(place, words, purpose)] }
        self.purpose = nil
        return [.tell("Nothing was written down.\n"), .ask(place)]
    }

    /// What was done, and how much is left, in a sentence.
    package var summary: String {
        func count(_ number: Int) -> String { number == 1 ? "1 text" : "\(number) texts" }
        var done = ["Signed \(count(signed.count))"]
        if changesWanted > 0 { done.append("asked for changes to \(changesWanted)") }
        if skipped > 0 { done.append("skipped \(skipped)") }
        if refused > 0 { done.append("could not sign \(refused)") }
        let left = texts.count - signed.count - settled
        let rest = left == 0 ? "No other text waits" : left == 1 ? "1 text still waits" : "\(left) texts still wait"
        return "\(done.joined(separator: ", ")). \(rest) for `\(reviewer)`.\n"
    }
}

extension ReviewRound.Text {
    /// A text of the list of what waits.
    package init(_ text: QueuedText) {
        let waitsForOthers = text.needs == [.fact(.sharedTextChanged)]
        self.init(name: text.name, sharedTexts: waitsForOthers ? Set(text.changedSharedTexts.map(\.description)) : [])
    }
}
