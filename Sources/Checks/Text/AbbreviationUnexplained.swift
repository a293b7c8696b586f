import ASCII
import Diagnostics
import SiteModel

/// An abbreviation is spelled out where it is first used (PEMAT-P, item 3), in the text or in the summary or title above
/// it, or the glossary explains it there.
///
/// Left alone are those that readers know (`CommonAbbreviations`, and `abbreviations` in site.yml), Roman numerals, names
/// with digits such as B12, T4 or A1C, names of genes, brands, forms and universities, those with full stops, code, states
/// and lines of an address, addresses of mail, and words in capitals that are stressed or show how a word is spoken.
struct AbbreviationUnexplained: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "abbreviation-unexplained",
        .warning,
        "An abbreviation is used before it is spelled out",
        finds: "An abbreviation is used before it is spelled out.",
        source: "PEMAT-P, item 3"
    )

    /// How many abbreviations of one text are looked for in all its words, which takes time: no text for readers has as
    /// many.
    private static let mostSearches = 200

    /// The longest abbreviation with hyphens that is looked for as a whole.
    private static let longestWhole = 16

    /// A use of an abbreviation.
    private struct Use {
        var name: Range<Int>
        var word: Int
        var sentence: WordList.Sentence
    }

    func findings(in subject: TextSubject) -> [TextFinding] {
        var findings = summaryFindings(in: subject)
        let uses = uses(in: subject.words, subject.prose, subject)
        guard !uses.isEmpty else { return findings }
        let prose = subject.prose
        let body = SpelledOut(prose, subject.words)
        let above = Self.prose([subject.text.title.value, subject.text.summary?.value ?? ""])
        let front = SpelledOut(above, WordList(of: above))
        var done = subject.explainedTerms.terms.union(subject.settings.abbreviations)
        var open: [String: Int] = [:]
        var searches = 0
        for use in uses {
            let name = prose.text(use.name)
            if done.contains(name) { continue }
            let whole = subject.words.words[use.word].range
            let isExplained =
                body.isExplained(use.name, at: use.word, in: use.sentence)
                || (whole != use.name && whole.count <= Self.longestWhole
                    && body.isExplained(whole, at: use.word, in: use.sentence))
                || body.isSpelledOutBelow(use.name, block: use.sentence.block, subject.words, prose)
            if let index = open[name] {
                guard isExplained else { continue }
                findings[index] = finding(name, use: findings[index].ranges[0], explained: use.name)
                done.insert(name)
                continue
            }
            searches += 1
            guard searches <= Self.mostSearches else { break }
            if isExplained
                || body.words(of: use.name, in: prose.bytes, before: use.sentence.words.upperBound) != nil
                || front.words(of: use.name, in: prose.bytes, before: .max) != nil
                || Self.introduces(prose.bytes[use.name], in: above.bytes)
            {
                done.insert(name)
                continue
            }
            let later = body.words(of: use.name, in: prose.bytes, before: .max)
            if later == nil { open[name] = findings.count } else { done.insert(name) }
            findings.append(finding(name, use: use.name, explained: later))
        }
        return findings
    }

    /// Whether a title or a summary has an abbreviation in brackets, after what it stands for.
    private static func introduces(_ name: ArraySlice<UInt8>, in bytes: [UInt8]) -> Bool {
        bytes.indices.contains { place in
            bytes[place] == UInt8(ascii: "(") && bytes[(place + 1)...].starts(with: name)
                && bytes[(place + 1 + name.count)...].first == UInt8(ascii: ")")
        }
    }

    private func finding(_ name: String, use: Range<Int>, explained: Range<Int>?) -> TextFinding {
        TextFinding(
            .words(use),
            explained == nil
                ? "The abbreviation `\(name)` is not spelled out"
                : "The abbreviation `\(name)` is used before it is spelled out",
            help: "write the words at its first use, as in `complete blood count (CBC)`, or explain it in the glossary",
            notes: explained.map { [("spelled out here", $0)] } ?? []
        )
    }

    /// Every use of an abbreviation in a text.
    private func uses(in list: WordList, _ prose: Prose, _ subject: TextSubject) -> [Use] {
        var uses: [Use] = []
        let known = CommonAbbreviations.known(in: subject.language)
        var genes = Set<WordKey>()
        let others: WordList.Word.Kind = [.hasDigit, .isDotted, .isCode, .isInserted, .hasOther]
        for (number, word) in list.words.enumerated() where word.kind.contains(.hasCapital) {
            guard word.kind.isDisjoint(with: others), let parts = parts(of: word, in: prose.bytes) else { continue }
            let sentence = list.sentence(with: number)
            guard !parts.isEmpty, !isShouted(number, sentence, list) else { continue }
            if isGene(number, sentence, list) || isBesideGene(number, sentence, list, prose.bytes) {
                genes.insert(word.key)
                continue
            }
            let next = number + 1 < sentence.words.upperBound ? list.words[number + 1].key : nil
            if next.map(Self.schools.contains) == true || isForm(number, sentence, list) { continue }
            if isNamedInTitle(word, prose, subject) || isOfDiseaseInTitle(number, sentence, list, prose, subject)
                || isOfMail(word, prose.bytes)
            {
                continue
            }
            if isStage(number, sentence, list, prose.bytes) { continue }
            if isForm(ofMedicine: number, sentence, list, prose.bytes)
                || isOfSeries(number, sentence, list, prose.bytes)
            {
                continue
            }
            let names = parts.filter { !known.contains(WordKey(of: prose.bytes[$0]), before: next) }
            guard !names.isEmpty, !isOfBrand(word, prose.bytes), !isOfPlaceOrTime(number, sentence, list, prose.bytes),
                !isSpoken(word, prose.bytes)
            else { continue }
            uses += names.map { name in
                Use(name: withAmpersand(name, prose.bytes), word: number, sentence: sentence)
            }
        }
        guard !genes.isEmpty else { return uses }
        return uses.filter { use in
            !genes.contains(WordKey(of: prose.bytes[use.name])) && !genes.contains(list.words[use.word].key)
        }
    }

    /// The abbreviations in a word, which hyphens and apostrophes divide; `nil` where there is none.
    private func parts(of word: WordList.Word, in bytes: [UInt8]) -> [Range<Int>]? {
        // Most words with a capital letter have it at their start alone.
        guard bytes[word.range].dropFirst().contains(where: \.isASCIICapital) else { return nil }
        let parts = bytes[word.range].split { !$0.isASCIILetter }
        // A marker of cards that is where none can is reported as such.
        if word.range.lowerBound > 0, bytes[word.range.lowerBound - 1] == UInt8(ascii: "!") { return nil }
        // "uh-NEE-me-uh" tells how a word is spoken.
        let small = parts.count { part in part.allSatisfy { $0 > 0x5A } }
        guard parts.count < 3 || small < 2 else { return nil }
        return parts.compactMap { AbbreviationShape.abbreviation(in: $0.startIndex..<$0.endIndex, of: bytes) }
    }

    /// Whether a word is in capitals because all around it is.
    private func isShouted(_ number: Int, _ sentence: WordList.Sentence, _ list: WordList) -> Bool {
        func isCapital(_ word: WordList.Word) -> Bool {
            word.kind.contains(.hasCapital) && !word.kind.contains(.hasSmall)
        }
        for neighbour in [number - 1, number + 1] where sentence.words.contains(neighbour) {
            let word = list.words[neighbour]
            guard isCapital(word), word.range.count > 1 else { continue }
            if AbbreviationShape.emphasised.contains(word.key) || isLongWord(word) { return true }
        }
        return (3...12).contains(sentence.words.count) && list.words[sentence.words].allSatisfy(isCapital)
    }

    /// Whether a word is longer than any abbreviation, so that all around it is in capitals.
    private func isLongWord(_ word: WordList.Word) -> Bool {
        word.range.count > 9 && word.kind.isDisjoint(with: [.hasDigit, .hasOther, .isDotted])
    }

    /// An abbreviation with what an ampersand joins to it: `R&D`, `VR&E`.
    private func withAmpersand(_ name: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        let rest = bytes[name.upperBound...].prefix(3)
        guard rest.count > 1, rest.first == UInt8(ascii: "&") else { return name }
        let letters = rest.dropFirst().prefix(while: \.isASCIICapital)
        return letters.isEmpty ? name : name.lowerBound..<name.upperBound + 1 + letters.count
    }

    /// Whether a word is a part of what a form is called: `Form SF 180`, `SF form 180`, `SGLV 8286`.
    private func isForm(_ number: Int, _ sentence: WordList.Sentence, _ list: WordList) -> Bool {
        guard number + 1 < sentence.words.upperBound else { return false }
        let next = list.words[number + 1]
        if next.key == "form" { return true }
        guard next.kind.contains(.hasDigit) else { return false }
        if next.isNumber, next.range.count > 3 { return true }
        return list.words[max(sentence.words.lowerBound, number - 3)..<number].contains { $0.key == "form" }
    }

    /// Whether a word is a part of the name of what the text is about, which is called after a gene: "SOST-related".
    private func isNamedInTitle(_ word: WordList.Word, _ prose: Prose, _ subject: TextSubject) -> Bool {
        let suffix = prose.bytes[word.range].suffix(8).map { $0 | 0x20 }
        guard suffix.elementsEqual("-related".utf8) || suffix.elementsEqual("sociated".utf8) else { return false }
        return subject.text.title.value.lowercased().contains(prose.text(word.range).lowercased())
    }

    /// Whether letters belong to the name of the disease that the text is about: "Opitz G/BBB syndrome".
    private func isOfDiseaseInTitle(
        _ number: Int,
        _ sentence: WordList.Sentence,
        _ list: WordList,
        _ prose: Prose,
        _ subject: TextSubject
    ) -> Bool {
        guard number + 1 < sentence.words.upperBound, Self.diseases.contains(list.words[number + 1].key) else {
            return false
        }
        let name = list.words[number].range.lowerBound..<list.words[number + 1].range.upperBound
        return subject.text.title.value.lowercased().contains(prose.text(name).lowercased())
    }

    private static let diseases = WordSet("disease disorder nephropathy neuropathy syndrome vasculitis")

    /// Whether a word is a part of an address of mail.
    private func isOfMail(_ word: WordList.Word, _ bytes: [UInt8]) -> Bool {
        let isOpen = { (byte: UInt8) in byte > 0x20 }
        return bytes[word.range.upperBound...].prefix(60).prefix(while: isOpen).contains(UInt8(ascii: "@"))
            || bytes[..<word.range.lowerBound].suffix(60).reversed().prefix(while: isOpen).contains(UInt8(ascii: "@"))
    }

    /// Whether letters after the name of a product say which one: `Glucotrol XL`, `Oncotype DX`.
    private func isForm(
        ofMedicine number: Int,
        _ sentence: WordList.Sentence,
        _ list: WordList,
        _ bytes: [UInt8]
    ) -> Bool {
        guard Self.releases.contains(list.words[number].key), number > sentence.words.lowerBound else { return false }
        let brand = list.words[number - 1]
        return bytes[brand.range.lowerBound].isASCIICapital && brand.kind.contains(.hasSmall)
            && brand.range.upperBound + 1 == list.words[number].range.lowerBound
    }

    private static let releases = WordSet("cd cr dr dx er hct ir la odt sr xl xr")

    /// Whether letters name a stage or a type: `stage IB`, `stages IA, IB and IC`, `hemoglobin SC`.
    private func isStage(
        _ number: Int,
        _ sentence: WordList.Sentence,
        _ list: WordList,
        _ bytes: [UInt8]
    ) -> Bool {
        let range = list.words[number].range
        if range.count == 2, number > sentence.words.lowerBound, Self.hemoglobin.contains(list.words[number - 1].key) {
            return true
        }
        guard range.count < 5, "IVX".utf8.contains(bytes[range.lowerBound]) else { return false }
        return list.words[max(sentence.words.lowerBound, number - 4)..<number].contains { Self.stages.contains($0.key) }
    }

    private static let hemoglobin = WordSet("hemoglobin haemoglobin")
    private static let stages = WordSet("stage stages type types grade grades class classes")

    /// Whether letters stand among single ones, as in "a number that starts with a V, RH, J, RS or K".
    private func isOfSeries(
        _ number: Int,
        _ sentence: WordList.Sentence,
        _ list: WordList,
        _ bytes: [UInt8]
    ) -> Bool {
        let near = max(sentence.words.lowerBound, number - 3)..<min(sentence.words.upperBound, number + 4)
        return near.count { place in
            let word = list.words[place]
            return word.range.count == 1 && bytes[word.range.lowerBound].isASCIICapital && word.key != "a"
                && word.key != "i"
        } > 1
    }

    private static let schools = WordSet("college university")

    /// Whether a word is the name of a gene, as in "the MITF and PAX3 genes": such a name is not read as an abbreviation.
    private func isGene(_ number: Int, _ sentence: WordList.Sentence, _ list: WordList) -> Bool {
        for index in number + 1..<min(number + 12, max(number + 1, sentence.words.upperBound)) {
            let word = list.words[index]
            if Self.ofGenes.contains(word.key) { return true }
            let isName = word.kind.contains(.hasCapital) && word.kind.isDisjoint(with: .hasSmall)
            guard isName || word.key == "and" || word.key == "or" else { break }
        }
        for index in (max(sentence.words.lowerBound, number - 12)..<number).reversed() {
            let word = list.words[index]
            if word.key == "gene" || word.key == "genes" { return true }
            let isName = word.kind.contains(.hasCapital) && word.kind.isDisjoint(with: .hasSmall)
            guard isName || Self.beforeGenes.contains(word.key) else { return false }
        }
        return false
    }

    /// Whether a name is listed beside one that only a gene has, with three letters and a number: "NIPBL, SMC2 or RAD21".
    private func isBesideGene(_ number: Int, _ sentence: WordList.Sentence, _ list: WordList, _ bytes: [UInt8]) -> Bool
    {
        func isGene(_ place: Int) -> Bool {
            guard sentence.words.contains(place) else { return false }
            let word = list.words[place]
            return word.kind.contains([.hasCapital, .hasDigit]) && word.kind.isDisjoint(with: [.hasSmall, .isDotted])
                && word.range.count > 3 && bytes[word.range].prefix(3).allSatisfy(\.isASCIICapital)
                && !bytes[word.range].contains(UInt8(ascii: "-"))
        }
        func isJoined(_ first: Int) -> Bool {
            bytes[list.words[first].range.upperBound..<list.words[first + 1].range.lowerBound].elementsEqual(", ".utf8)
        }
        func joins(_ place: Int) -> Bool {
            sentence.words.contains(place) && (list.words[place].key == "and" || list.words[place].key == "or")
        }
        return (isGene(number + 1) && isJoined(number)) || (isGene(number - 1) && isJoined(number - 1))
            || (joins(number + 1) && isGene(number + 2)) || (joins(number - 1) && isGene(number - 2))
    }

    private static let beforeGenes = WordSet("and are as called include includes including is like named or such")

    private static let ofGenes = WordSet("gene genes mutation mutations variant variants")

    /// Whether a sign of a trade mark is after a word.
    private func isOfBrand(_ word: WordList.Word, _ bytes: [UInt8]) -> Bool {
        let after = bytes[word.range.upperBound...].prefix(3)
        return ["®", "™", "℠"].contains { after.starts(with: $0.utf8) }
    }

    /// Whether two letters are a part of an address (`GA 30329`), or up to four after a time of day its zone.
    private func isOfPlaceOrTime(
        _ number: Int,
        _ sentence: WordList.Sentence,
        _ list: WordList,
        _ bytes: [UInt8]
    ) -> Bool {
        let word = list.words[number]
        guard word.range.count <= 4 else { return false }
        // After "p.m." a capital letter starts a sentence.
        if number > 0, Self.partsOfDay.contains(list.words[number - 1].key) { return true }
        guard word.range.count == 2 else { return false }
        if isState(number, sentence, list, bytes) { return true }
        if number > 0, Self.streets.contains(list.words[number - 1].key) { return true }
        // A state or a quarter of a town, in a line with a ZIP code.
        let near = max(sentence.words.lowerBound, number - 8)..<min(sentence.words.upperBound, number + 8)
        return near.contains { place in
            place > sentence.words.lowerBound && list.words[place].isNumber && list.words[place].range.count == 5
                && list.words[place - 1].range.count == 2 && list.words[place - 1].kind.isDisjoint(with: .hasSmall)
                && !bytes[list.words[place].range].contains { !$0.isASCIIDigit }
        }
    }

    /// Whether two letters name a state: before a long ZIP code (`GA 30329-1647`), after a place ("Denver, CO"), or among
    /// others (`CT, DE, NJ`).
    private func isState(_ number: Int, _ sentence: WordList.Sentence, _ list: WordList, _ bytes: [UInt8]) -> Bool {
        let words = sentence.words
        if words.contains(number + 1), list.words[number + 1].isNumber, list.words[number + 1].range.count == 10 {
            return true
        }
        let word = list.words[number]
        guard PostalAbbreviations.all.contains(word.key) else { return false }
        func isState(_ place: Int) -> Bool {
            let word = list.words[place]
            return word.range.count == 2 && word.kind.isDisjoint(with: .hasSmall)
                && PostalAbbreviations.all.contains(word.key)
        }
        let near = max(words.lowerBound, number - 3)..<min(words.upperBound, number + 4)
        if near.count(where: isState) > 2 { return true }
        guard words.contains(number - 1) else { return false }
        let isName = { (word: WordList.Word) in
            bytes[word.range.lowerBound].isASCIICapital && word.kind.contains(.hasSmall)
        }
        let place = list.words[number - 1]
        guard isName(place), bytes[place.range.upperBound..<word.range.lowerBound].elementsEqual(", ".utf8) else {
            return false
        }
        if !PostalAbbreviations.alsoMedical.contains(word.key) { return true }
        // A line that says nothing but a place: "Camp Sibert, AL".
        return number + 1 == words.upperBound && words.count <= 5
            && list.words[words.lowerBound..<number].allSatisfy(isName)
    }

    private static let streets = WordSet("avenue ave boulevard blvd court drive lane place road rd street")
    private static let partsOfDay = WordSet("am pm a.m p.m midnight noon")

    /// Whether a word in brackets tells how another is spoken: "(ray-NOHZ)".
    private func isSpoken(_ word: WordList.Word, _ bytes: [UInt8]) -> Bool {
        let start = word.range.lowerBound
        guard start > 0, bytes[start - 1] == UInt8(ascii: "("), bytes[word.range].contains(UInt8(ascii: "-")) else {
            return isWithinSpoken(word, bytes)
        }
        let parts = bytes[word.range].split(separator: UInt8(ascii: "-"))
        guard let last = parts.last, let first = parts.first else { return false }
        let ends = word.range.upperBound < bytes.count && bytes[word.range.upperBound] == UInt8(ascii: ")")
        let isSmall = { (part: ArraySlice<UInt8>) in part.allSatisfy { $0 > 0x5A } }
        if isSmall(first), Self.prefixes.contains(WordKey(String(decoding: first, as: UTF8.self))) { return false }
        if isSmall(last), Self.suffixes.contains(WordKey(String(decoding: last, as: UTF8.self))) { return false }
        return parts.contains(where: isSmall) && (ends || isWithinSpoken(word, bytes))
    }

    /// Whether all words in the same brackets are parted by hyphens into small letters and capitals.
    private func isWithinSpoken(_ word: WordList.Word, _ bytes: [UInt8]) -> Bool {
        guard bytes[word.range].contains(UInt8(ascii: "-")) else { return false }
        let open = bytes[max(0, word.range.lowerBound - 40)..<word.range.lowerBound].lastIndex(of: UInt8(ascii: "("))
        let end = min(bytes.count, word.range.upperBound + 40)
        guard let open, let close = bytes[word.range.upperBound..<end].firstIndex(of: UInt8(ascii: ")")) else {
            return false
        }
        let words = bytes[open + 1..<close].split(separator: 0x20)
        return words.count > 1
            && words.allSatisfy { part in
                part.contains(UInt8(ascii: "-")) && part.contains { $0 > 0x60 }
                    && part.allSatisfy { $0 == UInt8(ascii: "-") || $0.isASCIILetter }
            }
    }

    private static let prefixes = WordSet("anti non pre post mid pro semi")
    private static let suffixes = WordSet("based guided like negative positive related specific type")

    // MARK: The summary

    /// What the summary uses and neither it nor the title spells out.
    private func summaryFindings(in subject: TextSubject) -> [TextFinding] {
        guard let summary = subject.text.summary, Self.holdsCapitals(summary.value) else { return [] }
        let prose = Self.prose([subject.text.title.value, summary.value])
        let list = WordList(of: prose)
        let own = SpelledOut(prose, list)
        var done = subject.explainedTerms.terms.union(subject.settings.abbreviations)
        var findings: [TextFinding] = []
        for use in uses(in: list, prose, subject) where use.sentence.block == 1 {
            let name = prose.text(use.name)
            guard done.insert(name).inserted, !own.isExplained(use.name, at: use.word, in: use.sentence),
                own.words(of: use.name, in: prose.bytes, before: use.sentence.words.upperBound) == nil
            else { continue }
            findings.append(
                TextFinding(
                    .frontMatter(summary.location),
                    "The summary does not spell out the abbreviation `\(name)`",
                    help: "write the words in its place, or before it"
                )
            )
        }
        return findings
    }

    /// Whether two capital letters are side by side.
    private static func holdsCapitals(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var wasCapital = false
            for byte in bytes {
                let isCapital = byte.isASCIICapital
                if isCapital, wasCapital { return true }
                wasCapital = isCapital
            }
            return false
        }
    }

    /// Plain texts as blocks of prose.
    private static func prose(_ texts: [String]) -> Prose {
        var prose = Prose()
        for text in texts {
            let start = prose.bytes.count
            prose.bytes.append(contentsOf: text.utf8)
            prose.blocks.append(Prose.Block(kind: .paragraph, range: start..<prose.bytes.count))
            prose.bytes.append(0x0A)
        }
        return prose
    }
}
