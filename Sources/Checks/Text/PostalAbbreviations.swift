/// The two letters by which addresses name a part of a country: the states of the United States with its territories and
/// military post, and the provinces of Canada. No reader needs to have them spelled out where they stand as such.
enum PostalAbbreviations {
    /// All of them.
    static let all = WordSet(
        """
        al ak as az ar ca co ct de dc fl ga gu hi id il in ia ks ky la me md ma mi mn ms mo mp mt ne nv nh nj nm ny nc nd oh \
        ok or pa pr ri sc sd tn tx ut vt va vi wa wv wi wy aa ae ap ab bc mb nb nl ns nt nu on pe qc sk yt
        """
    )

    /// Those that are also abbreviations of medicine, such as MS and MI: after a comma they can be either.
    static let alsoMedical = WordSet("al ar co ct id la ma md me mi ms mt or pa pe pr")
}
