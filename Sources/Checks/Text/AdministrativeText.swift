/// Whether a text is about papers and money, and not about health: how to claim, to apply or to pay for something.
///
/// What such a text states, its publisher decides: amounts, terms and deadlines. So it needs no source for its numbers, and
/// no card that says when to get help. It is known by its words, in English only: of 100 words, two or more are those of
/// this file, and at least five with three different ones among them. Of the health pages on which this was measured,
/// none in a hundred comes near.
enum AdministrativeText {
    private static let fewestUses = 5
    private static let fewestWords = 3

    /// Whether a text is one.
    static func holds(_ subject: TextSubject) -> Bool {
        guard subject.isEnglish else { return false }
        var uses = 0
        var found = Set<WordKey>()
        for word in subject.words.words where words.contains(word.key) {
            uses += 1
            if found.count < fewestWords { found.insert(word.key) }
        }
        return uses >= fewestUses && found.count >= fewestWords && uses * 50 >= subject.words.words.count
    }

    /// What texts about papers and money speak of. Some are words of medicine as well, such as "form" and "benefits"; no
    /// medical text has so many of them.
    private static let words = WordSet(
        """
        claim claims claiming eligible ineligible eligibility qualify qualifies qualified entitled entitlement \
        benefits compensation pension pensions allowance allowances grant grants refund refunds reimburse reimbursed \
        reimbursement copay copays copayment copayments payment payments payable premium premiums fee fees tax taxes income \
        insurance insured coverage policyholder policyholders loan loans mortgage tuition beneficiary beneficiaries dependents employer employers \
        application applications applicant applicants apply applying enroll enrolled enrolling enrollment enrol \
        enrolment submit submitted submitting request requests requested file files filed filing mail mailed fax \
        form forms paperwork certificate certificates certified documents deadline deadlines \
        appeal appeals appealed attorney lawyer representative policy policies legal regulations business \
        login password account website burial burials cemetery
        """
    )
}
