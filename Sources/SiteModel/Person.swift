public import Diagnostics

/// A reviewer or an author.
public struct Person: Sendable {
    /// The name of the file.
    public var id: PersonID
    /// The file of the profile.
    public var file: SourceFile
    /// The name as it is shown.
    public var name: String
    /// Degrees and titles that follow the name.
    public var credentials: String?
    /// What the person does for the site or elsewhere.
    public var role: String?
    /// The entry in a professional register.
    public var registration: String?
    /// The person's Open Researcher and Contributor ID.
    public var orcid: ORCID?
    /// The person's own page.
    public var url: String?
    /// Conflicts of interest.
    public var conflicts: String?
    /// The profile.
    public var body: BodyStart

    /// A person with a name.
    public init(id: PersonID, file: SourceFile, name: String, body: BodyStart) {
        self.id = id
        self.file = file
        self.name = name
        self.body = body
    }
}
