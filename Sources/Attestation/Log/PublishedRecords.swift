package import SiteModel

/// What a site has published of its reviews, or a copy that someone kept: the register, the log, or both.
package struct PublishedRecords: Sendable {
    /// The register, and the digest of its bytes.
    package private(set) var register: (Register, digest: ContentDigest)?
    /// The log.
    package private(set) var log: ReviewLog?

    /// Reads what there is.
    ///
    /// - Throws: A `RegisterRefusal` that says what is wrong, and where.
    package init(register: [UInt8]?, log: [UInt8]?) throws(RegisterRefusal) {
        if let register { self.register = (try Register(register), ContentDigest(of: register)) }
        if let log { self.log = try ReviewLog(log) }
    }

    /// Reads a file that is the one or the other.
    ///
    /// - Throws: A `RegisterRefusal` that says what is wrong, and where.
    package init(file: [UInt8]) throws(RegisterRefusal) {
        let isLog = String(decoding: file.prefix(200), as: UTF8.self).contains("\"leaves\"")
        try self.init(register: isLog ? nil : file, log: isLog ? file : nil)
    }

    /// The day of the newest build of which it tells.
    package var day: CalendarDate? { log?.leaves.last?.day ?? register?.0.day }
}

extension ReviewLog {
    /// Why a register is not the one of the newest build, to be continued after the name of the log.
    func faults(as register: Register, _ digest: ContentDigest) -> [String] {
        guard let newest = leaves.last else { return ["has no builds"] }
        guard newest.register == digest else {
            let known = leaves.last { $0.register == digest }
            let what =
                known.map { "the register beside it is that of \($0.day)" }
                ?? "the register beside it is in none of its builds"
            return ["ends with another register: its newest build is of \(newest.day), and \(what)"]
        }
        var faults: [String] = []
        if newest.day != register.day {
            faults.append("ends with a build of \(newest.day), but its register is of \(register.day)")
        }
        if newest.commit != register.commit {
            faults.append("names for its newest build another commit than the register")
        }
        return faults
    }
}
