public import Diagnostics

/// A disease, disorder or other state of health that articles are about (schema.org `MedicalCondition`).
public struct Condition: Sendable {
    /// The slug.
    public var id: ConditionID
    /// Where the slug is given, for messages about addresses.
    public var slugLocation: SourceLocation
    /// The text of its own page; its title is the condition's name.
    public var text: ReviewedText
    /// Other names that people search for.
    public var synonyms: [Located<String>]
    /// What coding systems call it, in the order of `CodeSystem`.
    public var codes: [ConditionCode]
    /// Conditions that a reader may also want.
    public var related: [Located<ConditionID>]

    /// A condition of the given name and text.
    public init(id: ConditionID, slugLocation: SourceLocation, text: ReviewedText) {
        self.id = id
        self.slugLocation = slugLocation
        self.text = text
        synonyms = []
        codes = []
        related = []
    }

    /// Whether its page says anything medical, and so needs the review keys: a summary or a body does.
    public var saysAnythingMedical: Bool { text.summary != nil || !text.body.isBlank }
}

/// A system of codes for diseases and findings.
public enum CodeSystem: String, CaseIterable, Sendable {
    case icd10CM = "icd-10-cm"
    case icd10 = "icd-10"
    case icd11 = "icd-11"
    case snomedCT = "snomed-ct"
    case mesh
    case orpha
    case loinc
    case rxNorm = "rxnorm"
    case umls

    /// The name that readers know it by.
    public var title: String {
        switch self {
        case .icd10CM: "ICD-10-CM"
        case .icd10: "ICD-10"
        case .icd11: "ICD-11"
        case .snomedCT: "SNOMED CT"
        case .mesh: "MeSH"
        case .orpha: "ORPHA"
        case .loinc: "LOINC"
        case .rxNorm: "RxNorm"
        case .umls: "UMLS"
        }
    }
}

/// One code of a condition.
public struct ConditionCode: Sendable, Equatable {
    /// The system that the code belongs to.
    public var system: CodeSystem
    /// The code as the system writes it.
    public var code: Located<String>

    /// A code of a system.
    public init(system: CodeSystem, code: Located<String>) {
        self.system = system
        self.code = code
    }
}
