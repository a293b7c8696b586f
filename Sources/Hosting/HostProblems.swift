package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let hostNameTaken = DiagnosticIdentifier(
        "host-name-taken",
        .error,
        "A file has a name that the host keeps for something else"
    )
    package static let hostLimit = DiagnosticIdentifier(
        "host-limit",
        .error,
        "The site asks for more than its host can do"
    )
}

/// Something that a host would leave out, or not do.
struct HostLimit: Sendable {
    /// Where the cause is; `nil` for the site as a whole.
    var location: SourceLocation?
    var message: String
    var help: String
}

extension WebHost {
    /// What the host would not do for a site, and which of its files and pages have names that mean something else to the
    /// host.
    package func problems(
        of site: HostedSite,
        files: [ContentFile],
        pages: [Located<Address>] = []
    ) -> [Diagnostic] {
        var limits = rules.limits(of: site)
        if site.baseURL.path != "/", !site.isInBaseFolder, !rules.servesBaseFolder {
            limits.append(
                HostLimit(
                    message:
                        "The site is in the folder `\(site.baseURL.path)` of its host, but \(title) serves the output folder"
                        + " as the root of the host",
                    help: "build with `--in-base-folder` too, which puts the site into that folder of the output folder"
                )
            )
        }
        let settings = SourceLocation(SourceFile(.content, "site.yml"))
        var problems = limits.map { limit in
            Diagnostic(.hostLimit, at: limit.location ?? settings, limit.message, help: limit.help)
        }
        if !rules.canLeaveHeadersOut {
            problems += site.activeFiles.map { file in
                Diagnostic(
                    .hostLimit,
                    at: file.location,
                    "\(title) sends `\(file.value)` with the content security policy of the pages, so its scripts do not run",
                    help: "choose another host, or make a page of the site do without the file",
                    severity: .warning
                )
            }
        }
        problems += pages.compactMap { page in
            problem(at: page.location, page.value, help: "choose another `slug`")
        }
        return problems + files.compactMap(problem)
    }

    /// A report of an address where the host's rules are.
    private func problem(at location: SourceLocation, _ address: Address, help: String) -> Diagnostic? {
        // Some file systems do not tell capitals.
        let path = Slug.comparisonKey(address.outputPath)
        return rules.names.first { path == $0 || path.hasPrefix($0 + "/") }.map { name in
            Diagnostic(
                .hostNameTaken,
                at: location,
                "`\(name)` is where sitegen writes the rules for \(title)",
                help: help
            )
        }
    }

    private func problem(with file: ContentFile) -> Diagnostic? {
        let help = "delete the file, or keep it and build without `--host \(rawValue)`"
        if let problem = problem(at: SourceLocation(file.file), file.address, help: help) { return problem }
        if !rules.names.isEmpty, file.address.path.hasPrefix(Address.assets.path) {
            return Diagnostic(
                .hostNameTaken,
                at: SourceLocation(file.file),
                "Browsers keep what is below `\(Address.assets)` for a year, but the name of this file does not change with"
                    + " what it holds",
                help: "put the file in another folder"
            )
        }
        return nil
    }
}

extension CompressibleFile {
    /// The files whose names are those of the compressed forms of others.
    package static func problems(in files: [ContentFile]) -> [Diagnostic] {
        files.compactMap { file in
            let path = file.address.outputPath
            guard let coding = [".gz", ".br"].first(where: path.hasSuffix), isOne(String(path.dropLast(coding.count)))
            else { return nil }
            return Diagnostic(
                .hostNameTaken,
                at: SourceLocation(file.file),
                "With `--precompress`, `\(path)` is the compressed form of `\(path.dropLast(coding.count))`",
                help: "delete the file or give it another name, or build without `--precompress`"
            )
        }
    }
}
