/// The moments of a run between which the disk looks different: where tests stop to look at what a crash would leave.
enum CommitMoment: Hashable, Sendable {
    /// The staging area is there, empty.
    case begun
    /// A file was staged.
    case staged(String)
    /// Everything that the new site consists of is staged.
    case completed
    /// The journal is written.
    case journalled
    /// The old folder has left its place and the new one has not yet taken it.
    case movedAway
    /// The new folder is in place.
    case replaced
    /// A step of the journal is done.
    case stepped(CommitJournal.Step)
    /// A file of the old folder is removed.
    case retired(String)
    /// The journal is removed.
    case forgotten
    /// The staging area is gone.
    case cleared
}
