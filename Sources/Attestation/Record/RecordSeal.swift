public import Diagnostics
public import SiteModel

public enum RecordSeal {
    public static func problems(in record: ReviewRecord, _ site: Site) -> [Diagnostic] { [] }
}
