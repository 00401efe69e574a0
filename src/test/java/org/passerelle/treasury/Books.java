package org.passerelle.treasury;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of the ledger. */
public final class Books {

    private Books() {}

    public static List<String> faults(JdbcClient database) {
        return database.sql("""
                        select 'unbalanced entry ' || e.id as fault
                          from ledger.entry e left join ledger.posting p on p.entry = e.id
                         group by e.id having count(p.line) < 2 or sum(p.cents) <> 0
                        union all
                        select 'balance of ' || b.account from ledger.balance b left join ledger.posting p on p.account = b.account
                         group by b.account, b.cents, b.last_seq
                        having b.cents <> coalesce(sum(p.cents), 0) or b.last_seq <> count(p.line)
                            or b.last_seq <> coalesce(max(p.account_seq), 0)
                        union all
                        select 'running balance of ' || s.account || ' at ' || s.account_seq from (
                          select account, account_seq, balance_after,
                                 sum(cents) over (partition by account order by account_seq) as running from ledger.posting) s
                         where s.balance_after <> s.running
                        union all
                        select 'account without balance ' || a.code from ledger.account a
                         where not exists (select 1 from ledger.balance b where b.account = a.code)
                        union all
                        select 'bounds of ' || a.code from ledger.account a join ledger.posting p on p.account = a.code
                         where p.balance_after < a.min_cents or p.balance_after > a.max_cents""").query(String.class).list();
    }
}
