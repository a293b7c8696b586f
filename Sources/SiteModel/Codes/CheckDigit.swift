import ASCII

/// The check digits of codes and identifiers. Each function takes the digits before the check digit, as ASCII, and
/// gives the digit that they ask for; what is no digit is passed over.
package enum CheckDigit {
    /// Verhoeff's scheme over the dihedral group D5, as SNOMED CT has it (SNOMED CT Release File
    /// Specification, section 6).
    package static func verhoeff(_ digits: some BidirectionalCollection<UInt8>) -> String {
        var interim = 0
        for (position, digit) in values(digits).reversed().enumerated() {
            interim = product(interim, permuted(digit, times: position + 1))
        }
        // The inverse in the group: a reflection (5 to 9) is its own.
        return String(interim < 5 ? (5 - interim) % 5 : interim)
    }

    /// The product in the dihedral group of the pentagon: 0 to 4 are rotations, 5 to 9 reflections.
    private static func product(_ first: Int, _ second: Int) -> Int {
        let turn = first < 5 ? first + second % 5 : first - second % 5
        return (turn + 5) % 5 + ((first < 5) == (second < 5) ? 0 : 5)
    }

    /// Verhoeff's permutation, applied a number of times.
    private static func permuted(_ digit: Int, times: Int) -> Int {
        let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
        return (0..<times % 8).reduce(digit) { digit, _ in permutation[digit] }
    }

    /// The mod 10 scheme of ISO/IEC 7812-1, annex B (Luhn), as LOINC has it (LOINC Users’ Guide, on mod 10 check
    /// digits).
    package static func luhn(_ digits: some BidirectionalCollection<UInt8>) -> String {
        let sum = values(digits).reversed().enumerated().reduce(0) { sum, item in
            let value = item.offset.isMultiple(of: 2) ? item.element * 2 : item.element
            return sum + value / 10 + value % 10
        }
        return String((10 - sum % 10) % 10)
    }

    /// ISO 7064, MOD 11-2, as ORCID has it; `X` stands for 10.
    package static func mod11Radix2(_ digits: some BidirectionalCollection<UInt8>) -> String {
        let total = values(digits).reduce(0) { ($0 + $1) * 2 % 11 }
        return symbol((12 - total) % 11)
    }

    /// The mod 11 scheme of ISBN-10 (ISO 2108:1992): weights 10 to 2; `X` stands for 10.
    package static func isbn10(_ digits: some BidirectionalCollection<UInt8>) -> String {
        let sum = values(digits).enumerated().reduce(0) { $0 + (10 - $1.offset) * $1.element }
        return symbol((11 - sum % 11) % 11)
    }

    /// The mod 10 scheme of ISBN-13 (ISO 2108:2017): weights 1 and 3 in turn.
    package static func isbn13(_ digits: some BidirectionalCollection<UInt8>) -> String {
        let sum = values(digits).enumerated().reduce(0) { $0 + ($1.offset.isMultiple(of: 2) ? 1 : 3) * $1.element }
        return String((10 - sum % 10) % 10)
    }

    private static func values(_ digits: some BidirectionalCollection<UInt8>) -> [Int] {
        digits.filter(\.isASCIIDigit).map { Int($0 - UInt8(ascii: "0")) }
    }

    private static func symbol(_ value: Int) -> String { value == 10 ? "X" : String(value) }
}
