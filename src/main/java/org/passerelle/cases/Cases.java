package org.passerelle.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All cases. One statement brings a case with its stages, its suspensions and its referrer; a transaction sends it once ({@link CaseMemory}).
 */
@Component
public class Cases {

    private static final String SELECT = """
            select c.number, c.programme, c.structure, c.person_id, c.cooperative, c.stage, c.exit_code, c.proposal, c.applied_on,
              c.project_name, c.advisor_id, c.carried_over_days, c.referrer_name, c.referrer_organisation, c.referrer_email,
              c.referrer_consent,
              (select coalesce(json_agg(json_build_object('stage', s.stage, 'enteredOn', s.entered_on, 'firstDay', s.first_day,
                 'endsEarlyOn', s.ends_early_on, 'keptUntil', s.kept_until, 'leftOn', s.left_on) order by s.entered_on), '[]')
               from cases_stage s where s.case_number = c.number) as stages,
              (select coalesce(json_agg(json_build_object('fromDay', p.from_day, 'returnDay', p.return_day, 'reason', p.reason)
                 order by p.from_day), '[]')
               from cases_suspension p where p.case_number = c.number) as suspensions
            from cases_case c
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final BusinessClock clock;
    private final CaseMemory memory;

    Cases(JdbcClient jdbc, ObjectMapper json, BusinessClock clock, CaseMemory memory) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.memory = memory;
    }

    public ProjectCase byNumber(String number) {
        return find(number).orElseThrow(() -> new IllegalArgumentException("There is no case " + number));
    }

    public Optional<ProjectCase> find(String number) {
        return row(number).map(CaseRow::projectCase);
    }

    /** Many at once, in one statement. */
    public List<ProjectCase> byNumbers(Collection<String> numbers) {
        return jdbc
                .sql(SELECT + "where c.number = any(?) order by c.number")
                .param(numbers.toArray(String[]::new))
                .query(this::map)
                .list()
                .stream()
                .map(CaseRow::projectCase)
                .toList();
    }

    public List<ProjectCase> ofPerson(long personId) {
        return jdbc
                .sql(SELECT + "where c.person_id = ? order by c.applied_on, c.number")
                .param(personId)
                .query(this::map)
                .list()
                .stream()
                .map(CaseRow::projectCase)
                .toList();
    }

    /** The referrer, when there is one and the person agreed that they are told. */
    public Optional<Referrer> referrer(String number) {
        return row(number).map(CaseRow::referrer);
    }

    private Optional<CaseRow> row(String number) {
        var held = memory.held(number);
        if (held.isEmpty()) return read(number);
        if (held.get().row == null) held.get().row = read(number).orElse(null);
        return Optional.ofNullable(held.get().row);
    }

    private Optional<CaseRow> read(String number) {
        return jdbc.sql(SELECT + "where c.number = ?")
                .param(number)
                .query(this::map)
                .optional();
    }

    /** Next case number of the year, such as JY-2026-0001; without gaps as long as the transaction commits. */
    String nextNumber(String prefix, int year) {
        int next = jdbc.sql("""
                        insert into cases_counter (prefix, year, last) values (?, ?, 1)
                        on conflict (prefix, year) do update set last = cases_counter.last + 1 returning last""").params(prefix, year).query(Integer.class).single();
        return "%s-%d-%04d".formatted(prefix, year, next);
    }

    void add(
            String number,
            Application application,
            String structure,
            String firstStage,
            long personId,
            int carriedOver) {
        jdbc.sql("""
                        insert into cases_case (number, programme, structure, person_id, stage, applied_on, project_name,
                          project_text, referrer_name, referrer_organisation, referrer_email, referrer_consent,
                          carried_over_days)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        number,
                        application.programme(),
                        structure,
                        personId,
                        firstStage,
                        clock.today(),
                        application.projectName(),
                        application.projectText(),
                        application.referrerName(),
                        application.referrerOrganisation(),
                        application.referrerEmail(),
                        application.referrerConsent(),
                        carriedOver)
                .update();
        insertStage(number, firstStage);
        memory.locked(number);
    }

    public AppliedWith appliedWith(String number) {
        return jdbc.sql("""
                        select project_text, referrer_name, referrer_organisation, referrer_email, referrer_consent
                        from cases_case where number = ?""").param(number).query(AppliedWith.class).single();
    }

    /** Leaves the stage the case is in and enters another. */
    void enter(String number, String stage) {
        jdbc.sql("update cases_stage set left_on = ? where case_number = ? and left_on is null")
                .params(clock.today(), number)
                .update();
        // A stage that ends while suspended was suspended through its last day, which was yesterday.
        jdbc.sql("update cases_suspension set return_day = ? where case_number = ? and return_day is null")
                .params(clock.today(), number)
                .update();
        insertStage(number, stage);
        jdbc.sql("update cases_case set stage = ?, version = version + 1 where number = ?")
                .params(stage, number)
                .update();
        memory.changed(number);
    }

    private void insertStage(String number, String stage) {
        jdbc.sql("insert into cases_stage (case_number, stage, entered_on) values (?, ?, ?) on conflict do nothing")
                .params(number, stage, clock.today())
                .update();
    }

    void startClock(String number, String stage, LocalDate firstDay) {
        jdbc.sql("update cases_stage set first_day = ? where case_number = ? and stage = ?")
                .params(firstDay, number, stage)
                .update();
        memory.changed(number);
    }

    void endEarly(String number, String stage, LocalDate lastDay) {
        jdbc.sql("update cases_stage set ends_early_on = ? where case_number = ? and stage = ?")
                .params(lastDay, number, stage)
                .update();
        memory.changed(number);
    }

    void keepUntil(String number, String stage, LocalDate day) {
        jdbc.sql("update cases_stage set kept_until = ? where case_number = ? and stage = ?")
                .params(day, number, stage)
                .update();
        memory.changed(number);
    }

    void suspend(String number, LocalDate from, String reason) {
        jdbc.sql("""
                        insert into cases_suspension (case_number, from_day, reason) values (?, ?, ?)
                        on conflict (case_number, from_day) do update set return_day = null, reason = excluded.reason""").params(number, from, reason).update();
        memory.changed(number);
    }

    void resume(String number, LocalDate returnDay) {
        jdbc.sql("update cases_suspension set return_day = ? where case_number = ? and return_day is null")
                .params(returnDay, number)
                .update();
        memory.changed(number);
    }

    public void propose(String number, String proposal) {
        jdbc.sql("update cases_case set proposal = ? where number = ?")
                .params(proposal, number)
                .update();
        memory.changed(number);
    }

    public void assignCooperative(String number, String cooperative) {
        jdbc.sql("update cases_case set cooperative = ? where number = ?")
                .params(cooperative, number)
                .update();
        memory.changed(number);
    }

    public void assignAdvisor(String number, @Nullable Long accountId) {
        jdbc.sql("update cases_case set advisor_id = ? where number = ?")
                .params(accountId, number)
                .update();
        memory.changed(number);
    }

    void recordExit(String number, String exitCode) {
        jdbc.sql("update cases_case set exit_code = ? where number = ?")
                .params(exitCode, number)
                .update();
        memory.changed(number);
    }

    /** Serialises what two people do to one case at the same time. */
    void lock(String number) {
        jdbc.sql("select 1 from cases_case where number = ? for update")
                .param(number)
                .query()
                .singleValue();
        memory.locked(number);
    }

    /** To be called by whoever has locked the row of the case together with one of its own, in one statement. */
    public void isLocked(String number) {
        memory.locked(number);
    }

    private CaseRow map(ResultSet row, int index) throws SQLException {
        return new CaseRow(projectCase(row), referrer(row));
    }

    private static @Nullable Referrer referrer(ResultSet row) throws SQLException {
        var referrer = new Referrer(
                row.getString("referrer_name"),
                row.getString("referrer_organisation"),
                row.getString("referrer_email"));
        boolean known = referrer.name() != null || referrer.organisation() != null;
        return known && row.getBoolean("referrer_consent") ? referrer : null;
    }

    private ProjectCase projectCase(ResultSet row) throws SQLException {
        return new ProjectCase(
                row.getString("number"),
                row.getString("programme"),
                row.getString("structure"),
                row.getLong("person_id"),
                row.getString("cooperative"),
                row.getString("stage"),
                row.getString("exit_code"),
                row.getString("proposal"),
                row.getObject("applied_on", LocalDate.class),
                row.getString("project_name"),
                row.getObject("advisor_id", Long.class),
                row.getInt("carried_over_days"),
                read(row.getString("stages"), new TypeReference<List<ProjectCase.CaseStage>>() {}),
                read(row.getString("suspensions"), new TypeReference<List<ProjectCase.Suspension>>() {}));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A case row does not read back", e);
        }
    }
}
