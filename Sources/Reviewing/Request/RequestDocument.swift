import Attestation
import Diagnostics
import Foundation
import JSON
import Publishing
import SiteModel

/// The document of a request: the pages of its texts in the look of the site, and around each, in parts that the look of
/// the site does not reach, what the reviewer has to know and to decide.
struct RequestDocument {
    let site: Site
    let draft: EntryDraft
    let question: String?
    let texts: [RequestedText]

    var html: HTMLText {
        let styles = styleSheets
        let script = Self.script
        let name = site.settings.title
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy(styles.map(\.text) + [Self.ownStyle], script))">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <meta name="referrer" content="no-referrer">
            <title>Review request for \(draft.person.name) – \(name)</title>
            \(styles.map(Self.element))<style>\(HTMLText(markup: Self.ownStyle))</style>
            </head>
            <body>
            \(part("head", head))
            \(texts.enumerated().map(section))
            \(part("end", end))
            <script type="application/json" id="request">\(HTMLText(markup: data))</script>
            <script>\(HTMLText(markup: script))</script>
            </body>
            </html>

            """
    }

    // MARK: What the reviewer is told

    private var head: HTMLText {
        let list = texts.enumerated().map { index, text -> HTMLText in
            """
            <li><a href="#text-\(index + 1)" data-text="\(index)">\(text.subject.text.title)</a> <span></span></li>
            """
        }
        return """
            <header>
            <p class="site">\(site.settings.title)</p>
            <h1>\(texts.count == 1 ? "A text" : "\(texts.count) texts") for you to review</h1>
            <p>For <b>\(draft.person.name)</b>, made on <time datetime="\(site.day.description)">\(site.day.description)</time>.
            Nothing leaves this file: read, decide, and mail the reply that it makes for you.</p>
            \(question.map { "<p class=\"question\"><b>The editor asks:</b> \($0)</p>" as HTMLText } ?? "")
            <p role="status" class="refusal" hidden></p>
            <noscript><p class="refusal">You can read here. To decide and to sign, allow scripts for this file.</p></noscript>
            <ol class="texts">\(list)</ol>
            </header>
            """
    }

    private func section(_ index: Int, _ text: RequestedText) -> HTMLText {
        let language = text.page.language.map { " lang=\"\($0)\"" as HTMLText } ?? ""
        return """
            <section class="review-text" data-text="\(index)" id="text-\(index + 1)">
            \(part("before", before(index, text)))
            <div\(language)>\(text.page.markup)</div>
            \(part("decision", decision(index, text)))
            </section>

            """
    }

    private func before(_ index: Int, _ text: RequestedText) -> HTMLText {
        let count: HTMLText = texts.count == 1 ? "" : "<p class=\"site\">Text \(index + 1) of \(texts.count)</p>"
        let findings: HTMLText =
            text.findings.isEmpty
            ? ""
            : """
            <section><h3>What the checks found</h3>
            <ul>\(text.findings.map { "<li>\($0)</li>" as HTMLText })</ul></section>
            """
        return """
            <div class="before">
            \(count)<h2 tabindex="-1">\(text.subject.text.title)</h2>
            <p class="place">\(site.settings.baseURL.absolute(text.address))</p>
            \(changes(text))
            \(findings)
            <p class="below">The page as readers see it:</p>
            <p><button type="button" name="mark" aria-pressed="false">Remark on places in the text</button></p>
            </div>
            """
    }

    private func changes(_ text: RequestedText) -> HTMLText {
        guard let changes = text.changes else {
            return "<p>You have not reviewed this text before, so please read all of it.</p>"
        }
        let since = changes.since.description
        let pictures = changes.pictures.map { picture -> HTMLText in
            let old = picture.old.map { "<img src=\"\($0)\" alt=\"Before: \(picture.path)\">" as HTMLText }
            return """
                <figure class="pictures"><div><p>Before</p>\(old ?? "<p>There was no such picture.</p>")</div>
                <div><p>Now</p><img src="\(picture.new)" alt="Now: \(picture.path)"></div>
                <figcaption>\(picture.path)</figcaption></figure>
                """
        }
        let shared = changes.shared.map { name, words -> HTMLText in
            """
            <section><h3>\(Self.heading(of: name))</h3>
            <div class="changes">\(words)</div></section>
            """
        }
        let words: HTMLText
        if let changed = changes.words {
            words =
                changed.markup.isEmpty
                ? "<p>No word of this text changed since your review of \(since).</p>"
                : "<div class=\"changes\">\(changed)</div>"
        } else {
            words = "<p>The text that you reviewed on \(since) is not known any more, so please read all of it.</p>"
        }
        return """
            <section><h3>What changed since your review of <time datetime="\(since)">\(since)</time></h3>
            \(words)\(pictures)</section>
            \(shared)
            """
    }

    private static func heading(of shared: SharedTextID) -> String {
        switch shared {
        case .disclaimer: "The disclaimer"
        case .glossary: "Meanings of words on the page"
        case .facts: "Facts on the page"
        }
    }

    // MARK: What the reviewer decides

    private func decision(_ index: Int, _ text: RequestedText) -> HTMLText {
        let whole = site.settings.reviewPolicy.nextReview(after: site.day)
        let next = whole.description
        let kept = text.kept(by: draft)
        let keep: HTMLText =
            kept.map { day in
                """
                <label><input type="radio" name="decision" value="keep" data-done="approved as before"> I have read what changed, and vouch for
                the text. It stays due on <time datetime="\(day.description)">\(day.description)</time>.</label>
                """
            } ?? ""
        let forward: HTMLText =
            index + 1 < texts.count ? "<p><button type=\"button\" data-next>Go to the next text</button></p>" : ""
        return """
            <form class="decision">
            <fieldset>
            <legend>Your decision on “\(text.subject.text.title)”</legend>
            <label><input type="radio" name="decision" value="approve" data-done="approved"> I have read the whole text, and vouch for
            it.</label>
            \(keep)
            <label><input type="radio" name="decision" value="changes" data-done="changes asked for"> It needs changes first.</label>
            <label><input type="radio" name="decision" value="decline" data-done="declined"> I do not review this text.</label>
            </fieldset>
            <p class="next" hidden><label>The review counts through
            <input type="date" name="next" value="\(next)" min="\(site.day.adding(days: 1).description)" max="\(next)" required></label></p>
            <p class="note" hidden><label>A note for the record, which readers can see (you may leave it empty)
            <input type="text" name="note" maxlength="300" autocomplete="off"></label></p>
            <h3>Remarks</h3>
            <p><button type="button" name="mark" aria-pressed="false">Remark on places in the text</button></p>
            <ol class="remarks"></ol>
            <p><label>A remark on the whole text, or your reasons
            <textarea name="whole" rows="3" maxlength="2000"></textarea></label></p>
            <p class="paper">Day and signature:</p>
            \(forward)
            </form>
            """
    }

    private var end: HTMLText {
        let keys = draft.person.publicKeys(on: site.day)
        let signing: HTMLText =
            keys.isEmpty
            ? """
            <p>No key is on record for you, so your reply is not signed. The record will say so.</p>
            <p><label class="own"><input type="checkbox" name="own"> I am \(draft.person.name), and these decisions are
            mine.</label></p>
            """
            : """
            <p><label>The file of your key <input type="file" name="key"></label></p>
            <p><label>Its passphrase <input type="password" name="passphrase" autocomplete="off"></label></p>
            """
        return """
            <form class="sign">
            <h2>\(keys.isEmpty ? "Make the reply" : "Sign")</h2>
            \(signing)
            <p><button disabled>\(keys.isEmpty ? "Make the reply" : "Sign, and make the reply")</button></p>
            <p role="status" class="refusal" hidden></p>
            <div class="reply" hidden>
            <h3>Your reply is ready</h3>
            <p><a href="#">Save the reply</a>, and mail the file to whoever sent you this request.</p>
            <p><label>Or copy this text into a mail <textarea rows="6" readonly></textarea></label></p>
            </div>
            </form>
            """
    }

    // MARK: The parts of the document

    /// A part of the document that the look of the site does not reach.
    private func part(_ name: HTMLText, _ content: HTMLText) -> HTMLText {
        """
        <review-part data-part="\(name)"><template shadowrootmode="open"><style>\(HTMLText(markup: Self.partStyle))</style>\(content)</template></review-part>
        """
    }

    private var styleSheets: [ShownPage.StyleSheet] {
        var seen: Set<ShownPage.StyleSheet> = []
        return texts.flatMap(\.page.styleSheets).filter { seen.insert($0).inserted }
    }

    private static func element(_ sheet: ShownPage.StyleSheet) -> HTMLText {
        let media = sheet.media.map { " media=\"\($0)\"" as HTMLText } ?? ""
        return "<style\(media)>\(HTMLText(markup: sheet.text))</style>\n"
    }

    /// What the document may load and do (Content Security Policy Level 3): show what is in it, and run its one script.
    private func policy(_ styles: [String], _ script: String) -> String {
        func sources(_ texts: [String]) -> String {
            texts.map { "'sha256-\(ContentDigest(of: $0).base64)'" }.joined(separator: " ")
        }
        return
            "default-src 'none'; img-src data:; media-src data:; font-src data:; style-src \(sources(styles + [Self.partStyle]));"
            + " script-src \(sources([script])); base-uri 'none'; form-action 'none'"
    }

    private static func file(_ name: String) -> String {
        EmbeddedFiles.all.filter { $0.path.hasSuffix("/\(name)") }.map { "\($0.text)" }.joined()
    }

    private static let partStyle = file("request.css")
    private static let ownStyle = file("request-page.css")

    private static var script: String {
        let files = ["canonical-form.js", "entry-form.js", "key-file.js", "request.js"].map(file)
        return "\"use strict\";\n{\n\(files.joined(separator: "\n"))}\n"
    }

    /// What the script has to know.
    private var data: String {
        var json = JSONWriter(.script)
        json.object { json in
            json.member("format", "sitegen-request 1")
            json.member("day", site.day.description)
            json.member("site") { json in
                json.member("title", site.settings.title)
                json.member("address", site.settings.baseURL.description)
            }
            json.member("reviewer") { json in
                json.member("id", draft.person.id.rawValue)
                json.member("name", draft.person.name)
                json.key("publicKeys")
                json.array { json in
                    for key in draft.person.publicKeys(on: site.day) {
                        json.string(Data(key.bytes.value).base64EncodedString())
                    }
                }
            }
            json.key("texts")
            json.array { json in
                for text in texts { json.object { write(text, to: &$0) } }
            }
        }
        return json.text
    }

    private func write(_ text: RequestedText, to json: inout JSONWriter) {
        json.member("name", text.subject.text.name)
        json.member("title", text.subject.text.title)
        json.member("address", text.address.path)
        json.member("digests") { json in
            for (name, digest) in text.digests { json.member(name, plain: digest.appendDigits) }
        }
        json.member("shared") { json in
            for (name, digest) in text.subject.digests.shared.sorted(by: { $0.key < $1.key }) {
                json.key(name.description)
                json.plain(digest.appendDigits)
            }
        }
        json.member("keptNextReview", text.kept(by: draft)?.description)
        if let last = text.subject.text.record?.entries.last {
            json.member("before", plain: EntryForm.digest(of: last).appendDigits)
        }
    }
}

extension RequestedText {
    /// The day through which the reviewer's last review counts, where they may keep it: only a part of the text changed.
    fileprivate func kept(by draft: EntryDraft) -> CalendarDate? {
        if case .kept(let day) = draft.term(of: subject.text) { day } else { nil }
    }
}
