import ASCII

/// A system of codes for diseases, findings, tests, medicines or vaccines.
///
/// Forms are those of the systems' publishers. No table of codes comes with sitegen: whether a code exists, and what it
/// means, is for the editor to look up.
package enum CodeSystem: String, CaseIterable, Sendable {
    case icd10CM = "icd-10-cm"
    case icd10 = "icd-10"
    case icd11 = "icd-11"
    case snomedCT = "snomed-ct"
    case mesh
    case orpha
    case loinc
    case rxNorm = "rxnorm"
    case atc
    case cvx
    case umls

    /// The name that readers know it by.
    package var title: String {
        switch self {
        case .icd10CM: "ICD-10-CM"
        case .icd10: "ICD-10"
        case .icd11: "ICD-11"
        case .snomedCT: "SNOMED CT"
        case .mesh: "MeSH"
        case .orpha: "ORPHA"
        case .loinc: "LOINC"
        case .rxNorm: "RxNorm"
        case .atc: "ATC"
        case .cvx: "CVX"
        case .umls: "UMLS"
        }
    }

    /// The object identifier by which HL7 refers to it; ICD-11 has none.
    package var oid: String? {
        switch self {
        case .icd10CM: "2.16.840.1.113883.6.90"
        case .icd10: "2.16.840.1.113883.6.3"
        case .icd11: nil
        case .snomedCT: "2.16.840.1.113883.6.96"
        case .mesh: "2.16.840.1.113883.6.177"
        case .orpha: "1.3.6.1.4.1.12559.11.10.1.3.1.44.5"
        case .loinc: "2.16.840.1.113883.6.1"
        case .rxNorm: "2.16.840.1.113883.6.88"
        case .atc: "2.16.840.1.113883.6.73"
        case .cvx: "2.16.840.1.113883.12.292"
        case .umls: "2.16.840.1.113883.6.86"
        }
    }

    /// The address by which FHIR refers to it; it is a name, and need not lead anywhere.
    package var uri: String {
        switch self {
        case .icd10CM: "http://hl7.org/fhir/sid/icd-10-cm"
        case .icd10: "http://hl7.org/fhir/sid/icd-10"
        case .icd11: "http://id.who.int/icd/release/11/mms"
        case .snomedCT: "http://snomed.info/sct"
        case .mesh: "https://www.nlm.nih.gov/mesh"
        case .orpha: "http://www.orpha.net"
        case .loinc: "http://loinc.org"
        case .rxNorm: "http://www.nlm.nih.gov/research/umls/rxnorm"
        case .atc: "http://www.whocc.no/atc"
        case .cvx: "http://hl7.org/fhir/sid/cvx"
        case .umls: "http://terminology.hl7.org/CodeSystem/umls"
        }
    }

    /// What its codes look like, for someone who wrote one that does not.
    package var form: String {
        switch self {
        case .icd10CM:
            "a capital letter, a digit, a digit or `A` or `B`, and perhaps a full stop and up to four more, such as"
                + " `D64.9`"
        case .icd10: "a capital letter, two digits, and perhaps a full stop and one or two more, such as `D64.9`"
        case .icd11:
            "four letters and digits without `I` and `O`, the second a letter and the third a digit, and perhaps a"
                + " full stop and one or two more, such as `5A11`"
        case .snomedCT: "a number of 6 to 18 digits, such as `271737000`"
        case .mesh: "`D` or `C` and six or nine digits, such as `D000740`"
        case .orpha: "a number of up to six digits, such as `558` or `ORPHA:558`"
        case .loinc: "a number of up to seven digits, a hyphen and a check digit, such as `718-7`"
        case .rxNorm: "a number of up to eight digits, such as `24941`"
        case .atc: "a capital letter, two digits, one or two capital letters and perhaps two digits, such as `N02BE01`"
        case .cvx: "a number of two or three digits, such as `03`"
        case .umls: "`C` and seven digits, such as `C0002871`"
        }
    }

    /// The code in the form in which codes are compared. Only Orphanet writes one code in two ways, and of `ORPHA:558`
    /// and `558` the number is taken.
    package func wellFormed(_ text: String) throws(Malformation) -> String {
        let code = self == .orpha && text.hasPrefix("ORPHA:") ? String(text.dropFirst("ORPHA:".count)) : text
        guard hasForm(code) else { throw .form }
        let digits = Array(code.utf8)
        switch self {
        case .snomedCT:
            try Self.check(digits, CheckDigit.verhoeff(digits.dropLast()))
            if let component = Self.component(digits) { throw .component(component) }
        case .loinc: try Self.check(digits, CheckDigit.luhn(digits.dropLast()))
        case .icd10CM, .icd10, .icd11, .mesh, .orpha, .rxNorm, .atc, .cvx, .umls: break
        }
        return code
    }

    /// Whether nothing else looks like its codes, so that a code under a wrong key tells where it belongs.
    package var isDistinctive: Bool {
        switch self {
        case .orpha, .rxNorm, .cvx: false
        case .icd10CM, .icd10, .icd11, .snomedCT, .mesh, .loinc, .atc, .umls: true
        }
    }

    private static func check(_ digits: [UInt8], _ fits: String) throws(Malformation) {
        let stands = String(decoding: digits.suffix(1), as: UTF8.self)
        guard stands == fits else { throw .checkDigit(stands: stands, fits: fits) }
    }

    /// What a SNOMED CT identifier names where it is no concept, by its partition identifier, the two digits before
    /// the check digit (SNOMED CT Release File Specification, section 6): 00 and 10 are concepts.
    private static func component(_ digits: [UInt8]) -> String? {
        switch String(decoding: digits.suffix(3).prefix(2), as: UTF8.self) {
        case "00", "10": nil
        case "01", "11": "a description"
        case "02", "12": "a relationship"
        default: "another component"
        }
    }

    private func hasForm(_ code: String) -> Bool {
        var form = FormMatcher(code)
        let fits =
            switch self {
            case .icd10CM:
                form.take(\.isASCIICapital) && form.take(\.isASCIIDigit)
                    && form.take { $0.isASCIIDigit || $0 == UInt8(ascii: "A") || $0 == UInt8(ascii: "B") }
                    && (form.isAtEnd || (form.take(".") && form.take(1...4) { $0.isASCIIDigit || $0.isASCIICapital }))
            case .icd10:
                form.take(\.isASCIICapital) && form.take(2...2, \.isASCIIDigit)
                    && (form.isAtEnd || (form.take(".") && form.take(1...2, \.isASCIIDigit)))
            case .icd11:
                form.take { $0.isICD11Letter || $0.isDigitButZero } && form.take(\.isICD11Letter)
                    && form.take(\.isASCIIDigit) && form.take { $0.isICD11Letter || $0.isASCIIDigit }
                    && (form.isAtEnd || (form.take(".") && form.take(1...2) { $0.isICD11Letter || $0.isASCIIDigit }))
            case .snomedCT: form.take(\.isDigitButZero) && form.take(5...17, \.isASCIIDigit)
            case .mesh:
                form.take { $0 == UInt8(ascii: "C") || $0 == UInt8(ascii: "D") } && form.take(6...6, \.isASCIIDigit)
                    && (form.isAtEnd || form.take(3...3, \.isASCIIDigit))
            case .orpha: form.take(\.isDigitButZero) && form.take(0...5, \.isASCIIDigit)
            case .loinc: form.take(1...7, \.isASCIIDigit) && form.take("-") && form.take(\.isASCIIDigit)
            case .rxNorm: form.take(\.isDigitButZero) && form.take(0...7, \.isASCIIDigit)
            case .atc:
                form.take(\.isASCIICapital) && form.take(2...2, \.isASCIIDigit) && form.take(\.isASCIICapital)
                    && (form.isAtEnd
                        || form.take(\.isASCIICapital) && (form.isAtEnd || form.take(2...2, \.isASCIIDigit)))
            case .cvx: form.take(2...3, \.isASCIIDigit)
            case .umls: form.take("C") && form.take(7...7, \.isASCIIDigit)
            }
        return fits && form.isAtEnd
    }
}

extension UInt8 {
    /// Whether it is a letter that ICD-11 uses: `I` and `O` look like digits.
    fileprivate var isICD11Letter: Bool { isASCIICapital && self != UInt8(ascii: "I") && self != UInt8(ascii: "O") }
}
