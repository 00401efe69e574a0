package org.passerelle.treasury;

import java.sql.Timestamp;
import java.util.Optional;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On what each balance is or was paid. Another document takes the place of the one before, as long as nothing is paid. */
@Component
@Transactional
public class Balances {

    private final JdbcClient database;
    private final TreasuryCases cases;
    private final BusinessClock clock;

    Balances(JdbcClient database, TreasuryCases cases, BusinessClock clock) {
        this.database = database;
        this.cases = cases;
        this.clock = clock;
    }

    public void record(String caseNumber, BalanceDocument document, Actor by) {
        if (cases.lock(caseNumber).settled()) throw new Refused("treasury-settled");
        var given = document.enterpriseNumber();
        var number = given == null
                ? null
                : CheckedNumbers.belgianEnterprise(given)
                        .orElseThrow(() -> new Refused("enterprise-number-wrong", given));
        if (document.netCents() != null) Euros.checked(document.netCents());
        database.sql("""
                        insert into treasury_balance (case_number, reference, enterprise_number, net_cents, vat_regime, to_partner,
                            recorded_at, by_account, by_role)
                        values (:case, :reference, :number, :net, :regime, :partner, :at, :account, :role)
                        on conflict (case_number) do update set reference = excluded.reference,
                            enterprise_number = excluded.enterprise_number, net_cents = excluded.net_cents,
                            vat_regime = excluded.vat_regime, to_partner = excluded.to_partner, recorded_at = excluded.recorded_at,
                            by_account = excluded.by_account, by_role = excluded.by_role""")
                .param("case", caseNumber)
                .param("reference", document.reference())
                .param("number", number)
                .param("net", document.netCents())
                .param(
                        "regime",
                        document.vatRegime() == null
                                ? null
                                : document.vatRegime().code())
                .param("partner", document.toPartner())
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .update();
    }

    public Optional<BalanceDocument> document(String caseNumber) {
        return database.sql("select * from treasury_balance where case_number = :case")
                .param("case", caseNumber)
                .query((row, i) -> {
                    var regime = row.getString("vat_regime");
                    return new BalanceDocument(
                            row.getString("reference"),
                            row.getString("enterprise_number"),
                            row.getObject("net_cents", Long.class),
                            regime == null ? null : VatRegime.of(regime),
                            row.getBoolean("to_partner"));
                })
                .optional();
    }

    /** What {@link Treasury#payBalance} paid; empty before, and when there was nothing to pay. */
    public Optional<PaidBalance> paid(String caseNumber) {
        return database.sql("""
                        select e.occurred_on as paid_on,
                               coalesce(sum(p.cents) filter (where p.account like '%/treasury/%'), 0) as cents,
                               coalesce(sum(p.cents) filter (where p.account like '%/vat-recoverable'), 0)
                                 + coalesce(sum(p.cents) filter (where p.account like '%/vat-due'), 0) as vat_cents
                          from ledger.entry e join ledger.posting p on p.entry = e.id
                         where e.idem_key = :key group by e.id, e.occurred_on""")
                .param("key", Treasury.settlementKey(caseNumber))
                .query(PaidBalance.class)
                .optional();
    }
}
