package org.passerelle.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.passerelle.shared.Actor;

/**
 * Facts for every letter, for whoever tests letters: {@code FULL} has everything that the contract of the templates knows, {@code SPARSE}
 * only what is always there, {@code HOSTILE} everything, with texts that people really paste and texts that attackers would.
 */
public final class LetterSamples {

    public enum Kind {
        FULL,
        SPARSE,
        HOSTILE
    }

    public static final Path TEMPLATES = Path.of(System.getProperty("passerelle.templates", "templates"));

    public static final String HOSTILE_NAME = "Zoë \"<b>O’Brien</b>\" & שרה سارة Łukasz ${7*7} <#if> 😀 🧩 王";

    private static final String LONG_TEXT =
            "Une phrase qui revient sans fin. ".repeat(304).strip();
    private static final String LONG_WORD = "x".repeat(300);

    private static final List<String> TO_OFFICE = List.of("benefit-office-notification", "benefit-office-end");
    private static final List<String> TO_CLIENT = List.of(
            "client-welcome",
            "quote",
            "quote-reminder",
            "sales-invoice",
            "credit-note",
            "payment-reminder-1",
            "payment-reminder-2",
            "payment-reminder-3",
            "payment-received");

    private LetterSamples() {}

    /** A template in the folder. */
    public record Sample(String programme, String key, String language) {

        @Override
        public String toString() {
            return programme + "/" + key + "_" + language;
        }
    }

    /** Every template there is. */
    public static List<Sample> all() {
        try (Stream<Path> files = Files.walk(TEMPLATES, 2)) {
            return files.filter(file -> file.toString().matches(".*_(fr|nl|en)\\.ftlh"))
                    .map(LetterSamples::sample)
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample sample(Path file) {
        var name = file.getFileName().toString().replace(".ftlh", "");
        return new Sample(
                file.getParent().getFileName().toString(),
                name.substring(0, name.length() - 3),
                name.substring(name.length() - 2));
    }

    public static LetterRequest request(Sample sample, Kind kind, String idempotencyKey) {
        return new LetterRequest(
                "JY-2024-0001",
                sample.programme(),
                sample.key(),
                sample.language(),
                recipientKind(sample.key()),
                null,
                facts(sample.key(), sample.language(), kind),
                idempotencyKey,
                Actor.SYSTEM);
    }

    public static String recipientKind(String key) {
        if (TO_OFFICE.contains(key)) return "benefit-office";
        if (TO_CLIENT.contains(key)) return "client";
        if (key.equals("quote-answered-advisor")) return "advisor";
        if (key.startsWith("partner-")) return "partner";
        return key.equals("referrer-feedback") ? "referrer" : "holder";
    }

    public static Map<String, Object> facts(String key, String language, Kind kind) {
        var facts = everything(key, language);
        if (kind == Kind.SPARSE) return withoutOptional(facts);
        if (kind == Kind.HOSTILE) makeHostile(facts);
        return facts;
    }

    private static Map<String, Object> everything(String key, String language) {
        var facts = new LinkedHashMap<String, Object>();
        var name = recipientKind(key).equals("holder") ? "Amélie Lefèvre" : "Bouwbedrijf Peeters & Zonen bv";
        facts.put(
                "letter",
                map(
                        "recipientName",
                        name,
                        "recipientLines",
                        List.of("Chaussée d’Anvers 208, boîte 3", "1000 Bruxelles")));
        facts.put(
                "person",
                map(
                        "firstName",
                        "Amélie",
                        "lastName",
                        "Lefèvre",
                        "fullName",
                        "Amélie Lefèvre",
                        "birthDate",
                        "1987-02-28",
                        "street",
                        "Chaussée d’Anvers 208, boîte 3",
                        "postalCode",
                        "1000",
                        "city",
                        "Bruxelles",
                        "email",
                        "amelie@example.org",
                        "phone",
                        "0470 12 34 56"));
        facts.put(
                "structure",
                map(
                        "name",
                        "Baticrea",
                        "street",
                        "Rue d’Alost 7",
                        "postalCode",
                        "1000",
                        "city",
                        "Bruxelles",
                        "phone",
                        "02 555 01 02",
                        "email",
                        "bonjour@baticrea.example",
                        "website",
                        "www.baticrea.example",
                        "enterpriseNumber",
                        "0833.222.111",
                        "iban",
                        "BE68 5390 0754 7034"));
        facts.put(
                "advisor",
                map("name", "Yassine El Amrani", "phone", "02 555 01 11", "email", "yassine@baticrea.example"));
        facts.put(
                "project",
                map("name", "Toits verts de l’Œuvre", "trade", language.equals("nl") ? "dakwerken" : "toiture"));
        facts.put(
                "case",
                map(
                        "number",
                        "JY-2024-0001",
                        "programme",
                        "JobYourself",
                        "appliedOn",
                        "2024-07-01",
                        "benefit",
                        "unemployment"));
        facts.put("dates", dates());
        facts.put("step", step());
        facts.put(
                "rules",
                map(
                        "documentsReminder",
                        period(14, language),
                        "documentsWait",
                        period(30, language),
                        "fileKept",
                        period(60, language),
                        "formalNotice",
                        period(15, language),
                        "absencesToClose",
                        3,
                        "monthlyAllowanceCents",
                        30_000,
                        "contributionRate",
                        0.10,
                        "preparationMonths",
                        6,
                        "testMonths",
                        18));
        facts.put("money", money());
        facts.put("exit", map("path", "dies", "pathLabel", "Dies", "partnerName", "Dies"));
        facts.put("referrer", map("name", "Nathalie Dubois", "organisation", "CPAS d’Ixelles"));
        facts.put(
                "client",
                map(
                        "name",
                        "Bouwbedrijf Peeters & Zonen bv",
                        "contact",
                        "Greet Peeters",
                        "enterpriseNumber",
                        "0404.616.494",
                        "vatNumber",
                        "BE0404616494",
                        "email",
                        "compta@peeters.example"));
        facts.put("document", document());
        if (!key.equals("credit-note")) part(facts, "document").remove("invoiceNumber");
        facts.put(
                "claim",
                map(
                        "kind",
                        "claim",
                        "partly",
                        true,
                        "lines",
                        new ArrayList<>(List.of(
                                refused("Échelle télescopique", "La facture est au nom d’une autre personne."),
                                refused("Peinture", "Le ticket est illisible.")))));
        facts.put(
                "certified",
                map(
                        "from",
                        "2024-08-01",
                        "until",
                        "2025-03-08",
                        "counted",
                        List.of(
                                map("label", "Rencontres individuelles de préparation", "times", 6),
                                map("label", "Rencontres individuelles pendant le test", "times", 1)),
                        "pausedDays",
                        12));
        facts.put(
                "settled",
                map(
                        "cents",
                        268_045,
                        "vatCents",
                        56_289,
                        "grossCents",
                        324_334,
                        "on",
                        "2025-04-08",
                        "reference",
                        "2025-01",
                        "toPartner",
                        true));
        facts.put("income", map("askedCents", 90_000, "approved", true, "cents", 65_000));
        facts.put("cleared", map("cents", 12_345, "claimedBack", true));
        facts.put("meeting", map("on", "2025-03-20", "at", "09:30", "place", "Rue d’Alost 7, salle 2"));
        facts.put(
                "rule",
                map(
                        "from",
                        "2025-07-01",
                        "changes",
                        List.of(map(
                                "label", "Contribution sur la marge brute", "oldValue", "10 %", "newValue", "9 %"))));
        return facts;
    }

    private static String period(int days, String language) {
        return days + Map.of("fr", " jours", "nl", " dagen", "en", " days").get(language);
    }

    private static Map<String, Object> dates() {
        return map(
                "sessionOn",
                "2024-07-15",
                "preparationFirstDay",
                "2024-08-01",
                "preparationLastDay",
                "2025-01-31",
                "testFirstDay",
                "2025-02-01",
                "testLastDay",
                "2026-07-31",
                "benefitEndsOn",
                "2026-12-31",
                "insuranceEndsOn",
                "2025-11-30",
                "suspendedFrom",
                "2025-05-05",
                "resumedOn",
                "2025-06-09",
                "eligibleFrom",
                "2024-09-16");
    }

    private static Map<String, Object> step() {
        return map(
                "reason",
                "Le carnet de commandes reste vide.\nDeux devis attendent.",
                "reasonLabel",
                "Projet mis de côté",
                "note",
                "Merci de rappeler avant vendredi.",
                "decision",
                "accept",
                "sessionTime",
                "14:00",
                "sessionPlace",
                "Rue d’Alost 7, salle 1",
                "missingDocuments",
                "Attestation de chômage\nCopie de la carte d’identité",
                "answer",
                "granted",
                "attendance",
                "present",
                "path",
                "dies",
                "pathLabel",
                "Dies",
                "destination",
                "training",
                "destinationLabel",
                "Formation",
                "reference",
                "REF-2025-17",
                "outcome",
                "continue",
                "daysVerified",
                178,
                "way",
                "cpas-agreement",
                "trackingNumber",
                "010541288000012345678901",
                "goals",
                "Trouver trois clients d’ici juin.");
    }

    /** 1,000.00 + 2,500.55 − 300.05 − 220.05 − 300.00 − 0.00 = 2,680.45. */
    private static Map<String, Object> money() {
        return map(
                "month",
                "2025-03",
                "openingCents",
                100_000,
                "netReceivedCents",
                250_055,
                "expensesCents",
                30_005,
                "contributionCents",
                22_005,
                "allowanceCents",
                30_000,
                "paidOutCents",
                0,
                "closingCents",
                268_045,
                "pendingCents",
                123_450,
                "balanceCents",
                268_045,
                "complete",
                true);
    }

    private static Map<String, Object> document() {
        return map(
                "number",
                "2025-0042",
                "date",
                "2025-03-01",
                "dueOn",
                "2025-03-31",
                "expiresOn",
                "2025-04-15",
                "lines",
                List.of(
                        map(
                                "description",
                                "Pose d’une toiture végétale",
                                "quantity",
                                new java.math.BigDecimal("12.5"),
                                "unit",
                                "m²",
                                "unitCents",
                                25_600,
                                "netCents",
                                320_000,
                                "vatCategory",
                                "6",
                                "vatPercent",
                                6),
                        map("description", "Évacuation des gravats", "netCents", 45_050, "vatPercent", 21)),
                "vat",
                List.of(
                        map("category", "6", "percent", 6, "netCents", 320_000, "vatCents", 19_200),
                        map("category", "21", "percent", 21, "netCents", 45_050, "vatCents", 9_461)),
                "orderNumber",
                "PO-7781",
                "note",
                "Prix valables si l’accès au toit est libre.\nEau et électricité fournies par le client.",
                "owedBackCents",
                12_100,
                "status",
                "accepted",
                "answeredName",
                "Jan Peeters",
                "answerReason",
                "Trop cher pour cette année.",
                "netCents",
                365_050,
                "vatCents",
                28_661,
                "grossCents",
                393_711,
                "openCents",
                193_711,
                "paidCents",
                200_000,
                "paymentReference",
                "+++090/9337/55493+++",
                "reason",
                "Une ligne en double",
                "invoiceNumber",
                "2025-0041",
                "clientName",
                "Bouwbedrijf Peeters & Zonen bv");
    }

    /** What the contract marks with a question mark is left out. */
    private static Map<String, Object> withoutOptional(Map<String, Object> facts) {
        keepOnly(facts, "person", "firstName", "lastName", "fullName", "birthDate");
        keepOnly(facts, "structure", "name", "street", "postalCode", "city", "phone", "email");
        keepOnly(facts, "project", "trade");
        keepOnly(facts, "exit", "path", "pathLabel");
        keepOnly(facts, "client", "name");
        keepOnly(facts, "document", "number", "lines", "netCents", "vatCents", "grossCents", "clientName");
        keepOnly(facts, "meeting", "on");
        for (var name : List.of("advisor", "dates", "step", "referrer")) keepOnly(facts, name);
        keepOnly(facts, "settled", "cents", "vatCents", "grossCents", "on");
        part(facts, "money").remove("month");
        part(facts, "certified").put("counted", List.of());
        part(facts, "certified").put("pausedDays", 0);
        part(facts, "letter").put("recipientLines", List.of());
        return facts;
    }

    private static void keepOnly(Map<String, Object> facts, String namespace, String... names) {
        part(facts, namespace).keySet().retainAll(List.of(names));
    }

    private static void makeHostile(Map<String, Object> facts) {
        for (var name : List.of("firstName", "lastName", "fullName"))
            part(facts, "person").put(name, HOSTILE_NAME);
        part(facts, "letter").put("recipientName", HOSTILE_NAME);
        part(facts, "letter")
                .put("recipientLines", List.of("<img src=\"http://127.0.0.1/x.png\">", "</p></div><h1>Ω Δ Ж</h1>"));
        part(facts, "project").put("name", "]]> <!-- " + LONG_WORD);
        part(facts, "project").put("trade", "Բարեւ ქართული <script>alert(1)</script>");
        for (var name : List.of("reason", "note", "missingDocuments", "goals")) {
            part(facts, "step")
                    .put(name, LONG_TEXT + "\n\n\u202E" + LONG_WORD + " \uD83D\uDC68\u200D\uD83D\uDC69 \u0007 fin");
        }
        part(facts, "step").put("reasonLabel", "<a href=\"javascript:alert(1)\">ici</a>");
        part(facts, "claim").put("lines", List.of(refused(LONG_WORD, LONG_TEXT)));
        part(facts, "document").put("reason", LONG_TEXT);
        var lines = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            lines.add(map(
                    "description",
                    "Ligne " + i + " ${i} " + "très ".repeat(12),
                    "netCents",
                    -i * 99_999_999L,
                    "vatPercent",
                    21));
        }
        part(facts, "document").put("lines", lines);
        part(facts, "money").put("openingCents", -999_999_999_999L);
        part(facts, "certified").put("counted", List.of(map("label", HOSTILE_NAME, "times", 999)));
        part(facts, "exit").put("partnerName", HOSTILE_NAME);
        part(facts, "client").put("name", HOSTILE_NAME);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> refused(String description, String reason) {
        return map("date", "2025-03-14", "description", description, "amountCents", 18_999, "reason", reason);
    }

    static Map<String, Object> part(Map<String, Object> facts, String namespace) {
        return (Map<String, Object>) facts.get(namespace);
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return map;
    }
}
