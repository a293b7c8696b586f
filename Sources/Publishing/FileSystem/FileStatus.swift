#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What a path names, without following a symbolic link at its end.
package struct FileStatus: Hashable, Sendable {
    /// The kinds that sitegen tells apart.
    package enum Kind: Hashable, Sendable {
        /// A regular file.
        case file
        /// A folder.
        case folder
        /// A symbolic link, whatever it points at.
        case symbolicLink
        /// A device, a pipe or a socket.
        case other
    }

    /// A moment as the file system records it.
    package struct Moment: Hashable, Comparable, Sendable {
        /// Whole seconds since 1970-01-01T00:00:00Z (POSIX, «Seconds Since the Epoch»).
        package let seconds: Int
        /// Nanoseconds after those, 0 to 999,999,999; how fine the steps are is up to the file system.
        package let nanoseconds: Int

        /// Orders by time.
        package static func < (first: Moment, second: Moment) -> Bool {
            (first.seconds, first.nanoseconds) < (second.seconds, second.nanoseconds)
        }
    }

    /// What it is.
    package let kind: Kind
    /// The length of a file in bytes; of anything else, whatever the system says.
    package let size: Int
    /// When the contents last changed.
    package let modified: Moment
    /// When the contents, the names or the permissions last changed. Only the system sets it; anyone can set `modified`.
    let changed: Moment
    /// The permission bits (`07777` of the mode).
    let permissions: mode_t
    /// The device that holds it, and its number there: together they tell one file from another.
    let device: UInt64
    let inode: UInt64
    /// The user and the group that it belongs to.
    let owner: uid_t
    let group: gid_t

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .symbolicLink
        default: kind = .other
        }
        size = Int(status.st_size)
        #if canImport(Darwin)
        modified = Moment(seconds: status.st_mtimespec.tv_sec, nanoseconds: status.st_mtimespec.tv_nsec)
        changed = Moment(seconds: status.st_ctimespec.tv_sec, nanoseconds: status.st_ctimespec.tv_nsec)
        #else
        modified = Moment(seconds: Int(status.st_mtim.tv_sec), nanoseconds: Int(status.st_mtim.tv_nsec))
        changed = Moment(seconds: Int(status.st_ctim.tv_sec), nanoseconds: Int(status.st_ctim.tv_nsec))
        #endif
        permissions = status.st_mode & 0o7777
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        owner = status.st_uid
        group = status.st_gid
    }

    /// Whether both are one and the same file or folder.
    func isSame(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }

    /// What tells whether anyone has touched it since.
    var identity: FileIdentity {
        FileIdentity(device: device, inode: inode, size: size, modified: modified, changed: changed)
    }

    /// Whether it belongs to the user of this process, and only that user may read or write it.
    var isPrivate: Bool { owner == geteuid() && permissions & 0o077 == 0 }
}

/// What changes when someone changes a file: the file itself, its length, or the times of its changes.
package struct FileIdentity: Hashable, Sendable {
    /// The device that holds the file, and its number there.
    let device: UInt64
    let inode: UInt64
    /// The length in bytes.
    package let size: Int
    /// When its contents last changed.
    let modified: FileStatus.Moment
    /// When it last changed in any way; a second name for the file is such a change.
    let changed: FileStatus.Moment

    /// Whether its contents are those of before, as far as the file system tells: names may have been added.
    func holdsTheSame(as other: FileIdentity) -> Bool {
        device == other.device && inode == other.inode && size == other.size && modified == other.modified
    }
}

/// Something found in a folder.
package struct TreeEntry: Hashable, Sendable {
    /// The path below the folder that was listed, parts separated by `/`, without a leading `/`.
    ///
    /// A name that is not UTF-8 is given with U+FFFD for what cannot be read, and `kind` is then `other`: sitegen has
    /// no way to open it.
    package let path: String
    /// What it is; links are not followed.
    package let kind: FileStatus.Kind
    /// What tells whether anyone has touched it since; `nil` for a folder, which is listed without a look at it.
    let identity: FileIdentity?
}
