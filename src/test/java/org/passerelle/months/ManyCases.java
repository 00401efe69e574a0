package org.passerelle.months;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases in test with an open treasury, written straight into the tables: as many as a measurement needs, without their processes. */
@Component
public class ManyCases {

    private final JdbcClient jdbc;

    ManyCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Numbered {@code prefix-00001} and so on; in the test since {@code firstDay}. */
    public void add(String prefix, String cooperative, int number, LocalDate firstDay) {
        run("""
                insert into people_person (first_name, last_name, birth_date, language, email, iban, created_at)
                select 'Zoé', 'Lambert ' || ? || lpad(n::text, 5, '0'), '1990-04-12', 'fr', null, 'BE68 5390 0754 7034', now()
                from generate_series(1, ?) n""", prefix + "-", number);
        run("""
                insert into cases_case (number, programme, structure, person_id, cooperative, stage, applied_on, project_name)
                select substr(last_name, 9), 'job-yourself', 'jobyourself', id, ?, 'test', ?, 'Atelier' from people_person
                where last_name like 'Lambert ' || ? || '%'""", cooperative, firstDay.minusMonths(6), prefix + "-");
        run("""
                insert into cases_stage (case_number, stage, entered_on, first_day)
                select number, 'test', ?, ? from cases_case where number like ? || '%'""", firstDay, firstDay, prefix + "-");
        run("insert into treasury_cooperative (code) values (?) on conflict do nothing", cooperative);
        run("""
                insert into treasury_case (case_number, cooperative, first_day, opened_at)
                select number, ?, ?, now() from cases_case where number like ? || '%'""", cooperative, firstDay, prefix + "-");
    }

    private void run(String sql, Object... values) {
        jdbc.sql(sql).params(values).update();
    }
}
