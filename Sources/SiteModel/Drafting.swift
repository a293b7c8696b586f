/// What part a machine had in writing a text, as its publisher says.
///
/// Regulation (EU) 2024/1689 (AI Act), article 50(4), asks for a label on texts of public interest that a machine wrote or
/// changed, unless a person reviewed them and someone is responsible for what they say.
package struct Drafting: Equatable, Sendable {
    /// What the machine did.
    package enum Part: String, CaseIterable, Sendable {
        /// A person wrote it, so the page says nothing of machines.
        case none
        /// It helped a person to write the text.
        case assisted
        /// It wrote the text.
        case generated
    }

    /// What the machine did.
    package var part: Part
    /// What the machine is called.
    package var tool: String?

    /// A part of a machine in a text.
    package init(_ part: Part, tool: String? = nil) {
        self.part = part
        self.tool = tool
    }
}

/// What a site says of the part of machines in its texts.
package struct DraftingPolicy: Equatable, Sendable {
    /// How long the label of a text is once someone has signed just this text.
    package enum Label: String, CaseIterable, Sendable {
        /// As long as before.
        case full
        /// In a few words.
        case short
    }

    /// What holds for texts that say nothing themselves.
    package var standard = Drafting(.none)
    /// The label of a text that is signed.
    package var reviewedLabel = Label.full

    /// The policy of a site that says nothing of machines.
    package init() {}
}

extension Site {
    /// What part a machine had in writing a text: what the text says, else what the site says of all; `nil` for none.
    package func drafting(of text: ReviewedText) -> Drafting? {
        let drafting = text.drafting?.value ?? settings.drafting.standard
        return drafting.part == .none ? nil : drafting
    }
}

extension ReviewedText {
    /// Whether a clinician signed exactly this text with a key: no editorial change came after.
    ///
    /// - Parameters:
    ///   - digests: What its page shows now.
    ///   - standing: What is true of its review.
    package func isSigned(_ digests: PageDigests?, _ standing: ReviewStanding) -> Bool {
        guard let digests, standing.claim != nil, let recorded = record.flatMap(RecordedReview.init) else {
            return false
        }
        return recorded.reviews.contains { $0.signature != nil && $0.text.value == digests.text }
    }
}
