import Reviewing
import SiteModel

/// The board of what waits for a reviewer.
struct DuePage {
    let texts: DeskTexts

    var html: HTMLText {
        guard !texts.queue.texts.isEmpty else { return "<p>No text is waiting for a reviewer.</p>" }
        let known = Dictionary(texts.texts.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let groups = ReviewQueue.order.compactMap { need -> HTMLText? in
            let texts = texts.queue.sorted.filter { $0.what == need }
            guard !texts.isEmpty else { return nil }
            let items = texts.compactMap { queued in known[queued.path].map { item($0, queued) } }
            return """
                <section><h2>\(TextsPage.capitalized(need.words)) <span class="count">(\(texts.count))</span></h2>
                <ul>\(items)</ul></section>

                """
        }
        return #"<div class="board">\#(groups)</div>"#
    }

    private func item(_ text: DeskTexts.Text, _ queued: QueuedText) -> HTMLText {
        let title: HTMLText = text.page.map { #"<a href="\#($0)">\#(text.title)</a>"# } ?? "\(text.title)"
        let reviewers = queued.reviewers.map(\.rawValue).joined(separator: ", ")
        return """
            <li>\(title)<br><span class="facts">\(queued.due.map { "Due \($0.description). " } ?? "")\
            \(reviewers.isEmpty ? "" : "Reviewed by \(reviewers). ")<a href="\(text.link)">\(text.path)</a></span></li>

            """
    }
}
