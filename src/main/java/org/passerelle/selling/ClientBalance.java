package org.passerelle.selling;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was owed to a client and given back, with the people and invoices by their names. */
@Repository
class ClientBalance {

    /** @param cents owed to the client, or given back where negative */
    public record Line(
            long cents,
            String kind,
            LocalDate happenedOn,
            String caseNumber,
            String firstName,
            String lastName,
            @Nullable Long invoiceId,
            @Nullable String invoiceNumber) {

        public String person() {
            return firstName + " " + lastName;
        }
    }

    private final JdbcClient jdbc;

    ClientBalance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Line> of(long client) {
        return jdbc.sql("""
                        select b.cents, b.kind, b.happened_on, b.case_number, p.first_name, p.last_name, b.invoice_id,
                          i.year || '-' || lpad(i.sequence::text, 4, '0') as invoice_number
                        from sales_client_balance b join cases_case k on k.number = b.case_number
                          join people_person p on p.id = k.person_id left join sales_invoice i on i.id = b.invoice_id
                        where b.client_id = ? order by b.id""").param(client).query(Line.class).list();
    }
}
