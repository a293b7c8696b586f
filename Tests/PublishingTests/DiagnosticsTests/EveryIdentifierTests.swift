import Diagnostics
import Testing

@Suite("The tables of mistakes")
struct EveryIdentifierTests {
    @Test("show every kind of problem that sitegen can find")
    func allIdentifiers() {
        let tables = [
            AddressesMistakes.all, ExperiencesMistakes.all, FilesMistakes.all, FoldersMistakes.all,
            FrontMatterMistakes.all,
            LimitsMistakes.all, MarkdownMistakes.all, OutputMistakes.all, ReferencesMistakes.all, ReviewMistakes.all,
            SettingsMistakes.all, TemplatesMistakes.all, YAMLMistakes.all,
        ]
        let shown = Set(tables.joined().flatMap(\.identifiers))
        #expect(shown == Set(DiagnosticIdentifier.allCases.map(\.rawValue)))
    }
}
