import SiteModel

/// What looks like an abbreviation and what does not.
enum AbbreviationShape {
    /// Words that are written in capitals to stress them.
    static let emphasised = WordSet(
        """
        alert all always an and any are as at avoid be but by call can cannot caution click danger do does dont each emergency every for from get give go has \
        have help here how if important in is it keep may more most must need never new no none nor not note now of off on once one only \
        or other out over read see should so some stop such take than that the them then there this to too two up urgent use very \
        wait warning was well what when where which who why will with without yes you your
        """
    )

    /// Abbreviations that are better known than what they stand for, or that are units. docs/diagnostics.md lists them.
    static let everyday = WordSet(
        """
        ab abo adn aids am cat cd covid ct dna dvd eu faq gmt gps hiv id iq iu md ok pdf phd pin pm rna sida sms tv uk un \
        url us usa usb utc uv vih zip
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
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                capitals += 1
                if byte == UInt8(ascii: "I") || byte == UInt8(ascii: "V") || byte == UInt8(ascii: "X") { roman += 1 }
            case UInt8(ascii: "a")...UInt8(ascii: "z"): break
            default: return nil
            }
        }
        let isPlural = capitals == range.count - 1 && bytes[range.upperBound - 1] == UInt8(ascii: "s")
        let name = isPlural ? range.dropLast() : range
        guard capitals > 1, capitals * 2 >= name.count, name.count < 8, roman < capitals else { return nil }
        let key = bytes.withUnsafeBufferPointer { WordKey(of: name, in: $0, plain: true) }
        if everyday.contains(key) { return nil }
        return capitals == name.count && emphasised.contains(key) ? nil : name
    }
}
