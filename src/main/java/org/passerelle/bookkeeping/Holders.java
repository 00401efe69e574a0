package org.passerelle.bookkeeping;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose treasury it is. */
@Repository
class Holders {

    public record Holder(String number, String firstName, String lastName) {

        public String person() {
            return (firstName + " " + lastName).strip();
        }
    }

    private final JdbcClient jdbc;

    Holders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of this cooperative alone: the number of another's case tells nothing. */
    Optional<Holder> find(String cooperative, String caseNumber) {
        return jdbc.sql("""
                        select t.case_number as number, coalesce(h.first_name, t.case_number) as first_name,
                          coalesce(h.last_name, '') as last_name
                        from treasury_case t left join cases_case c on c.number = t.case_number
                        left join people_person h on h.id = c.person_id where t.cooperative = ? and t.case_number = ?""").params(cooperative, caseNumber).query(Holder.class).optional();
    }
}
