import Attestation
import SiteModel

/// Tells editorial changes from those that need a clinician.
enum EditorialJudgement {
    /// The first change that needs a clinician, in words; `nil` where there is none.
    static func reason(against old: TextForm, _ new: TextForm, _ respellings: Respellings) -> String? {
        nil
    }
}
