import Foundation
import SiteModel
import Testing

@testable import Searching

/// What the rules of each language make of real words. Each text is a list of pairs with commas between them.
struct SearchRulesTests {
    /// The pairs of a list.
    private static func pairs(_ list: String) -> [(String, String)] {
        list.split(separator: ",").compactMap { pair in
            let words = pair.split(whereSeparator: \.isWhitespace).map(String.init)
            return words.count == 2 ? (words[0], words[1]) : nil
        }
    }

    @Test(
        "Forms and spellings of a word are one",
        arguments: [
            (
                "de",
                """
                Allergie Allergien, Krankheit Krankheiten, Tumor Tumoren, Tumor Tumore, Geschwür Geschwüre,
                Knochen Knochens, Herz Herzens, Kind Kinder, Arzt Ärzte, Zahn Zähne, Gelenk Gelenke,
                Entzündung Entzündungen, Kopfschmerz Kopfschmerzen, Lunge Lungen, Niere Nieren,
                Nierenstein Nierensteine, Gallenstein Gallensteine, Virus Viren, Infektion Infektionen,
                Impfung Impfungen, Schlaganfall Schlaganfälle, Krampfader Krampfadern, Migräne Migraene,
                Blutdruck Blutdrucks, Asthma Asthmas, Fieber Fiebers, Anämie Anämien, Herzinfarkt Herzinfarkte,
                Medikament Medikamente, Auge Augen, Ohr Ohren, Warze Warzen, Zyste Zysten, Bruch Brüche,
                Nerv Nerven, Muskel Muskeln, Thrombose Thrombosen, Depression Depressionen, Hämorrhoiden Hämorriden,
                Hämorrhoide Hämorrhoiden, Schwäche Schwaeche, Röteln Roeteln, Übelkeit Uebelkeit, Grüner Gruener,
                Fußpilz Fusspilz, Erkältung Erkaeltung, Gürtelrose Guertelrose, Schuppenflechte Schuppenflechten,
                Karzinom Carcinom, Zystitis Cystitis, Leukämie Leukaemie, Ekzem Ekzeme, Photo Foto,
                Allergischer allergische, chronische chronischen, Osteoporose Osteoporosen, Nikotin Nicotin,
                Schilddrüse Schilddrüsen, Zöliakie Coeliakie, Ödem Oedem, Östrogen Oestrogen, Ödeme Ödem,
                Psychose Psychosen, Rhythmus Rythmus, Katheter Kateter, Kaiserschnitt Kaiserschnitte, Läuse Laus,
                Mücke Mücken, Frühgeburt Frühgeburten, Fehlgeburt Fehlgeburten,
                """
            ),
            (
                "es",
                """
                alergia alergias, infección infecciones, infeccion infección, corazón corazon, corazones corazón,
                tumor tumores, riñón riñones, riñon riñón, rinon riñón, pulmón pulmones, hígado higado,
                cáncer cancer, cánceres cáncer, niño niña, niños niñas, enfermedad enfermedades, dolor dolores,
                vez veces, luz luces, cicatriz cicatrices, hueso huesos, úlcera ulceras, vacuna vacunas, asma asmas,
                anemia anemias, hemorroide hemorroides, virus virus, crisis crisis, embarazo embarazos,
                migraña migrañas, migrana migraña, artritis artritis, varices várices, psoriasis soriasis,
                psicosis sicosis, hemorragia emorragia, hernia ernia, cálculos calculo, síntoma sintomas,
                mujer mujeres, crónica crónico, ataques ataque, azúcar azucar, presión presiones, mareo mareos,
                varón varones, sarpullido sarpullidos, hígados hígado, leche leches, fiebre fiebres, sangre sangres,
                parálisis paralisis, estrés estres,
                """
            ),
            (
                "en",
                """
                tumours tumor, tumour tumors, fibres fiber, odours odor, colours color, behaviours behavior,
                litres liter, centres center, labours labor, humours humor, favourite favorite, neighbours neighbor,
                vapours vapor, flavours flavor, theatres theater, metres meter, oedemas edema, foetuses fetus,
                foetal fetal, anaesthetics anesthetic, haemorrhages hemorrhage, orthopaedic orthopedic,
                gynaecologists gynecologist, caesareans cesarean, paralysed paralyzed,
                hospitalisation hospitalization, immunisations immunization, programmes program, judgement judgment,
                ageing aging, grey gray, sceptic skeptic, tyres tire, pyjamas pajamas, practise practice,
                dialyse dialyze, dialysed dialyzed, analogue analog, catalogues catalog, sulphur sulfur,
                aluminium aluminum, fulfil fulfill, enrolment enrollment, labelled labeled, counselling counseling,
                swollen swolen, diarrhoeas diarrhea, oestrogens estrogen, manoeuvre maneuver, manoeuvres maneuver,
                mould mold, moulds mold, plough plow, licence license, defence defense, offence offense,
                cheque check, draught draft, whisky whiskey, goitre goiter, goitres goiters, titre titer,
                spectre specter, calibre caliber, sabre saber, tonnes tons, speciality specialty, disc disk,
                discs disks, leucocytes leukocytes, leucaemia leukemia, kerb curb, doughnut donut, yoghurt yogurt,
                moustache mustache, learnt learned, burnt burned, rumour rumor, tumourous tumorous,
                homoeopathy homeopathy, anaemic anemic, faeces feces, caecum cecum, coeliacs celiac,
                haematomas hematoma, paediatrics pediatric, palaeolithic paleolithic, apnoeas apnea,
                dyspnoea dyspnea, pyorrhoea pyorrhea, seborrhoea seborrhea, gonorrhoeal gonorrheal,
                encyclopaedia encyclopedia,
                """
            ),
        ]
    )
    func forms(language: String, list: String) throws {
        let words = SearchWords(try rules(language))
        let pairs = Self.pairs(list)
        #expect(pairs.count > 40)
        for (first, second) in pairs {
            #expect(words.split(first).map(words.key) == words.split(second).map(words.key), "\(first), \(second)")
        }
    }

    @Test(
        "Other words are not",
        arguments: [
            (
                "de",
                """
                Leber Leben, Niere Nerven, Magen Mangel, Herz Herd, Haut Hals, Auge Angst, Zahn Zehen, Blut Blase,
                Grippe Gruppe, Masern Masse, Darm Daumen, Lunge Lupus, Arm Arzt, Ohr Ohnmacht, Gicht Gesicht,
                Hand Hund, Haar Harn,
                """
            ),
            (
                "es",
                """
                hueso huevo, pecho pelo, piel pie, mano mama, boca bocio, gota gato, ojo oído, pulmón pulso,
                vaso vejiga, sarna sangre, tos tez, cama cáncer, hígado higo,
                """
            ),
        ]
    )
    func otherWords(language: String, list: String) throws {
        let words = SearchWords(try rules(language))
        let pairs = Self.pairs(list)
        #expect(pairs.count > 10)
        for (first, second) in pairs {
            #expect(words.split(first).map(words.key) != words.split(second).map(words.key), "\(first), \(second)")
        }
    }

    @Test(
        "A word and what hand or ear make of it are looked for in the same place",
        arguments: [
            (
                "de",
                """
                Diabetes Diabetis, Rheuma Reuma, Rheuma Ruma, Asthma Astma, Migräne Migrene, Psoriasis Soriasis,
                Bronchitis Bronchitiss, Bronchitis Bronkitis, Pneumonie Neumonie, Arthrose Artrose,
                Arthritis Artritis, Alzheimer Alzeimer, Parkinson Parkinsen, Epilepsie Eppilebsie,
                Hämorrhoiden Hemoriden, Hämorrhoiden Emoriden, Schizophrenie Schitzophrenie,
                Schizophrenie Skizofrenie, Cholesterin Kolesterin, Neurodermitis Neurodermites, Gastritis Gasdritis,
                Schilddrüse Schildrüse, Thrombose Trombose, Krampfadern Krampfatern, Influenza Influensa,
                Windpocken Windbocken, Keuchhusten Koichhusten, Gürtelrose Gürdelrose, Schlaganfall Schlakanfall,
                Herzinfarkt Herzinfakt, Sodbrennen Sotbrennen, Depression Deppresion, Leukämie Leukemie,
                Osteoporose Osteoperose, Hypertonie Hüpertonie, Tuberkulose Tuberkolose, Scharlach Scharlag,
                Röteln Rötteln, Zöliakie Zöliaki, Glaukom Klaukom, Katarakt Kataragt, Tetanus Tetannus,
                Meningitis Meningittis, Hepatitis Hepatitiss, Fibromyalgie Fiebromyalgie,
                Lungenentzündung Lungenentzüntung, Vergiftung Fergiftung, Verstopfung Ferstopfung,
                Wassersucht Wasersucht, Gicht Gischt,
                """
            ),
            (
                "es",
                """
                azúcar asucar, corazón corason, varicela baricela, hígado igado, hemorroides emorroides,
                hepatitis epatitis, hipertensión ipertension, hipertensión hipertencion, cáncer canser,
                cicatriz sicatris, vejiga bejiga, vértigo bertigo, bronquitis bronkitis, diabetes diavetes,
                embarazo envarazo, embarazo enbarazo, estreñimiento estrenimiento, gastritis gastritiz,
                jaqueca gaqueca, lumbago lunbago, meningitis meninjitis, migraña migrana, neumonía pneumonía,
                neumonía numonía, psoriasis soriasis, psicosis sicosis, quiste kiste, reumatismo rreumatismo,
                sarampión zarampion, sinusitis cinusitis, tuberculosis tuverculosis, úlcera ulsera, varices barises,
                vacuna bacuna, virus birus, alzhéimer alseimer, anemia hanemia, alergia alerjia, gripe gripa,
                asma hasma, esquizofrenia eskisofrenia, colesterol colestrol, epilepsia epilepcia,
                obesidad ovesidad, herpes erpes, zumbido sumbido, glaucoma glaucona, hongos ongos,
                infección infexion, infección infeccion, infección infecsion, llaga yaga, lluvia yuvia,
                halitosis alitosis, sífilis cifilis,
                """
            ),
        ]
    )
    func slips(language: String, list: String) throws {
        let words = SearchWords(try rules(language))
        let pairs = Self.pairs(list)
        #expect(pairs.count > 40)
        for (word, slip) in pairs {
            let places = words.split(word).map(words.key).map(words.soundKeys)
            let others = words.split(slip).map(words.key).map(words.soundKeys)
            #expect(
                places.count == 1 && others.count == 1 && !Set(places[0]).isDisjoint(with: others[0]),
                "\(word), \(slip)"
            )
        }
    }

    @Test(
        "An ending says how many letters must stay, or three must",
        arguments: [
            ("4er>", 4), ("er>", 3), ("itiden>iti", 3), ("0er>", nil), ("^er>", nil), ("er$>", nil), ("4>", nil),
            ("er", nil),
        ]
    )
    func endings(text: String, stays: Int?) {
        let ending = SearchRules.Ending(text)
        #expect(ending?.stays == stays)
        if stays != nil { #expect(ending?.text == text) }
    }

    @Test(
        "What is called otherwise every day is found by that",
        arguments: [
            ("de", "Zucker", "Diabetes"), ("de", "Zuckerkrankheit", "Diabetes mellitus"),
            ("de", "hoher Blutdruck", "Bluthochdruck"), ("de", "Hirnschlag", "Schlaganfall"),
            ("de", "Herzschwäche", "Herzinsuffizienz"), ("de", "Knochenschwund", "Osteoporose"),
            ("de", "Durchfall", "Diarrhoe"), ("de", "Wechseljahre", "Menopause"),
            ("es", "azúcar", "Diabetes"), ("es", "azucar en la sangre", "Diabetes"),
            ("es", "presión alta", "Hipertensión"), ("es", "almorranas", "Hemorroides"),
            ("es", "jaqueca", "Migraña"), ("es", "paperas", "Parotiditis"), ("es", "paludismo", "Malaria"),
            ("en", "sugar", "Diabetes"), ("en", "nappy rash", "Diaper rash"),
        ]
    )
    func everyday(language: String, said: String, title: String) throws {
        let rules = try rules(language)
        let words = SearchWords(rules)
        let circumstances = SearchIndex.Circumstances(kinds: [SearchKind(prefix: "a/", label: "", worth: 1)])
        let index = SearchIndex([SearchEntry(title: title, kind: 0, tail: "b/")], rules, circumstances)
        let names = try #require(index.files { _ in "" }.first { $0.name == "n0" })
        var word = ""
        var found: Set<String> = []
        for part in String(decoding: names.bytes, as: UTF8.self).dropFirst(2).prefix(while: { $0 != "\"" }).split(
            separator: " "
        ) {
            word = String(word.prefix(Int(part.prefix(1), radix: 36) ?? 0) + part.dropFirst())
            found.insert(word)
        }
        #expect(found.isSuperset(of: words.telling(said).map(words.key)), "\(found)")
    }

    private static let record = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Browser/words.tsv")

    /// Words of all languages with what the build makes of them, for `Tests/Browser/test_search.py`, which holds the script
    /// of the theme to it; written again where `SITEGEN_RECORD` is set.
    @Test("What is made of words is what the script is held to")
    func recordedWords() throws {
        var lines: [String] = []
        for language in ["de", "en", "es"] {
            let rules = try rules(language)
            let words = SearchWords(rules)
            let texts = rules.everyday.flatMap(\.self) + rules.emergencies + rules.small
            for word in Set(texts.flatMap(words.split)).sorted() {
                let key = words.key(word)
                let places = words.soundKeys(key).joined(separator: " ")
                lines.append([language, word, key, words.sound(key), places].joined(separator: "\t"))
            }
        }
        let expected = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["SITEGEN_RECORD"] == "1" {
            try Data(expected.utf8).write(to: Self.record)
        } else {
            let written = try String(contentsOf: Self.record, encoding: .utf8)
            #expect(written == expected, "record it: SITEGEN_RECORD=1 swift test --filter SearchRulesTests")
        }
    }
}
