import SiteModel

extension BodyRenderer {
    /// Writes the number of a source that the text cites, in the order of first use.
    mutating func writeCitation(of source: Int) {
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
        html.markup("</a>]</sup>")
        form?.lines.mark("[", Array(String(number).utf8))
        careCard?.leaveOut(start..<html.count)
    }
}
