import Authoring
import Diagnostics

/// The parts of a text, for editors that show parts within others, or for those that show a list.
enum DocumentSymbols: Encodable {
    case nested([DocumentSymbol])
    case flat([SymbolInformation])

    init(
        _ parts: [TextPart],
        in file: SourceFile,
        uri: String,
        _ places: EditorPlaces<EditedTexts>,
        areNested: Bool
    ) {
        func range(_ part: TextPart) -> EditorRange {
            places.range(
                SourceLocation(
                    file,
                    SourcePosition(line: part.line, column: 1),
                    to: SourcePosition(line: part.end, column: 1)
                )
            )
        }
        func symbol(_ part: TextPart) -> DocumentSymbol {
            let line = SourceLocation(file, line: part.line, column: 1, length: .max / 2)
            return DocumentSymbol(
                name: part.name.isEmpty ? "-" : part.name,
                detail: part.detail,
                kind: SymbolKind(part).rawValue,
                range: range(part),
                selectionRange: places.range(line),
                children: part.parts.map(symbol)
            )
        }
        func list(_ part: TextPart, in container: String?) -> [SymbolInformation] {
            let information = SymbolInformation(
                name: part.name.isEmpty ? "-" : part.name,
                kind: SymbolKind(part).rawValue,
                location: EditorLocation(uri: uri, range: range(part)),
                containerName: container
            )
            return [information] + part.parts.flatMap { list($0, in: part.name) }
        }
        self = areNested ? .nested(parts.map(symbol)) : .flat(parts.flatMap { list($0, in: nil) })
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .nested(let symbols): try value.encode(symbols)
        case .flat(let symbols): try value.encode(symbols)
        }
    }
}

extension SymbolKind {
    fileprivate init(_ part: TextPart) { self = part.isSection ? .section : .key }
}
