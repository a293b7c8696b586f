import ASCII
package import Hosting
import SiteModel

/// How a site reaches its readers, as the command line decides it.
package struct Delivery: Sendable, Equatable {
    /// The host for which rules are written; `nil` for none.
    package var host: WebHost?
    /// Whether the site lies in the folder of its address below the output folder, which is then the root of its host.
    package var isInBaseFolder: Bool
    /// Whether text files get compressed forms beside them.
    package var isPrecompressed: Bool

    /// The usual delivery: the site is the output folder, and no rules are written.
    package init(host: WebHost? = nil, isInBaseFolder: Bool = false, isPrecompressed: Bool = false) {
        self.host = host
        self.isInBaseFolder = isInBaseFolder
        self.isPrecompressed = isPrecompressed
    }

    /// The output that a site at an address is written into, where `root` is the output folder.
    func output(into root: any SiteOutput, _ baseURL: BaseURL, _ fileSystem: FileSystem) -> any SiteOutput {
        let output = isPrecompressed ? PrecompressedOutput(root, fileSystem) : root
        let folder = folder(of: baseURL)
        return folder.isEmpty ? output : BaseFolderOutput(output, folder)
    }

    /// The folder of the output that holds a site at an address: with a slash at its end, and empty for the output folder
    /// itself.
    func folder(of baseURL: BaseURL) -> String {
        guard isInBaseFolder else { return "" }
        let path = PercentEncoding.decoded(baseURL.path) ?? baseURL.path
        return path.split(separator: "/").map { "\($0)/" }.joined()
    }
}
