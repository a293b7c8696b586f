package import Diagnostics

/// A reviewer or an author.
package struct Person: Sendable {
    /// The name of the file.
    package var id: PersonID
    /// The file of the profile.
    package var file: SourceFile
    /// The name as it is shown.
    package var name: String
    /// What the profile is one of.
    package var kind: Kind
    /// Degrees and titles that follow the name.
    package var credentials: String?
    /// What the person does for the site or elsewhere.
    package var role: String?
    /// The entry in a professional register.
    package var registration: String?
    /// The first day of the entry in that register, where it is known.
    package var registeredFrom: Located<CalendarDate>?
    /// The last day of the entry in that register, where it has ended or will.
    package var registeredUntil: Located<CalendarDate>?
    /// The keys with which the person signs, each for a time.
    package var publicKeys: [PublicKey]
    /// The person's Open Researcher and Contributor ID.
    package var orcid: ORCID?
    /// The person's own page.
    package var url: String?
    /// Conflicts of interest.
    package var conflicts: String?
    /// The profile.
    package var body: BodyStart

    /// Who writes or reviews texts.
    package enum Kind: String, CaseIterable, Sendable {
        case person
        /// A team, a society or a publisher that reviews as one.
        case organization
    }

    /// A person with a name.
    package init(id: PersonID, file: SourceFile, name: String, body: BodyStart) {
        self.id = id
        self.file = file
        self.name = name
        self.body = body
        kind = .person
        publicKeys = []
    }

    /// The name by which a list is searched for it: without titles before it, which end with a full stop, such as “Dr.”.
    package var nameWithoutTitles: String {
        var words = name.split(separator: " ")
        while words.count > 1, let first = words.first, first.count > 2, first.hasSuffix(".") { words.removeFirst() }
        return words.joined(separator: " ")
    }

    /// Whether the person's registration covers a day. Where the profile states no days, nothing speaks against it.
    package func isRegistered(on day: CalendarDate) -> Bool {
        registrationState(on: day) == .current
    }

    /// What may be said of the entry in a professional register on a day.
    package enum RegistrationState: Sendable, Equatable {
        case current
        /// It ended on a day before.
        case ended(CalendarDate)
        /// It begins on a day after.
        case coming(CalendarDate)
    }

    /// What may be said of the registration on a day. Where the profile states no days, nothing speaks against it.
    package func registrationState(on day: CalendarDate) -> RegistrationState {
        if let end = registeredUntil?.value, end < day { return .ended(end) }
        if let start = registeredFrom?.value, day < start { return .coming(start) }
        return .current
    }

    /// The first day from `day` on that is the last one on which pages say of the registration what they say that day;
    /// `nil` where days change nothing, or pages say nothing of it.
    package func lastDayOfRegistrationState(from day: CalendarDate) -> CalendarDate? {
        guard registration != nil else { return nil }
        switch registrationState(on: day) {
        case .ended: return nil
        case .coming(let start): return start.adding(days: -1)
        case .current: return registeredUntil?.value
        }
    }

    /// The keys that are the person's on a day. Where there is one, an entry of that day needs its signature.
    package func publicKeys(on day: CalendarDate) -> [PublicKey] {
        publicKeys.filter { $0.counts(on: day) }
    }
}

/// A public Ed25519 key (RFC 8032), and when it is its owner's.
package struct PublicKey: Sendable, Equatable {
    /// The 32 bytes.
    package var bytes: Located<[UInt8]>
    /// The first day on which the owner signs with it.
    package var from: Located<CalendarDate>
    /// The last day on which the owner signed with it, where there is a newer one or it was lost.
    package var until: Located<CalendarDate>?

    /// A key from a day on.
    package init(bytes: Located<[UInt8]>, from: Located<CalendarDate>, until: Located<CalendarDate>? = nil) {
        self.bytes = bytes
        self.from = from
        self.until = until
    }

    /// Whether the key is its owner's on a day.
    package func counts(on day: CalendarDate) -> Bool {
        from.value <= day && (until.map { day <= $0.value } ?? true)
    }
}

extension [PublicKey] {
    /// The last day on which someone with these keys had one, where that lies before `day`: whoever has had a key goes
    /// on to sign, or nothing counts in their name.
    package func ended(before day: CalendarDate) -> CalendarDate? {
        let begun = filter { $0.from.value <= day }
        guard !begun.contains(where: { $0.counts(on: day) }) else { return nil }
        return begun.compactMap(\.until?.value).max()
    }
}
