import SiteModel

/// Which subjects name a condition as what they treat, prevent, find or are a symptom of. They say so once, and the page of
/// the condition shows it too.
struct SubjectRelations: Sendable {
    /// The published subjects that name each condition, sorted by title.
    let naming: [SubjectID: [SubjectID]]

    init(_ site: Site) {
        var naming: [SubjectID: [Subject]] = [:]
        for subject in site.publishedSubjects {
            for condition in Set(subject.conditions.map(\.value)) { naming[condition, default: []].append(subject) }
        }
        self.naming = naming.mapValues { subjects in
            subjects.sorted { ($0.text.title.value, $0.id) < ($1.text.title.value, $1.id) }.map(\.id)
        }
    }
}
