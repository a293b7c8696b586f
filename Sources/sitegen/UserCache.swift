import Foundation
import Publishing

/// The folder in which programs of this user keep what they can make again.
enum UserCache {
    /// The cache of builds; `nil` where the environment names no place for it.
    static func cache(isVerified: Bool) -> BuildRequest.Cache? {
        guard let folder, let executable = Bundle.main.executablePath else { return nil }
        return BuildRequest.Cache(
            folder: folder,
            executable: executable,
            version: ToolVersion.current,
            isVerified: isVerified
        )
    }

    /// `sitegen` in the folder that the XDG Base Directory Specification names; on macOS, in `Library/Caches`.
    private static var folder: String? {
        let environment = ProcessInfo.processInfo.environment
        // A path that is not absolute is to be passed over, says the specification.
        if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") { return folder + "/sitegen" }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        #if os(macOS)
        return home + "/Library/Caches/sitegen"
        #else
        return home + "/.cache/sitegen"
        #endif
    }
}
