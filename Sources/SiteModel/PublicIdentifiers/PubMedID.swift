import ASCII

/// The number of a record in PubMed: `31988085`.
package struct PubMedID: PublicIdentifier {
    /// Its name in a sentence.
    package static let name = "a PubMed number"
    /// What it looks like.
    package static let form = "a number of up to eight digits, such as `31988085`"
    /// What editors copy along with it.
    package static let prefixes =
        addresses("pubmed.ncbi.nlm.nih.gov/", "www.ncbi.nlm.nih.gov/pubmed/", "ncbi.nlm.nih.gov/pubmed/")
        + ["pmid:", "pmid "]

    /// The digits.
    package let value: String

    /// The record.
    package var url: String? { "https://pubmed.ncbi.nlm.nih.gov/\(value)/" }

    /// Reads a number without zeros at its start.
    package init(bare text: String) throws(Malformation) {
        var form = FormMatcher(text)
        guard form.take(\.isDigitButZero), form.take(0...7, \.isASCIIDigit), form.isAtEnd else { throw .form }
        value = text
    }
}

/// The number of a full text in PubMed Central: `PMC6988703`.
package struct PubMedCentralID: PublicIdentifier {
    /// Its name in a sentence.
    package static let name = "a PubMed Central number"
    /// What it looks like.
    package static let form = "`PMC` and a number, such as `PMC6988703`"
    /// What editors copy along with it.
    package static let prefixes =
        addresses(
            "pmc.ncbi.nlm.nih.gov/articles/",
            "www.ncbi.nlm.nih.gov/pmc/articles/",
            "ncbi.nlm.nih.gov/pmc/articles/"
        ) + ["pmcid:", "pmcid "]

    /// `PMC` and the digits.
    package let value: String

    /// The full text.
    package var url: String? { "https://pmc.ncbi.nlm.nih.gov/articles/\(value)/" }

    /// Reads `PMC`, in capitals or not, and a number without zeros at its start.
    package init(bare text: String) throws(Malformation) {
        let text = text.uppercased()
        var form = FormMatcher(text)
        guard form.take("PMC"), form.take(\.isDigitButZero), form.take(0...11, \.isASCIIDigit), form.isAtEnd else {
            throw .form
        }
        value = text
    }
}
