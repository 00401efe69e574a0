package org.passerelle.bookkeeping;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The VAT of a period by booking date: of sales and credit notes by rate, of write-offs that the state gives back, of purchases as far
 * as it may be deducted, of the invoices of holders for their balance (T7). Worked out from the documents behind the entries; what the
 * accounts say stands beside it and must agree.
 */
@Repository
class VatSummary {

    /**
     * @param kind {@code sales}, {@code credit-notes}, {@code write-offs}, {@code self-charged}, {@code purchases} or {@code balances}
     * @param rate in percent, or {@code exempt}, {@code reverse-charge}; empty where there is none
     */
    public record Line(String kind, String rate, int documents, long netCents, long vatCents) {}

    /** @param dueCents to the state, {@code recoverableCents} from it */
    public record Booked(long dueCents, long recoverableCents) {

        public long toPayCents() {
            return dueCents - recoverableCents;
        }
    }

    private static final String ENTRIES = """
            with entries as (
              select e.id, e.kind, split_part(e.source, '/', 1) as what, split_part(e.source, '/', 2) as number,
                case when e.reverses is null then 1 else -1 end as sign
              from ledger.entry e join ledger.posting p on p.entry = e.id and p.line = 1 join ledger.account a on a.code = p.account
              where a.cooperative = :cooperative and e.occurred_on between :from and :to
                and e.kind in ('sale-invoiced', 'sale-credited', 'sale-written-off', 'expense', 'settlement'))
            """;

    private final JdbcClient jdbc;

    VatSummary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Line> of(String cooperative, Period period) {
        return jdbc.sql(ENTRIES + """
                        select * from (
                          select 'sales' as kind, v.vat_category as rate, count(distinct v.invoice_id)::int as documents,
                            sum(v.net_cents)::bigint as net_cents, sum(v.vat_cents)::bigint as vat_cents
                          from entries e join sales_invoice_vat v on e.what = 'invoice' and v.invoice_id = e.number::bigint group by 2
                          union all
                          select 'credit-notes', v.vat_category, count(distinct v.credit_note_id)::int, -sum(v.net_cents)::bigint,
                            -sum(v.vat_cents)::bigint
                          from entries e join sales_credit_note_vat v
                            on e.kind = 'sale-credited' and v.credit_note_id = e.number::bigint group by 2
                          union all
                          select 'write-offs', '', count(distinct e.number)::int, 0, -sum(e.sign * w.vat_cents)::bigint
                          from entries e join sales_write_off w on e.what = 'sale-write-off' and w.id = e.number::bigint and w.vat_reclaimed
                          group by 2
                          union all
                          select 'purchases', x.vat_percent::text, count(distinct x.id)::int, sum(e.sign * x.net_cents)::bigint,
                            sum(e.sign * (x.net_cents + x.vat_cents - x.cost_cents))::bigint
                          from entries e join expenses_expense x on e.what = 'expense' and x.id = e.number::bigint group by 2
                          union all
                          select case a.kind when 'vat-due' then 'self-charged' else 'balances' end, '', count(*)::int, sum(t.cents)::bigint,
                            sum(case a.kind when 'vat-due' then -p.cents else p.cents end)::bigint
                          from entries e join ledger.posting p on p.entry = e.id
                          join ledger.account a on a.code = p.account and a.kind in ('vat-due', 'vat-recoverable')
                          join (ledger.posting t join ledger.account h on h.code = t.account and h.kind = 'treasury') on t.entry = e.id
                          where e.kind = 'settlement' group by 1
                        ) as lines
                        order by array_position(
                            array['sales', 'credit-notes', 'write-offs', 'self-charged', 'purchases', 'balances'], kind),
                          case when rate ~ '^[0-9]+$' then -rate::int else 1 end, rate""")
                .param("cooperative", cooperative)
                .param("from", period.from())
                .param("to", period.to())
                .query(Line.class)
                .list();
    }

    Booked booked(String cooperative, Period period) {
        return jdbc.sql("""
                        select coalesce(-sum(p.cents) filter (where p.account = :due), 0)::bigint as due_cents,
                          coalesce(sum(p.cents) filter (where p.account = :recoverable), 0)::bigint as recoverable_cents
                        from ledger.posting p join ledger.entry e on e.id = p.entry
                        where p.account in (:due, :recoverable) and e.occurred_on between :from and :to""")
                .param("due", cooperative + "/vat-due")
                .param("recoverable", cooperative + "/vat-recoverable")
                .param("from", period.from())
                .param("to", period.to())
                .query(Booked.class)
                .single();
    }
}
