/// What the subjects of a section are, and all that differs from kind to kind.
package enum SubjectKind: String, CaseIterable, Sendable {
    case conditions
    case medicines
    case tests
    case treatments
    case vaccines
    case symptoms
    case topics

    /// What one subject is called in messages.
    package var noun: String {
        switch self {
        case .conditions: "condition"
        case .medicines: "medicine"
        case .tests: "test"
        case .treatments: "treatment"
        case .vaccines: "vaccine"
        case .symptoms: "symptom"
        case .topics: "topic"
        }
    }

    /// The type of such a subject in the vocabulary of schema.org (release 30.0), which has none for vaccines: they are
    /// drugs. `Thing` says nothing of a topic.
    package var schemaType: String {
        switch self {
        case .conditions: "MedicalCondition"
        case .medicines, .vaccines: "Drug"
        case .tests: "MedicalTest"
        case .treatments: "MedicalTherapy"
        case .symptoms: "MedicalSymptom"
        case .topics: "Thing"
        }
    }

    /// The systems that have codes for such subjects. A `Thing` of schema.org has no codes.
    package var codeSystems: [CodeSystem] {
        switch self {
        case .conditions: [.icd10CM, .icd10, .icd11, .snomedCT, .mesh, .orpha, .loinc, .rxNorm, .umls]
        case .medicines: [.rxNorm, .atc, .snomedCT, .mesh, .umls]
        case .tests: [.loinc, .snomedCT, .mesh, .umls]
        case .treatments: [.snomedCT, .mesh, .umls]
        case .vaccines: [.cvx, .atc, .rxNorm, .snomedCT, .mesh, .umls]
        case .symptoms: [.icd10CM, .icd10, .icd11, .snomedCT, .mesh, .umls]
        case .topics: []
        }
    }

    /// What such a subject has to do with the conditions that it names; `nil` where nothing more than `related` fits.
    package var relation: SubjectRelation? {
        switch self {
        case .medicines, .treatments: .treats
        case .vaccines: .prevents
        case .tests: .diagnoses
        case .symptoms: .symptomOf
        case .conditions, .topics: nil
        }
    }

    /// Whether a page about such a subject may have to say when to get help.
    package var mayNeedCareCard: Bool { self != .topics }
}

/// What the text of a subject says that it has to do with conditions. It is a medical claim, so whoever reviews the text
/// signs it too.
package struct StatedRelation: Sendable, Equatable {
    /// What it has to do with them.
    package var kind: SubjectRelation
    /// The conditions, in the order of front matter; never none.
    package var conditions: [Located<SubjectID>]

    /// The conditions, each once.
    package var distinctConditions: [SubjectID] {
        var known: Set<SubjectID> = []
        return conditions.map(\.value).filter { known.insert($0).inserted }
    }

    /// A relation to conditions.
    package init(_ kind: SubjectRelation, _ conditions: [Located<SubjectID>]) {
        self.kind = kind
        self.conditions = conditions
    }
}

/// What a subject has to do with a condition. The raw value is the key of front matter, and the name of the region of
/// its page that names the conditions.
package enum SubjectRelation: String, CaseIterable, Sendable {
    case treats
    case prevents
    case diagnoses
    case symptomOf
}
