import Diagnostics
import SiteModel
import Testing

@testable import Checks

@Suite("A column says what it holds")
struct TableHeaderMissingTests {
    @Test(
        "a header without words is found",
        arguments: [
            (
                "|  |  |\n|---|---|\n| Iron | 5 |",
                [
                    "3:3-3:7 The first row of a table must say what each column is about, but here it is empty (write a word "
                        + "or two for each column between the bars of the first row)"
                ]
            ),
            (
                "| Metal |  |  |\n|---|---|---|\n| Iron |  | red |\n| Zinc | 1 | gray |",
                [
                    "4:10-4:11 The column of `1` has no heading in the table's first row (write there what the column is about)",
                    "3:13-3:16 The column of `red` has no heading in the table's first row (write there what the column is about)",
                ]
            ),
            (
                "- Item\n\n  | Metal |  |\n  |---|---|\n  | Iron | 5 |\n\n  | Metal | |\n  |---|---|\n  | Iron | 6 |",
                ["5", "6"].enumerated().map { index, number in
                    "\(5 + index * 4):12-\(5 + index * 4):13 The column of `\(number)` has no heading in the table's "
                        + "first row (write there what the column is about)"
                }
            ),
        ] as [(String, [String])]
    )
    func found(markdown: String, expected: [String]) throws {
        #expect(try TextFixture(markdown).report(of: TableHeaderMissing()) == expected)
    }

    @Test(
        "an empty corner, an empty column, an image and a count are left alone",
        arguments: [
            "| Metal | Dose |\n|---|---|\n| Iron | 5 |",
            "|  | Dose |\n|---|---|\n| Iron | 5 |",
            "| Metal |  |\n|---|---|\n| Iron |  |",
            "| Metal | ![Dose](dose.png) |\n|---|---|\n| Iron | 5 |",
            "| Metal | {people:anemia} |\n|---|---|\n| Iron | 5 |",
            "| Metal | `x` |\n|---|---|\n| Iron | 5 |",
            "|  |  |\n|---|---|\n|  |  |",
            "| Metal |  |\n|---|---|",
        ]
    )
    func fine(markdown: String) throws {
        #expect(try TextFixture(markdown).report(of: TableHeaderMissing()) == [])
    }
}
