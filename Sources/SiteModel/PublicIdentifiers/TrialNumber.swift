import ASCII

/// The number of a study at ClinicalTrials.gov: `NCT04280705`.
package struct TrialNumber: PublicIdentifier {
    /// Its name in a sentence.
    package static let name = "a ClinicalTrials.gov number"
    /// What it looks like.
    package static let form = "`NCT` and eight digits, such as `NCT04280705`"
    /// What editors copy along with it.
    package static let prefixes = addresses(
        "clinicaltrials.gov/study/",
        "www.clinicaltrials.gov/study/",
        "clinicaltrials.gov/ct2/show/",
        "www.clinicaltrials.gov/ct2/show/"
    )

    /// `NCT` and the digits.
    package let value: String

    /// The record of the study.
    package var url: String? { "https://clinicaltrials.gov/study/\(value)" }

    /// Reads `NCT`, in capitals or not, and eight digits.
    package init(bare text: String) throws(Malformation) {
        let text = text.uppercased()
        var form = FormMatcher(text)
        guard form.take("NCT"), form.take(8...8, \.isASCIIDigit), form.isAtEnd else { throw .form }
        value = text
    }
}
