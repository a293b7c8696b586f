import Diagnostics
import SiteModel

extension BodyRenderer {
    /// Writes the number of a source that the text cites, in the order of first use.
    ///
    /// - Parameter locator: the place in the source; empty where the text names none.
    mutating func writeCitation(of source: Int, _ locator: some Collection<UInt8> = EmptyCollection()) {
        recorder.noteCitation()
        let known = citationUses[source]
        let number = known?.number ?? citations.count + 1
        let use = (known?.uses ?? 0) + 1
        citationUses[source] = (number, use)
        if known == nil { citations.append(Body.Citation(source: source)) } else { citations[number - 1].uses = use }
        let start = html.count
        html.markup("<sup class=\"citation\">[<a id=\"")
        html.escaped(options.anchorPrefix)
        html.escaped(CitationAnchors.use(use, ofSource: number))
        html.markup("\" href=\"#")
        html.escaped(options.anchorPrefix)
        html.escaped(CitationAnchors.source(number))
        html.markup("\" aria-label=\"")
        html.escaped(words.source)
        html.markup(" ")
        html.number(number)
        html.markup("\">")
        html.number(number)
        html.markup("</a>")
        var place: [UInt8] = []
        if !locator.isEmpty {
            // cmark leaves the dashes of a label as they are typed.
            let typed = String(decoding: Array(locator), as: UTF8.self)
            place = Array(", \(typed.replacing("---", with: "—").replacing("--", with: "–"))".utf8)
            html.markup("<span class=\"locator\">")
            place.withUnsafeBufferPointer { html.escaped($0) }
            html.markup("</span>")
        }
        html.markup("]</sup>")
        form?.lines.citation(Array(String(number).utf8), place)
        careCard?.leaveOut(start..<html.count)
    }

    /// Looks at what follows the comma in `[^id, p. 12]`; whether it is a place in a source.
    mutating func isLocator(_ locator: String, of id: String, _ written: String, at location: SourceLocation) -> Bool {
        guard locator.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else {
            problems.report(.locatorEmpty(written, at: location))
            return false
        }
        let names = locator.split { ", ;".contains($0) }.map { $0.hasPrefix("^") ? String($0.dropFirst()) : String($0) }
        if locator.hasPrefix("^") || names.allSatisfy(citable.contains) {
            problems.report(.locatorIsCitation(written, [id] + names, at: location))
            return false
        }
        return true
    }
}
