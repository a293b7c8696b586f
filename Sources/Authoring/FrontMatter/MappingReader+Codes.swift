package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let identifierMalformed = DiagnosticIdentifier(
        "identifier-malformed",
        .error,
        "An identifier of a source or a person is not well-formed"
    )
    package static let codeMalformed = DiagnosticIdentifier(
        "code-malformed",
        .error,
        "A code of a condition is not well-formed"
    )
}

extension MappingReader {
    /// One code of a system or a list of codes. One that is not well-formed is reported and left out.
    mutating func codes(_ key: String, of system: CodeSystem) -> [SubjectCode] {
        texts(key, item: "codes").compactMap { code($0, of: system) }
    }

    private mutating func code(_ text: Located<String>, of system: CodeSystem) -> SubjectCode? {
        do throws(Malformation) {
            return SubjectCode(system: system, code: Located(try system.wellFormed(text.value), at: text.location))
        } catch {
            let place = text.location
            switch error {
            case .form:
                report(
                    .codeMalformed,
                    at: place,
                    "`\(text.value)` is not a well-formed \(system.title) code",
                    advice: Self.advice(text, of: system)
                )
            case .checkDigit(let stands, let fits):
                // Some published LOINC codes have a check digit of their own, so this is no proof of a slip.
                let isProof = system != .loinc
                diagnostics.append(
                    Diagnostic(
                        .codeMalformed,
                        at: place,
                        Self.checkDigitMessage(text.value, stands, fits),
                        help: isProof
                            ? Self.checkDigitHelp : Self.checkDigitHelp + "; a few published LOINC codes do not fit",
                        severity: isProof ? nil : .warning
                    )
                )
                return isProof ? nil : SubjectCode(system: system, code: text)
            case .component(let component):
                report(
                    .codeMalformed,
                    at: place,
                    "`\(text.value)` names \(component) in SNOMED CT, not a concept",
                    help: "write the number of the concept: the two digits before its last one are `00` or `10`"
                )
            }
            return nil
        }
    }

    private static func advice(_ text: Located<String>, of system: CodeSystem) -> Advice {
        NearMiss.advice(for: text.value, at: text.location, meant: system.suggestion(for: text.value))
            .or(help(text.value, of: system))
    }

    private static func help(_ text: String, of system: CodeSystem) -> String {
        let others = CodeSystem.systems(fitting: text).filter { $0 != system }
        if !others.isEmpty {
            let keys = others.map { "`\($0.rawValue)`" }.joined(separator: " or ")
            return "it looks like a code for \(keys)"
        }
        return "such a code is \(system.form)"
    }

    /// An identifier that others gave out. One that is not well-formed is reported and left out.
    mutating func identifier<Identifier: PublicIdentifier>(_ key: String, _ kind: Identifier.Type) -> Identifier? {
        guard let text = text(key) else { return nil }
        do throws(Malformation) {
            return try Identifier(text.value)
        } catch {
            switch error {
            case .checkDigit(let stands, let fits):
                report(
                    .identifierMalformed,
                    at: text.location,
                    Self.checkDigitMessage(text.value, stands, fits),
                    help: Self.checkDigitHelp
                )
            case .form, .component:
                report(
                    .identifierMalformed,
                    at: text.location,
                    "`\(text.value)` is not \(Identifier.name)",
                    help: Self.fix(text.value, kind)
                )
            }
            return nil
        }
    }

    private static func fix<Identifier: PublicIdentifier>(_ text: String, _ kind: Identifier.Type) -> String {
        let others: [(String, any PublicIdentifier.Type)] = [
            ("doi", DOI.self), ("pmcid", PubMedCentralID.self), ("nct", TrialNumber.self), ("isbn", ISBN.self),
            ("orcid", ORCID.self),
        ]
        if let other = others.first(where: { $0.1.isWellFormed(text) }) {
            return "it looks like \(other.1.name), which goes under `\(other.0)`"
        }
        if kind == PubMedCentralID.self, PubMedID.isWellFormed(text) { return "did you mean `PMC\(text)`?" }
        return "write \(kind.form)"
    }

    private static func checkDigitMessage(_ text: String, _ stands: String, _ fits: String) -> String {
        "The check digit of `\(text)` is `\(stands)`, but the digits before it give `\(fits)`"
    }

    private static let checkDigitHelp = "look it up again: any of its digits may be wrong"
}
