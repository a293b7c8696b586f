import Diagnostics
import SiteModel
import Testing

@Suite("Codes of conditions")
struct CodeSystemTests {
    /// What becomes of a text: the code, or why it is none.
    enum Outcome: Equatable {
        case wellFormed(String)
        case malformed(Malformation)
    }

    private func outcome(_ system: CodeSystem, _ text: String) -> Outcome {
        do throws(Malformation) { return .wellFormed(try system.wellFormed(text)) } catch { return .malformed(error) }
    }

    @Test(
        "are well-formed where they have the form of their system",
        arguments: [
            (.icd10CM, ["A00", "D64.9", "U07.1", "I10", "C4A.0", "M1A.00X0", "Z3A.01", "S72.001A", "O9A.11"]),
            (.icd10, ["A00", "D64.9", "U07.1", "I10", "M10.91"]),
            (.icd11, ["5A11", "BA00", "3A9Z", "1A00", "CA23.32", "8A80.Z", "EA80.0", "XS25"]),
            (
                .snomedCT,
                ["271737000", "138875005", "404684003", "900000000000207008", "83821000000107", "2571000119107"]
            ),
            (.mesh, ["D000740", "D000069295", "C535530", "C000657245"]),
            (.orpha, ["1", "558", "98363", "999999"]),
            (.loinc, ["718-7", "2345-7", "4548-4", "20570-8", "10458-8", "1-8"]),
            (.rxNorm, ["1", "24941", "99999999"]),
            (.umls, ["C0002871", "C9999999"]),
        ] as [(CodeSystem, [String])]
    )
    func goodCodes(system: CodeSystem, codes: [String]) {
        for code in codes { #expect(outcome(system, code) == .wellFormed(code)) }
    }

    @Test(
        "are malformed where they have not",
        arguments: [
            (.icd10CM, ["", "D6", "d64.9", "64.9", "D64.", "D64.99999", "DA4.9", "D6C", "D649", "D64,9", "D64.9 "]),
            (.icd10, ["", "D6", "D64.", "D64.999", "D64.9A", "C4A.0", "D50-D53", "D64.9†", "Ｄ64.9"]),
            (.icd11, ["", "5A1", "511A", "0A11", "5I11", "5O11", "5AI1", "5A1O", "5A11.", "5A11.ABC", "5A11/CA23"]),
            (.snomedCT, ["", "12345", "0271737000", "1234567890123456789", "27173700O", "271737000 |Anemia|"]),
            (.mesh, ["", "D00740", "D0007400", "E000740", "d000740", "D000740.1"]),
            (.orpha, ["", "0", "0558", "1234567", "ORPHA:", "orpha:558", "ORPHA:ORPHA:558", "558a"]),
            (.loinc, ["", "718", "718-", "-7", "718-77", "12345678-1", "718–7"]),
            (.rxNorm, ["", "0", "024941", "123456789", "24941a"]),
            (.umls, ["", "C000287", "C00028711", "D0002871", "c0002871"]),
        ] as [(CodeSystem, [String])]
    )
    func badForms(system: CodeSystem, codes: [String]) {
        for code in codes { #expect(outcome(system, code) == .malformed(.form), "\(code)") }
    }

    @Test(
        "are malformed where the check digit is another than the digits before it ask for",
        arguments: [
            (.snomedCT, "271737001", "1", "0"), (.snomedCT, "721737000", "0", "7"), (.snomedCT, "404684002", "2", "3"),
            (.loinc, "718-8", "8", "7"), (.loinc, "178-7", "7", "4"), (.loinc, "2345-0", "0", "7"),
        ] as [(CodeSystem, String, String, String)]
    )
    func badCheckDigits(system: CodeSystem, code: String, stands: String, fits: String) {
        #expect(outcome(system, code) == .malformed(.checkDigit(stands: stands, fits: fits)))
    }

    @Test(
        "of SNOMED CT are those of concepts only",
        arguments: [("751689013", "a description"), ("100022", "a relationship"), ("123451", "another component")]
    )
    func components(code: String, component: String) {
        #expect(outcome(.snomedCT, code) == .malformed(.component(component)))
    }

    @Test("of Orphanet are compared by their number and shown as Orphanet writes them")
    func orpha() throws {
        for text in ["558", "ORPHA:558"] {
            let code = try CodeSystem.orpha.wellFormed(text)
            #expect(code == "558")
            let place = SourceLocation(SourceFile(.content, "file"))
            #expect(SubjectCode(system: .orpha, code: Located(code, at: place)).display == "ORPHA:558")
            #expect(SubjectCode(system: .rxNorm, code: Located(code, at: place)).display == "558")
        }
    }

    @Test(
        "that were copied badly are known for what they are",
        arguments: [
            (.icd10, "d64.9", "D64.9"), (.icd10, "D649", "D64.9"), (.icd10, "ICD-10: D64.9", "D64.9"),
            (.icd10CM, "d 64.9", "D64.9"), (.icd10CM, "S72001A", "S72.001A"), (.icd11, "ca2332", "CA23.32"),
            (.snomedCT, "SCTID: 271737000", "271737000"), (.snomedCT, "271 737 000", "271737000"),
            (.mesh, "mesh:d000740", "D000740"), (.orpha, "orpha:558", "558"), (.orpha, "ORPHA 558", "558"),
            (.orpha, "ORPHAcode 558", "558"), (.loinc, "LOINC 718-7", "718-7"), (.rxNorm, "RxCUI 24941", "24941"),
            (.umls, "CUI:C0002871", "C0002871"), (.snomedCT, "SCTID 271737001", nil), (.mesh, "anemia", nil),
            (.icd10, "D50-D53", nil),
        ] as [(CodeSystem, String, String?)]
    )
    func suggestions(system: CodeSystem, text: String, meant: String?) {
        #expect(system.suggestion(for: text) == meant)
    }

    @Test(
        "tell which system they belong to, where their form does",
        arguments: [
            ("271737000", [.snomedCT]), ("D000740", [.mesh]), ("C0002871", [.umls]), ("5A11", [.icd11]),
            ("718-7", [.loinc]), ("D64.9", [.icd10CM, .icd10]), ("D64.912", [.icd10CM]), ("558", []), ("271737001", []),
        ] as [(String, [CodeSystem])]
    )
    func systems(text: String, expected: [CodeSystem]) {
        #expect(CodeSystem.systems(fitting: text) == expected)
    }

    @Test("no two systems have one name, OID or URI")
    func names() {
        let all = CodeSystem.allCases
        #expect(Set(all.map(\.title)).count == all.count)
        #expect(Set(all.map(\.uri)).count == all.count)
        let oids = all.compactMap(\.oid)
        #expect(Set(oids).count == oids.count)
        #expect(all.filter { $0.oid == nil } == [.icd11])
        for oid in oids { #expect(oid.wholeMatch(of: /[0-2](\.(0|[1-9]\d*))+/) != nil) }
    }

    @Test("the example that each system's form gives is well-formed", arguments: CodeSystem.allCases)
    func examples(system: CodeSystem) throws {
        let example = try #require(system.form.matches(of: /`([^`]+)`/).last)
        #expect(throws: Never.self) { try system.wellFormed(String(example.1)) }
    }
}

@Suite("Check digits")
struct CheckDigitTests {
    @Test("find every single wrong digit, and Verhoeff's every swap of neighbours too")
    func slips() {
        let number = Array("27173700".utf8)
        let digits = Array("0123456789".utf8)
        for position in number.indices {
            for digit in digits where digit != number[position] {
                var slip = number
                slip[position] = digit
                #expect(CheckDigit.verhoeff(slip) != CheckDigit.verhoeff(number))
                #expect(CheckDigit.luhn(slip) != CheckDigit.luhn(number))
                #expect(CheckDigit.mod11Radix2(slip) != CheckDigit.mod11Radix2(number))
                #expect(CheckDigit.isbn13(slip) != CheckDigit.isbn13(number))
            }
            let next = position + 1
            if next < number.count, number[position] != number[next] {
                var slip = number
                slip.swapAt(position, next)
                #expect(CheckDigit.verhoeff(slip) != CheckDigit.verhoeff(number))
                #expect(CheckDigit.mod11Radix2(slip) != CheckDigit.mod11Radix2(number))
            }
        }
    }

    @Test(
        "Verhoeff's are those of his own scheme",
        arguments: [("236", "3"), ("12345", "1"), ("2345678901", "9"), ("99999910000", "7"), ("", "0"), ("0", "4")]
    )
    func verhoeff(number: String, digit: String) {
        #expect(CheckDigit.verhoeff(Array(number.utf8)) == digit)
    }
}
