import SiteModel
import Testing

@testable import Reviewing

@Suite("The files of an audit")
struct AuditFilesTests {
    @Test(
        "have fields that no spreadsheet takes for a formula, and quotes where they have to be",
        arguments: [
            ("anemia/causes", "anemia/causes"), ("=1+2", "'=1+2"), ("+1", "'+1"), ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("a, b", "\"a, b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
            ("=\"a\",b", "\"'=\"\"a\"\",b\""), ("two\nlines", "\"two\nlines\""), ("", ""), ("a=b", "a=b"),
        ]
    )
    func field(text: String, field: String) { #expect(AuditPack.field(text) == field) }

    @Test("list the comments that accept a finding, and none that is code")
    func allowances() {
        let found = AcceptedFinding.allowances(
            in: """
                <!-- allow sentence-long: a quotation -->

                ```markdown
                <!-- allow dose-ambiguous: an example -->
                ```
                ~~~~
                ~~~
                <!-- allow dose-ambiguous: an example -->
                ~~~~
                  <!--allow dose-ambiguous:  as on the label  -->
                Words <!-- allow summary-long: in a line -->
                """
        )
        #expect(found.map(\.line) == [1, 10])
        #expect(found.map(\.rule) == ["sentence-long", "dose-ambiguous"])
        #expect(found.map(\.reason) == ["a quotation", "as on the label"])
    }

    @Test("say of each criterion what it asks for and what no program can judge", arguments: AuditStandard.all)
    func standards(_ standard: AuditStandard) {
        #expect(standard.link.hasPrefix("https://"))
        #expect(Set(standard.criteria.map(\.name)).count == standard.criteria.count)
        for criterion in standard.criteria {
            #expect(criterion.asks.hasSuffix(".") && criterion.unjudged.hasSuffix("."))
            #expect(!criterion.unjudged.isEmpty)
        }
    }

    @Test("have the criteria of each standard", arguments: zip(AuditStandard.all, [4, 8, 4, 10]))
    func counts(_ standard: AuditStandard, _ count: Int) { #expect(standard.criteria.count == count) }
}
