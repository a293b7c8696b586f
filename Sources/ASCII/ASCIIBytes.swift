/// What a byte of a text in UTF-8 is in ASCII. A byte of a character beyond ASCII is none of these.
///
/// They are `@inlinable` because every byte of a site goes through some of them, in other modules than this one.
extension UInt8 {
    /// The tab.
    @inlinable package static var tab: UInt8 { 0x09 }
    /// The line feed.
    @inlinable package static var lineFeed: UInt8 { 0x0A }
    /// The carriage return.
    @inlinable package static var carriageReturn: UInt8 { 0x0D }
    /// The space.
    @inlinable package static var space: UInt8 { 0x20 }

    /// Whether it is one of `0` to `9`.
    @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }
    /// Whether it is one of `A` to `Z`.
    @inlinable package var isASCIICapital: Bool { self &- 0x41 < 26 }
    /// Whether it is one of `a` to `z`.
    @inlinable package var isASCIISmall: Bool { self &- 0x61 < 26 }
    /// Whether it is a letter, in either case.
    @inlinable package var isASCIILetter: Bool { (self | 0x20).isASCIISmall }
    /// Whether it is a letter or a digit.
    @inlinable package var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }

    /// Whether it is a space or a tab.
    @inlinable package var isASCIIBlank: Bool { self == .space || self == .tab }
    /// Whether it is white space to C, cmark and YAML: a space, a tab, a line feed, a vertical tab, a form feed or a
    /// carriage return.
    @inlinable package var isASCIISpace: Bool { self == .space || self &- 0x09 < 5 }
    /// Whether it is white space to HTML (HTML Standard, “ASCII whitespace”), which takes no vertical tab for it.
    @inlinable package var isHTMLSpace: Bool { isASCIISpace && self != 0x0B }
    /// Whether it is a control character, DEL among them.
    @inlinable package var isASCIIControl: Bool { self < 0x20 || self == 0x7F }
    /// Whether it is punctuation as in CommonMark 0.29, section 2.1: neither letter, digit, white space nor control.
    @inlinable package var isASCIIPunctuation: Bool { self > 0x20 && self < 0x7F && !isASCIILetterOrDigit }

    /// The small letter of a capital; any other byte as it is.
    @inlinable package var asciiLowercased: UInt8 { isASCIICapital ? self | 0x20 : self }
}

/// The same for the characters of a text.
extension Unicode.Scalar {
    /// Whether it is one of `0` to `9`.
    package var isASCIIDigit: Bool { isASCII && UInt8(truncatingIfNeeded: value).isASCIIDigit }
    /// Whether it is a letter of ASCII in either case, or a digit of ASCII.
    package var isASCIILetterOrDigit: Bool { isASCII && UInt8(truncatingIfNeeded: value).isASCIILetterOrDigit }
}
