import ASCII
import SiteModel

/// What looks like an abbreviation and what does not.
enum AbbreviationShape {
    /// Words that are written in capitals to stress them.
    static let emphasised = WordSet(
        """
        alert all always an and any are as at avoid be but by call can cannot caution click danger do does dont each emergency every for from get give go has \
        have help here how if important in is it keep may more most must need never new no none nor not note now of off on once one only \
        or other out over read see should so some stop such take than that the them then there this to too total two up urgent use very \
        wait warning was well what when where which who why will with without yes you your
        """
    )

    /// The abbreviation in a stretch of letters, without the "s" of a plural; `nil` where the stretch is none: an
    /// abbreviation has two to seven letters, two or more of them capitals, and not more small ones.
    static func abbreviation(in range: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
        guard range.count > 1, range.count < 9 else { return nil }
        var capitals = 0
        var roman = 0
        for byte in bytes[range] {
            switch byte {
            case _ where byte.isASCIICapital:
                capitals += 1
                if byte == UInt8(ascii: "I") || byte == UInt8(ascii: "V") || byte == UInt8(ascii: "X") { roman += 1 }
            case _ where byte.isASCIISmall: break
            default: return nil
            }
        }
        let isPlural = capitals == range.count - 1 && bytes[range.upperBound - 1] == UInt8(ascii: "s")
        let name = isPlural ? range.dropLast() : range
        guard capitals > 1, capitals * 2 >= name.count, name.count < 8, roman < capitals else { return nil }
        if capitals == name.count {
            let key = WordKey(of: bytes[name])
            if emphasised.contains(key) || isPart(bytes[name], roman: roman) || isBrand(bytes[name]) { return nil }
        }
        // Enzymes and tumors: "ATPase", "VIPoma".
        let end = bytes[name].suffix(3)
        return end.elementsEqual("ase".utf8) || end.elementsEqual("oma".utf8) ? nil : name
    }

    /// Whether letters name a part of a stage or a set of chromosomes: `IIA`, `IVB`, `XXY`.
    private static func isPart(_ name: ArraySlice<UInt8>, roman: Int) -> Bool {
        if name.allSatisfy({ $0 == UInt8(ascii: "X") || $0 == UInt8(ascii: "Y") }) { return true }
        guard let last = name.last, name.count > 2, roman == name.count - 1 else { return false }
        return (UInt8(ascii: "A")...UInt8(ascii: "D")).contains(last)
    }

    /// Whether capitals are a name that is spoken as a word, as names of brands and programs are: six letters or more, with
    /// vowels, and nowhere more consonants in a row than a word starts or goes on with.
    private static func isBrand(_ name: ArraySlice<UInt8>) -> Bool {
        guard name.count > 5 else { return false }
        var vowels = 0
        var run = 0
        for (place, letter) in name.enumerated() {
            if "AEIOUY".utf8.contains(letter) {
                vowels += 1
                run = 0
            } else {
                run += 1
                if run > 2 || (place == 1 && run == 2 && !startsWord(name)) { return false }
            }
        }
        return vowels > 1
    }

    private static func startsWord(_ name: ArraySlice<UInt8>) -> Bool {
        let second = name[name.startIndex + 1]
        return second == UInt8(ascii: "H") || second == UInt8(ascii: "L") || second == UInt8(ascii: "R")
            || name.first == UInt8(ascii: "S")
    }
}
