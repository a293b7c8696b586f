import SiteModel
import Testing

@testable import Checks

@Suite("Abbreviations")
struct AbbreviationUnexplainedTests {
    private static let help =
        " (write the words at its first use, as in `complete blood count (CBC)`, or explain it in the glossary)"

    @Test(
        "that are not spelled out are told at their first use",
        arguments: [
            "A 1️⃣CBC2️⃣ shows it. A CBC is quick.", "## The 1️⃣CBC2️⃣\n\nIt is quick.", "| 1️⃣CBC2️⃣ |\n|---|\n| low |",
            "Ask for 1️⃣NSAID2️⃣s.", "An 1️⃣eGFR2️⃣ is a number.", "A post-1️⃣MRI2️⃣ visit.", "The 1️⃣MRI2️⃣’s picture.",
            "Tests (such as 1️⃣CBC2️⃣) help.", "The 1️⃣MI2️⃣ rate. Many ill people.", "> [!URGENT]\n> Ask for an 1️⃣ECG2️⃣.",
            "Levels of 1️⃣IgA2️⃣ fall.", "A 1️⃣CBC2️⃣ (see the table) helps.",
        ]
    )
    func never(text: String) throws {
        let markdown = MarkedMarkdown(text)
        let fixture = try TextFixture(markdown.text)
        let name = try #require(fixture.words(of: AbbreviationUnexplained()).first)
        #expect(
            fixture.report(of: AbbreviationUnexplained())
                == ["\(markdown.stretch) The abbreviation `\(name)` is not spelled out\(Self.help)"]
        )
    }

    @Test(
        "that are spelled out later are told with the place",
        arguments: [
            "A 1️⃣CBC2️⃣ shows it.\n\nA 3️⃣complete blood count4️⃣ (CBC) is quick.",
            "An 1️⃣ECG2️⃣ shows it. An electrocardiogram (3️⃣ECG4️⃣) is quick.",
            "A 1️⃣DVT2️⃣ can follow. 3️⃣Deep-vein thrombosis4️⃣ is a clot.",
        ]
    )
    func later(text: String) throws {
        let markdown = MarkedMarkdown(text)
        let fixture = try TextFixture(markdown.text)
        let name = try #require(fixture.words(of: AbbreviationUnexplained()).first)
        #expect(
            fixture.report(of: AbbreviationUnexplained()) == [
                "\(markdown.stretch) The abbreviation `\(name)` is used before it is spelled out\(Self.help)"
                    + "\n\(markdown.stretch(from: "3️⃣", to: "4️⃣")) spelled out here"
            ]
        )
    }

    @Test(
        "are fine where they are spelled out",
        arguments: [
            "A complete blood count (CBC) is quick. A CBC helps.", "A CBC (complete blood count) is quick.",
            "A thyroid-stimulating hormone (TSH) test.", "An electrocardiogram (ECG) helps.",
            "An electrocardiogram, or ECG, is quick.", "Chronic obstructive pulmonary disease is long. COPD is common.",
            "CBC is short for complete blood count.",
            "Nonsteroidal anti-inflammatory drugs (NSAIDs) help. An NSAID can harm.",
            "The estimated glomerular filtration rate (eGFR) falls.",
            "Centers for Disease Control and Prevention (CDC)",
            "Immunoglobulin A (IgA) falls.", "Nothing by mouth (NPO) is the rule.",
        ]
    )
    func explained(text: String) throws {
        #expect(try TextFixture(text).report(of: AbbreviationUnexplained()) == [])
    }

    @Test(
        "are told apart from what only looks like one",
        arguments: [
            "HIV, DNA and the UK.", "Vitamin B12, T4, A1C, COVID-19, GLP-1 and HbA1c.", "Type II, stage IV, type IIIb.",
            "The pH of blood, 5 mmHg and 2 mL.", "The U.S. and the E.U. agree.", "Do NOT STOP TAKING it.",
            "DO NOT WAIT HERE",
            "Type `CBC`.", "MedlinePlus and PubMed.", "Anemia (uh-NEE-me-uh).", "The HBB gene.",
            "The MITF, PAX3 and SOX genes.",
            "A CT scan.", "It is URGENT, an EMERGENCY.", "Call {service:emergency} NOW.", "Ménière’s ÉÈ.", "An X-ray.",
        ]
    )
    func others(text: String) throws {
        #expect(try TextFixture(text).report(of: AbbreviationUnexplained()) == [])
    }

    @Test(
        "are fine where they are names, places, times or ways to speak a word",
        arguments: [
            "Ask the NHS or a GP.", "VA health care and the GI Bill.", "TRICARE and LIPITOR are names.",
            "BOTEXA® is one.",
            "Stage IIA, type IVB.", "XXY and XYY syndrome.", "The ALPL mutations. ALPL is one.", "ATPase is an enzyme.",
            "The Clinic, Atlanta, GA 30329", "Denver, CO 80225-0166", "From 8 a.m. to 8 p.m. (PT)", "PO Box 12",
            "Raynaud's (ray-NOHZ) fingers.", "Cystic (SIS-tik fi-BRO-sis) fibrosis.",
            "Rest it with RICE:\n\n- Rest\n- Ice\n- Compression\n- Elevation",
            "RICE: rest, ice, compression, elevation.",
            "A CT, computed tomography, scan. CBC, complete blood count.", "A complete blood count, CBC, is quick.",
            "Nonsteroidal drugs: NSAIDs (nonsteroidal anti-inflammatory drugs).", "MRI – magnetic resonance imaging",
            "An MRI, or magnetic resonance imaging, is quick.",
        ]
    )
    func names(text: String) throws {
        #expect(try TextFixture(text).words(of: AbbreviationUnexplained()) == [])
    }

    @Test(
        "are fine as a part of an address, a form, a longer name, or with a few words that say what they are",
        arguments: [
            // States and provinces.
            "The court in Denver, CO, is open.", "It is in Washington, DC.", "- Bushnell, FL\n- Camp Sibert, AL",
            "If you live in CT, DE, MD, ME, NH or WV, call us.", "Toronto, ON",
            // Forms.
            "Standard Form SF 180", "Fill in SGLV 8286 or USAF Form 2096.",
            // Mail.
            "Write to OPA@example.org or GW/Help@example.org.",
            // Names in parts.
            "Service-Disabled Veterans Insurance (S-DVI) helps. S-DVI is cheap.",
            "The Montgomery Bill Selected Reserve (MB-SR) program",
            "Vocational Rehabilitation and Employment (VR&E) helps. Ask VR&E.", "Research and development (R&D)",
            "ECPI University and UCLA College",
            // In capitals altogether.
            "- CARNITINE DEFICIENCIES, LATE-ONSET",
            // Said what they are.
            "An IUD (a contraceptive device) helps.", "An EKG (electrocardiogram) is quick.",
            "SSRIs (medicines against depression) help.", "WWII soldiers", "- WLB (Buoy Tender)",
            "EKG (Electrocardiogram)",
            "This test is also called an LP or spinal tap.", "The program (also called CHAMPUS, an insurance) helps.",
            // Names of medicines, ships and tumors; a series of letters; a gene that is called so once.
            "Glucotrol XL and Toprol XL", "Stage IA, stage IB and IC, type IB", "Hemoglobin SC disease",
            "The best known of these genes is MTHFR.",
            "Changes in genes such as MITF and PAX", "These genes include SLCA, TG and TPO.",
            "It is dominant (NIPBL, SMC2, or RAD21).",
            "LIS1 and XLIS cause it.", "The Oncotype DX test", "The USS Eagle Boat",
            "For VIPoma, there is surgery.",
            "Numbers that start with a V, RH, J, RS, K or W", "A part of the PML gene is called PML-RAR. PML is one.",
        ]
    )
    func partsOfNames(text: String) throws {
        #expect(try TextFixture(text).words(of: AbbreviationUnexplained()) == [])
    }

    @Test("are fine in a disease that is called after a gene, where the title names it")
    func inTitle() throws {
        let text = "The signs of SOST-related dysplasia."
        #expect(try TextFixture(text, title: "SOST-related dysplasia").words(of: AbbreviationUnexplained()) == [])
        #expect(try TextFixture(text, title: "Dysplasia").words(of: AbbreviationUnexplained()) == ["SOST"])
        #expect(
            try TextFixture("SOST is one.", title: "SOST-related dysplasia").words(of: AbbreviationUnexplained()) == [
                "SOST"
            ]
        )
    }

    @Test("are fine in the name of a disease that the title has")
    func ofDiseaseInTitle() throws {
        let text = "Opitz G/BBB syndrome has many signs."
        #expect(
            try TextFixture(text, title: "Is Opitz G/BBB syndrome inherited?").words(of: AbbreviationUnexplained())
                == []
        )
        #expect(try TextFixture(text, title: "Is it inherited?").words(of: AbbreviationUnexplained()) == ["BBB"])
    }

    @Test(
        "are told where they are no part of an address, a form or an explanation",
        arguments: [
            ("People with lupus, MS and other diseases", ["MS"]), ("After Lupus, MS is the next.", ["MS"]),
            ("An MI, or a stroke", ["MI"]), ("The form for COPD", ["COPD"]),
            ("NSAIDs (such as ibuprofen) help.", ["NSAID"]), ("COPD (see below) is long.", ["COPD"]),
            ("COPD (in adults) is long.", ["COPD"]), ("The CBC (5 of 6) helps.", ["CBC"]),
            ("BP (high) is bad.", ["BP"]),
            ("COPD or IBS", ["COPD", "IBS"]), ("Some CBC 12 days later", ["CBC"]), ("Ask VR&E for it.", ["VR&E"]),
            ("An MRI, CT or PET scan", ["MRI", "PET"]), ("The S-DVI is cheap.", ["DVI"]),
            ("UTIs, STDs, and BV", ["UTI", "STD", "BV"]), ("Called LP, it is quick.", ["LP"]),
            ("Take the XL pill.", ["XL"]), ("T4, TSH and A1C", ["TSH"]), ("COVID-19, COPD and CA125", ["COPD"]),
            ("Genes play a part in IBS.", ["IBS"]),
            ("With IVF and ICSI, it works.", ["IVF", "ICSI"]), ("Vitamin B, CBC and TSH", ["CBC", "TSH"]),
        ]
    )
    func noPartsOfNames(text: String, expected: [String]) throws {
        #expect(try TextFixture(text).words(of: AbbreviationUnexplained()) == expected)
    }

    @Test(
        "are told beside what only looks like an explanation",
        arguments: [
            ("The CBC, complete with all tests, is quick.", ["CBC"]), ("The GI tract is long.", ["GI"]),
            ("The anti-TNF drugs (anti-TNF) help.", ["TNF"]), ("NSTEMI is an attack.", ["NSTEMI"]),
            ("COPD, a disease of the lungs.", ["COPD"]), ("A post-MRI visit on page 30329.", ["MRI"]),
        ]
    )
    func chances(text: String, expected: [String]) throws {
        #expect(try TextFixture(text).words(of: AbbreviationUnexplained()) == expected)
    }

    @Test(
        "that everyone knows are those of the region",
        arguments: [
            ("en-GB", "Ask a GP.", 0), ("en-US", "Ask a GP.", 1), ("en-US", "Ask VA.", 0), ("en-GB", "Ask VA.", 1),
            ("en", "Ask VA or a GP.", 0), ("de", "Der HNO-Arzt.", 0), ("de", "Der GP.", 1), ("es", "El ADN.", 0),
        ]
    )
    func regions(language: String, text: String, count: Int) throws {
        #expect(try TextFixture(text, language: language).words(of: AbbreviationUnexplained()).count == count)
    }

    @Test("that the site says its readers know need no words, in the text and in the summary")
    func ofTheSite() throws {
        let settings = RuleSettings(abbreviations: ["PTSD"])
        #expect(
            try TextFixture("PTSD and COPD.", summary: "It is PTSD.", settings: settings)
                .words(of: AbbreviationUnexplained()) == ["COPD"]
        )
    }

    @Test("may be spelled out in the title, the summary or the glossary")
    func elsewhere() throws {
        let text = "A CBC is quick."
        #expect(
            try TextFixture(text, title: "What is a complete blood count?").report(of: AbbreviationUnexplained()) == []
        )
        #expect(try TextFixture(text, summary: "A complete blood count.").report(of: AbbreviationUnexplained()) == [])
        let stress = "You may have PTSD."
        let title = "Posttraumatic Stress Disorder (PTSD)"
        #expect(try TextFixture(stress, title: title).report(of: AbbreviationUnexplained()) == [])
        #expect(try TextFixture(stress, title: "What is PTSD?").words(of: AbbreviationUnexplained()) == ["PTSD"])
        #expect(try TextFixture(text, explainedTerms: ["CBC"]).report(of: AbbreviationUnexplained()) == [])
        #expect(try TextFixture(text, explainedTerms: ["cbc"]).report(of: AbbreviationUnexplained()).count == 1)
    }

    @Test("are told in the summary as well, once")
    func summary() throws {
        let expected =
            "3:10-3:10 The summary does not spell out the abbreviation `CBC` (write the words in its place, or before it)"
        let text = "A complete blood count (CBC) is quick."
        for summary in ["A CBC shows it.", "The CBC and the CBC.", "A CBC. It is a complete blood count."] {
            #expect(try TextFixture(text, summary: summary).report(of: AbbreviationUnexplained()) == [expected])
        }
        for summary in ["A complete blood count (CBC) shows it.", "HIV and a pH of 7."] {
            #expect(try TextFixture(text, summary: summary).report(of: AbbreviationUnexplained()) == [])
        }
        #expect(
            try TextFixture(text, title: "What is a complete blood count?", summary: "A CBC is quick.")
                .report(of: AbbreviationUnexplained()) == []
        )
    }
}
