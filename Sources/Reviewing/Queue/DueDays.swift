import ASCII
package import SiteModel

/// On which days the reviews of a site fall due, for calendars and for those who read feeds.
package struct DueDays: Sendable {
    private let queue: ReviewQueue
    private let settings: SiteSettings
    private let title: String

    /// How far ahead a calendar looks where no one says: all reviews that a site can have are nearer.
    package static let calendarHorizon = 36_525

    /// The days of the texts in a list.
    ///
    /// - Parameters:
    ///   - queue: The texts.
    ///   - settings: The settings of their site.
    ///   - reviewers: For whom the list is; empty for all.
    package init(_ queue: ReviewQueue, of settings: SiteSettings, for reviewers: [PersonID]) {
        self.queue = queue
        self.settings = settings
        let people = reviewers.isEmpty ? "" : ": \(reviewers.map(\.rawValue).joined(separator: ", "))"
        title = "Reviews of \(settings.title)\(people)"
    }

    /// The texts that have a day, the first due first. A withdrawn text waits for no one.
    private var texts: [(text: QueuedText, due: CalendarDate)] {
        queue.texts.compactMap { text in
            text.what == .fact(.withdrawn) ? nil : text.due.map { (text, $0) }
        }.sorted { ($0.due.daysSinceEpoch, $0.text.name) < ($1.due.daysSinceEpoch, $1.text.name) }
    }

    /// What names the review of a text on the whole web; it stays the same when the day changes.
    private func name(of text: QueuedText) -> String {
        guard let address = text.address else {
            return settings.baseURL.absolute(.home) + "#review-" + PercentEncoding.path(text.name)
        }
        return settings.baseURL.absolute(address) + "#review"
    }

    private func details(of text: QueuedText) -> String {
        let people = text.reviewers.map(\.rawValue).joined(separator: ", ")
        // Whether a day comes soon is for whoever looks at it to say.
        let facts = text.words.filter { $0 != ReviewNeed.fact(.dueSoon).words }.joined(separator: ", ")
        return text.name + (facts.isEmpty ? "" : ": \(facts)") + ". Risk: \(text.risk.rawValue)."
            + (people.isEmpty ? "" : " Last reviewed by \(people).") + " File: \(text.path)"
    }

    // MARK: A calendar

    /// A calendar (RFC 5545) with an event of a whole day for each review: the last day on which it holds.
    package var calendar: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitegen//Reviews//EN", "CALSCALE:GREGORIAN",
            "NAME:\(Self.escaped(title))", "X-WR-CALNAME:\(Self.escaped(title))",
        ]
        for (text, due) in texts {
            lines += [
                "BEGIN:VEVENT", "UID:\(Self.escaped(name(of: text)))", "DTSTAMP:\(Self.digits(queue.day))T000000Z",
                "DTSTART;VALUE=DATE:\(Self.digits(due))", "SUMMARY:\(Self.escaped("Review due: \(text.title)"))",
                "DESCRIPTION:\(Self.escaped(details(of: text)))",
            ]
            if let address = text.address { lines.append("URL:\(settings.baseURL.absolute(address))") }
            lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
        }
        lines.append("END:VCALENDAR")
        return lines.map(Self.folded).joined()
    }

    /// A day as calendars write it (RFC 5545, section 3.3.4).
    private static func digits(_ day: CalendarDate) -> String { day.description.replacing("-", with: "") }

    /// A value of the type TEXT (RFC 5545, section 3.3.11), without control characters.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += "\\\(scalar)"
            case "\n": escaped += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A line with its end, in pieces of at most 75 octets (RFC 5545, section 3.1); no character is cut in two.
    static func folded(_ line: String) -> String {
        var folded = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if length + width > 75 {
                folded += "\r\n "
                length = 1
            }
            folded.unicodeScalars.append(scalar)
            length += width
        }
        return folded + "\r\n"
    }

    // MARK: A feed

    /// A feed (RFC 4287) of what is overdue or falls due within the list's days, the newest first. An entry is new on the day
    /// on which its text comes into the list, and once more on the first day on which its review holds no more.
    package var feed: String {
        let entries = texts.map { text, due in
            let isOver = due < queue.day
            return (text: text, due: due, isOver: isOver, day: due.adding(days: isOver ? 1 : -queue.horizon))
        }.filter { $0.isOver || $0.text.needs.contains(.fact(.dueSoon)) }
            .sorted { (-$0.day.daysSinceEpoch, $0.text.name) < (-$1.day.daysSinceEpoch, $1.text.name) }
        var xml = XMLText()
        xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        xml.line("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">")
        xml.element("id", settings.baseURL.absolute(.home) + "#reviews-due")
        xml.element("title", title)
        xml.element("updated", XMLText.moment(entries.first?.day ?? queue.day))
        xml.line("<author>")
        xml.element("name", settings.organization.name)
        xml.line("</author>")
        for entry in entries {
            xml.line("<entry>")
            xml.element("id", "\(name(of: entry.text))-\(entry.isOver ? "overdue" : "due")-\(entry.due)")
            xml.element(
                "title",
                "\(entry.isOver ? "Review overdue" : "Review due on \(entry.due)"): \(entry.text.title)"
            )
            if let address = entry.text.address {
                xml.link("alternate", type: "text/html", settings.baseURL.absolute(address))
            }
            xml.element("updated", XMLText.moment(entry.day))
            xml.element("summary", details(of: entry.text))
            xml.line("</entry>")
        }
        xml.line("</feed>")
        return xml.text
    }
}
