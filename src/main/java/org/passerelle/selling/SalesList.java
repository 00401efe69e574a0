package org.passerelle.selling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything sold, open, late and paid, by one statement: invoices, quotes, and what is still being written. */
@Repository
class SalesList {

    static final int PAGE = 50;
    private static final int MOST = 20_000;

    /** What a list shows; {@code ALL} is every invoice. */
    static final List<String> SHOWN =
            List.of("", "open", "late", "paid", "credited", "written-off", "to-issue", "to-invoice", "quotes");

    record Filter(
            Collection<String> cooperatives,
            @Nullable String caseNumber,
            String shown,
            @Nullable String q,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * @param kind invoice, quote or draft
     * @param number of an invoice the cooperative's, else empty
     * @param status message key {@code sell.status.<status>}
     */
    public record Row(
            String kind,
            long id,
            String caseNumber,
            String cooperative,
            String number,
            String reference,
            String client,
            String firstName,
            String lastName,
            @Nullable String projectName,
            LocalDate datedOn,
            @Nullable LocalDate dueOn,
            long netCents,
            long vatCents,
            long receivedCents,
            long openCents,
            String status) {

        public String person() {
            return firstName + " " + lastName;
        }

        public long grossCents() {
            return netCents + vatCents;
        }

        public String path() {
            return "/sales/" + caseNumber + "/" + kind + "s/" + id;
        }
    }

    public record Sums(int count, long netCents, long grossCents, long openCents) {}

    private static final String ROWS = """
            with invoices as (
              select 'invoice' as kind, i.id, i.case_number, i.cooperative, i.year || '-' || lpad(i.sequence::text, 4, '0') as number,
                i.reference, c.name as client, i.issued_on as dated_on, i.due_on, i.net_cents, i.vat_cents, i.received_cents,
                i.net_cents + i.vat_cents - i.credited_net_cents - i.credited_vat_cents - i.received_cents - i.written_off_cents as open_cents,
                i.credited_net_cents, i.written_off_cents
              from sales_invoice i join sales_client c on c.id = i.client_id
            ), documents as (
              select kind, id, case_number, cooperative, number, reference, client, dated_on, due_on, net_cents, vat_cents, received_cents,
                open_cents,
                case when open_cents > 0 and due_on < :today then 'late' when open_cents > 0 and received_cents > 0 then 'part-paid'
                  when open_cents > 0 then 'open' when written_off_cents > 0 then 'written-off'
                  when credited_net_cents = net_cents then 'credited' else 'paid' end as status
              from invoices
              union all
              select 'quote', q.id, q.case_number, q.cooperative, '', q.reference, c.name, (q.submitted_at at time zone 'Europe/Brussels')::date, q.valid_until, q.net_cents,
                q.vat_cents, 0, 0,
                case when q.status = 'ACCEPTED' and coalesce((select sum(i.net_cents - i.credited_net_cents) from sales_invoice i where i.quote_id = q.id), 0)
                    >= q.net_cents then 'invoiced' when q.status = 'OPEN' then 'with-client' else lower(replace(q.status, '_', '-')) end
              from sales_quote q join sales_client c on c.id = q.client_id
              union all
              select 'draft', d.id, d.case_number, k.cooperative, '', d.reference, d.client_name, (d.changed_at at time zone 'Europe/Brussels')::date, null,
                coalesce(d.gross_cents, 0), 0, 0, 0,
                case when d.ready_at is not null then 'ready' when d.returned_reason is not null then 'returned' else 'draft-' || d.kind end
              from sales_draft d join cases_case k on k.number = d.case_number
            ), chosen as (
              select r.*, p.first_name, p.last_name, k.project_name from documents r
                join cases_case k on k.number = r.case_number join people_person p on p.id = k.person_id
              where r.cooperative in (:cooperatives) and (:case::text is null or r.case_number = :case)
                and (:from::date is null or r.dated_on >= :from) and (:to::date is null or r.dated_on <= :to)
                and case :shown
                  when '' then r.kind = 'invoice'
                  when 'open' then r.kind = 'invoice' and r.open_cents > 0
                  when 'to-issue' then r.status = 'ready'
                  when 'to-invoice' then r.kind = 'quote' and r.status = 'accepted'
                  when 'quotes' then r.kind = 'quote'
                  when 'drafts' then r.kind = 'draft'
                  else r.kind = 'invoice' and r.status = :shown end
                and not exists (select 1 from unnest(string_to_array(:q::text, ' ')) w where position(casefiles_plain(w)
                  in casefiles_plain(concat_ws(' ', p.first_name, p.last_name, k.project_name, r.client, r.number, r.reference,
                    r.case_number))) = 0)
            )
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    SalesList(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Row> page(Filter filter, int page) {
        return rows(filter, PAGE, (page - 1) * PAGE);
    }

    /** For an export, and for the page of one case. */
    List<Row> all(Filter filter) {
        return rows(filter, MOST, 0);
    }

    private List<Row> rows(Filter filter, int limit, int offset) {
        if (filter.cooperatives().isEmpty()) return List.of();
        return ask("select * from chosen order by dated_on desc, kind, id desc limit :limit offset :offset", filter)
                .param("limit", limit)
                .param("offset", offset)
                .query(Row.class)
                .list();
    }

    Sums sums(Filter filter) {
        if (filter.cooperatives().isEmpty()) return new Sums(0, 0, 0, 0);
        return ask("""
                        select count(*)::int as count, coalesce(sum(net_cents), 0)::bigint as net_cents,
                          coalesce(sum(net_cents + vat_cents), 0)::bigint as gross_cents,
                          coalesce(sum(open_cents), 0)::bigint as open_cents from chosen""", filter).query(Sums.class).single();
    }

    private JdbcClient.StatementSpec ask(String select, Filter filter) {
        return jdbc.sql(ROWS + select)
                .param("today", clock.today())
                .param("cooperatives", filter.cooperatives())
                .param("case", filter.caseNumber())
                .param("shown", filter.shown())
                .param("q", filter.q() == null ? null : filter.q().replaceAll("\\s+", " "))
                .param("from", filter.from())
                .param("to", filter.to());
    }
}
