package org.passerelle.bookkeeping;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What clients owed at the end of any day, invoice by invoice, by how long it was late then. Adds up to the account. */
@Repository
class Receivables {

    /** How long an invoice was late. */
    public enum Age {
        NOT_DUE,
        UP_TO_30,
        UP_TO_60,
        UP_TO_90,
        OLDER;

        static Age of(long daysLate) {
            if (daysLate <= 0) return NOT_DUE;
            if (daysLate <= 30) return UP_TO_30;
            if (daysLate <= 60) return UP_TO_60;
            return daysLate <= 90 ? UP_TO_90 : OLDER;
        }

        /** Key of its words. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public record Open(
            long invoice,
            String number,
            String reference,
            long clientId,
            String client,
            String caseNumber,
            String firstName,
            String lastName,
            LocalDate issuedOn,
            LocalDate dueOn,
            long openCents) {

        public String person() {
            return firstName + " " + lastName;
        }

        public Age ageOn(LocalDate day) {
            return Age.of(ChronoUnit.DAYS.between(dueOn, day));
        }

        public String path() {
            return "/sales/" + caseNumber + "/invoices/" + invoice;
        }
    }

    private final JdbcClient jdbc;

    Receivables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By client, the oldest first. */
    List<Open> on(String cooperative, LocalDate day) {
        return jdbc.sql("""
                        with moved as (
                          select split_part(e.source, '/', 1) as what, split_part(e.source, '/', 2)::bigint as id, p.cents
                          from ledger.posting p join ledger.entry e on e.id = p.entry where p.account = :account and e.occurred_on <= :day
                        ), by_invoice as (
                          select coalesce(pay.invoice_id, n.invoice_id, w.invoice_id, m.id) as invoice, sum(m.cents)::bigint as open_cents
                          from moved m left join sales_payment pay on m.what = 'payment' and pay.id = m.id
                          left join sales_credit_note n on m.what = 'credit-note' and n.id = m.id
                          left join sales_write_off w on m.what = 'sale-write-off' and w.id = m.id
                          group by 1 having sum(m.cents) <> 0)
                        select i.id as invoice, i.year || '-' || lpad(i.sequence::text, 4, '0') as number, i.reference, c.id as client_id,
                          c.name as client, i.case_number, coalesce(h.first_name, i.case_number) as first_name,
                          coalesce(h.last_name, '') as last_name, i.issued_on, i.due_on, b.open_cents
                        from by_invoice b join sales_invoice i on i.id = b.invoice join sales_client c on c.id = i.client_id
                        left join cases_case k on k.number = i.case_number left join people_person h on h.id = k.person_id
                        order by lower(c.name), c.id, i.due_on, i.id""")
                .param("account", cooperative + "/receivables")
                .param("day", day)
                .query(Open.class)
                .list();
    }
}
