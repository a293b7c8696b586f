package import Hosting

/// How a site reaches its readers, as the command line decides it.
package struct Delivery: Sendable, Equatable {
    /// The host for which rules are written; `nil` for none.
    package var host: WebHost?
    /// Whether the site lies in the folder of its address below the output folder, which is then the root of its host.
    package var isInBaseFolder: Bool

    /// The usual delivery: the site is the output folder, and no rules are written.
    package init(host: WebHost? = nil, isInBaseFolder: Bool = false) {
        self.host = host
        self.isInBaseFolder = isInBaseFolder
    }
}
