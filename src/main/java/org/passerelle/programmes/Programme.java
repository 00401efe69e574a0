package org.passerelle.programmes;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A programme as its folder describes it. Immutable; the code knows no programme by name.
 *
 * @param process id of the parent process
 * @param prefix how case numbers begin
 * @param units of the dated rules, by name
 * @param contactsKept how long a contact without application is kept after it was last written to
 * @param letters recipient kind by letter key
 * @param onRequest letters that a person may ask for, each with the stages in which it is given
 * @param begins id of the process that a message begins, whatever the stage of the case
 * @param expenses what may be bought, with the share of its VAT in percent that may be deducted
 */
public record Programme(
        String code,
        String process,
        String prefix,
        Organisation structure,
        List<Cooperative> cooperatives,
        List<Stage> stages,
        DatedRules rules,
        Map<String, RuleUnit> units,
        Map<String, DateRule> dates,
        Map<String, Recurrence> recurring,
        Period ruleChangeNotice,
        Period contactsKept,
        List<String> roles,
        Map<String, List<String>> lists,
        List<String> tables,
        Map<String, Partner> partners,
        Map<String, Partner> offices,
        Map<String, String> letters,
        Map<String, List<String>> onRequest,
        Map<String, String> begins,
        Map<String, Integer> expenses,
        Trades trades,
        Path folder) {

    /** Who signs and is written to: the structure itself or one of its cooperatives. */
    public record Organisation(
            String code,
            String name,
            String street,
            String postalCode,
            String city,
            String phone,
            String email,
            @Nullable String website,
            @Nullable String enterpriseNumber,
            @Nullable String iban) {}

    /**
     * @param checksQuotes whether an advisor checks every quote before it goes to the client
     * @param closesMonthsAlone whether one person, with a reason, may close a month without a second who approves
     */
    public record Cooperative(Organisation organisation, boolean checksQuotes, boolean closesMonthsAlone) {
        public String code() {
            return organisation.code();
        }
    }

    /**
     * @param limit how long the stage may last from its first day, or null
     * @param suspendable whether its clock may be stopped
     * @param treasury whether a treasury is held and months are closed from its first day on
     */
    public record Stage(String code, @Nullable Period limit, boolean suspendable, boolean treasury) {}

    /** A date that comes again, every n months counted from the anchor. */
    public record Recurrence(DateRule from, Period every) {}

    public record Partner(String name, @Nullable String email) {}

    /** A folder of processes that belong to no single case: models and words, and the roles that programmes know; nothing else. */
    static Programme withoutCases(Path folder, List<String> roles) {
        var code = folder.getFileName().toString();
        var nobody = new Organisation(code, code, "", "", "", "", "", null, null, null);
        return new Programme(
                code,
                "",
                "",
                nobody,
                List.of(),
                List.of(),
                new DatedRules(List.of()),
                Map.of(),
                Map.of(),
                Map.of(),
                Period.ZERO,
                Period.ZERO,
                roles,
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new Trades(List.of()),
                folder);
    }

    public boolean hasCases() {
        return !process.isBlank() || !stages.isEmpty();
    }

    public Optional<Stage> stage(String code) {
        return stages.stream().filter(s -> s.code().equals(code)).findFirst();
    }

    /** The stage in which a treasury is held: the one whose days count for the allowance (T5). */
    public Optional<Stage> treasuryStage() {
        return stages.stream().filter(Stage::treasury).findFirst();
    }

    /** The stage after which nothing comes. */
    public boolean isLast(String stage) {
        return stages.get(stages.size() - 1).code().equals(stage);
    }

    public Optional<Stage> suspendableStage() {
        return stages.stream().filter(Stage::suspendable).findFirst();
    }

    public Optional<Cooperative> cooperative(@Nullable String code) {
        return cooperatives.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /** The signature under a letter: the cooperative once it is known, the structure before. */
    public Organisation signatory(@Nullable String cooperative) {
        return cooperative(cooperative).map(Cooperative::organisation).orElse(structure);
    }

    /** The letters a person may ask for while in this stage. */
    public List<String> lettersOnRequest(String stage) {
        return onRequest.entrySet().stream()
                .filter(letter -> letter.getValue().contains(stage))
                .map(Map.Entry::getKey)
                .toList();
    }

    public Map<String, Object> rulesOn(LocalDate day) {
        return rules.on(day);
    }

    /** This programme with dated rules of its own, for a scenario that tries a change. */
    public Programme withRules(DatedRules other) {
        return new Programme(
                code,
                process,
                prefix,
                structure,
                cooperatives,
                stages,
                other,
                units,
                dates,
                recurring,
                ruleChangeNotice,
                contactsKept,
                roles,
                lists,
                tables,
                partners,
                offices,
                letters,
                onRequest,
                begins,
                expenses,
                trades,
                folder);
    }
}
