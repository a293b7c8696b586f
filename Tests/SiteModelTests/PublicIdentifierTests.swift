import SiteModel
import Testing

@Suite("Identifiers of sources and people")
struct PublicIdentifierTests {
    /// Each kind by a name, so that one table can hold them all.
    enum Kind: CaseIterable {
        case doi, pmid, pmcid, nct, isbn, orcid

        var type: any PublicIdentifier.Type {
            switch self {
            case .doi: DOI.self
            case .pmid: PubMedID.self
            case .pmcid: PubMedCentralID.self
            case .nct: TrialNumber.self
            case .isbn: ISBN.self
            case .orcid: ORCID.self
            }
        }

        func read(_ text: String) -> Result<any PublicIdentifier, Malformation> {
            do throws(Malformation) { return .success(try type.init(text)) } catch { return .failure(error) }
        }
    }

    @Test(
        "are read alone, after their name, or as an address, and kept as they are shown",
        arguments: [
            (.doi, "10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
            (.doi, "doi:10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
            (.doi, "DOI: 10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
            (.doi, "https://doi.org/10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
            (.doi, "http://dx.doi.org/10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
            (.doi, "doi.org/10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
            (
                .doi, "10.1002/(SICI)1097-0142(19960815)78:4<734::AID>3.0.CO;2-Q",
                "10.1002/(SICI)1097-0142(19960815)78:4<734::AID>3.0.CO;2-Q",
                "https://doi.org/10.1002/(SICI)1097-0142(19960815)78:4%3C734::AID%3E3.0.CO;2-Q"
            ),
            (.doi, "https://doi.org/10.1000/a%3Cb%3E", "10.1000/a<b>", "https://doi.org/10.1000/a%3Cb%3E"),
            (.doi, "10.123456789/a#b?c", "10.123456789/a#b?c", "https://doi.org/10.123456789/a%23b%3Fc"),
            (.pmid, "31988085", "31988085", "https://pubmed.ncbi.nlm.nih.gov/31988085/"),
            (.pmid, "1", "1", "https://pubmed.ncbi.nlm.nih.gov/1/"),
            (.pmid, "PMID: 31988085", "31988085", "https://pubmed.ncbi.nlm.nih.gov/31988085/"),
            (
                .pmid, "https://pubmed.ncbi.nlm.nih.gov/31988085/?from=x", "31988085",
                "https://pubmed.ncbi.nlm.nih.gov/31988085/"
            ),
            (.pmcid, "PMC6988703", "PMC6988703", "https://pmc.ncbi.nlm.nih.gov/articles/PMC6988703/"),
            (.pmcid, "PMCID: pmc6988703", "PMC6988703", "https://pmc.ncbi.nlm.nih.gov/articles/PMC6988703/"),
            (
                .pmcid, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6988703/", "PMC6988703",
                "https://pmc.ncbi.nlm.nih.gov/articles/PMC6988703/"
            ),
            (.nct, "NCT04280705", "NCT04280705", "https://clinicaltrials.gov/study/NCT04280705"),
            (.nct, "nct04280705", "NCT04280705", "https://clinicaltrials.gov/study/NCT04280705"),
            (
                .nct, "https://clinicaltrials.gov/ct2/show/NCT04280705?term=a", "NCT04280705",
                "https://clinicaltrials.gov/study/NCT04280705"
            ),
            (.isbn, "978-92-4-008854-2", "978-92-4-008854-2", nil),
            (.isbn, "9780306406157", "9780306406157", nil),
            (.isbn, "ISBN 978 0 306 40615 7", "978-0-306-40615-7", nil),
            (.isbn, "ISBN-13: 978\u{2011}0\u{2011}306\u{2011}40615\u{2011}7", "978-0-306-40615-7", nil),
            (.isbn, "979-10-90636-07-1", "979-10-90636-07-1", nil),
            (.isbn, "0306406152", "0306406152", nil),
            (.isbn, "0-8044-2957-x", "0-8044-2957-X", nil),
            (.orcid, "0000-0002-1825-0097", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
            (.orcid, "0000000218250097", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
            (.orcid, "0000-0002-1694-233x", "0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X"),
            (
                .orcid, "https://orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097",
                "https://orcid.org/0000-0002-1825-0097"
            ),
        ] as [(Kind, String, String, String?)]
    )
    func good(kind: Kind, text: String, value: String, url: String?) throws {
        let identifier = try kind.read(text).get()
        #expect(identifier.value == value)
        #expect(identifier.url == url)
    }

    @Test(
        "are malformed without the form",
        arguments: [
            (
                .doi,
                [
                    "", "10.1000", "10.1000/", "10.100/1", "10.1234567890/1", "11.1000/182", "10.1000/1 82",
                    "10.1000/\u{A0}1", "https://example.org/10.1000/182", "doi:", "10.1000/a\u{7F}",
                ]
            ),
            (.pmid, ["", "0", "031988085", "123456789", "PMC6988703", "3198808a", "https://pubmed.ncbi.nlm.nih.gov/"]),
            (.pmcid, ["", "6988703", "PMC", "PMC0", "PMC69.1", "PMCID"]),
            (.nct, ["", "NCT0428070", "NCT042807055", "04280705", "NCT 04280705"]),
            (
                .isbn,
                [
                    "", "978-92-4-00885-2", "977-0-306-40615-7", "97803064O6157", "978--0306406157", "-9780306406157",
                    "03064X6152", "X306406152", "978030640615X",
                ]
            ),
            (
                .orcid,
                [
                    "", "0000-0002-1825-009", "0000-0002-1825-00977", "000-00002-1825-0097", "0000-00021825-0097",
                    "0000-0002-X825-0097", "0000 0002 1825 0097",
                ]
            ),
        ] as [(Kind, [String])]
    )
    func badForms(kind: Kind, texts: [String]) {
        for text in texts {
            #expect(throws: Malformation.form, "\(text)") { try kind.read(text).get() }
        }
    }

    @Test(
        "are malformed with another check digit than the digits before it ask for",
        arguments: [
            (.isbn, "978-92-4-008854-3", "3", "2"), (.isbn, "9780306406517", "7", "5"), (.isbn, "0306406153", "3", "2"),
            (.isbn, "0804429570", "0", "X"), (.isbn, "030640615X", "X", "2"),
            (.orcid, "0000-0002-1825-0098", "8", "7"), (.orcid, "0000-0002-1694-2330", "0", "X"),
            (.orcid, "0000-0002-1852-0097", "7", "3"),
        ] as [(Kind, String, String, String)]
    )
    func badCheckDigits(kind: Kind, text: String, stands: String, fits: String) {
        #expect(throws: Malformation.checkDigit(stands: stands, fits: fits)) { try kind.read(text).get() }
    }

    @Test("of books are known to machines by their digits alone")
    func digits() throws {
        #expect(try ISBN("978-92-4-008854-2").digits == "9789240088542")
        #expect(try ISBN("0-8044-2957-x").digits == "080442957X")
    }

    @Test("the example that each kind's form gives is well-formed", arguments: Kind.allCases)
    func examples(kind: Kind) throws {
        let example = try #require(kind.type.form.matches(of: /`([^`]+)`/).last)
        #expect(throws: Never.self) { try kind.read(String(example.1)).get() }
    }

    @Test(
        "that a text gives its own sources can be cited",
        arguments: [
            ("who-2023", nil), ("WHO_2023.b:1", nil), ("née", nil), ("世界", nil), ("who 2023", "who-2023"),
            ("[who]", "who"), ("who, 2023", "who-2023"), ("^", ""), ("a/b", "a-b"), (" ", ""),
        ] as [(String, String?)]
    )
    func sourceIDs(id: String, suggestion: String?) {
        #expect(Source.isCitable(id) == (suggestion == nil))
        if let suggestion { #expect(Source.citableID(for: id) == suggestion) }
    }
}
