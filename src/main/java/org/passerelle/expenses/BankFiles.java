package org.passerelle.expenses;

import static java.util.Comparator.comparing;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.TransferFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The file with which a list of payments goes to the bank. It is made anew each time from what the list holds; who took it first is kept,
 * and whoever takes it again must say so: the same money must not leave twice.
 */
@Component
@Transactional
public class BankFiles {

    private final JdbcClient database;
    private final OutlayPayments payments;
    private final BusinessClock clock;

    BankFiles(JdbcClient database, OutlayPayments payments, BusinessClock clock) {
        this.database = database;
        this.payments = payments;
        this.clock = clock;
    }

    /** The number of the batch: what the bank sees, and what people quote when they ask it. */
    public static String number(PaymentList list) {
        var cooperative = list.cooperative();
        return cooperative.substring(0, Math.min(20, cooperative.length())).toUpperCase(Locale.ROOT) + "-"
                + "%08d".formatted(list.id());
    }

    /**
     * @param payer the cooperative, with the account that pays
     * @param holderName who is paid back a claim, by case number
     * @param again whether somebody who knows that it was taken before wants it once more
     */
    public byte[] take(
            long id, TransferFile.Payer payer, Function<String, String> holderName, boolean again, Actor by) {
        var list = payments.locked(id);
        if (list.isPaid()) throw new Refused("payment-file-paid");
        if (list.isFileTaken() && !again) throw new Refused("payment-file-again");
        var file = new TransferFile(
                number(list), payer, clock.today(), clock.instant(), transfers(list.outlays(), holderName));
        database.sql("""
                        update expenses_payment_list set file_taken_at = :at, file_taken_by = :account, file_taken_by_name = :name
                         where id = :id""")
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("name", by.name())
                .param("id", id)
                .update();
        return file.xml();
    }

    /** One transfer for each outlay; what a supplier gives back is taken off what the same supplier is paid. */
    private static List<TransferFile.Transfer> transfers(List<Outlay> outlays, Function<String, String> holderName) {
        var transfers = new ArrayList<TransferFile.Transfer>();
        var crediting = outlays.stream()
                .filter(outlay -> outlay.kind() == OutlayKind.SUPPLIER_CREDIT)
                .map(outlay -> Objects.requireNonNull(outlay.supplier()).id())
                .collect(Collectors.toSet());
        var together = new LinkedHashMap<Long, List<Outlay>>();
        for (var outlay : outlays.stream().sorted(comparing(Outlay::id)).toList()) {
            var supplier = outlay.supplier();
            if (supplier != null && crediting.contains(supplier.id())) {
                together.computeIfAbsent(supplier.id(), one -> new ArrayList<>())
                        .add(outlay);
            } else {
                var payee = supplier == null ? holderName.apply(outlay.caseNumber()) : supplier.name();
                transfers.add(new TransferFile.Transfer(
                        "OUTLAY-" + outlay.id(), payee, outlay.iban(), outlay.grossCents(), outlay.message()));
            }
        }
        together.values().forEach(papers -> {
            long cents = papers.stream().mapToLong(Outlay::grossCents).sum();
            if (cents != 0) transfers.add(together(papers, cents)); // set off to the cent: nothing moves
        });
        return transfers;
    }

    private static TransferFile.Transfer together(List<Outlay> papers, long cents) {
        var invoice = papers.stream()
                .filter(paper -> paper.kind() == OutlayKind.SUPPLIER_INVOICE)
                .findFirst()
                .orElseGet(() -> papers.get(0));
        var numbers =
                papers.stream().map(paper -> String.valueOf(paper.number())).collect(Collectors.joining(" - "));
        var payee = Objects.requireNonNull(invoice.supplier()).name();
        return new TransferFile.Transfer("OUTLAY-" + invoice.id(), payee, invoice.iban(), cents, numbers);
    }
}
