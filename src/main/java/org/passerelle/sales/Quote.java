package org.passerelle.sales;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer of a holder to a client.
 *
 * @param reason why the cooperative refused it when it was checked
 * @param validUntil the last day on which the client may answer; null while it is not with the client
 * @param answerDocument the scan of an answer on paper
 * @param acceptedAt when the client answered, whatever the answer
 */
public record Quote(
        long id,
        String caseNumber,
        String cooperative,
        String reference,
        Client client,
        long netCents,
        long vatCents,
        boolean mustBeChecked,
        QuoteStatus status,
        @Nullable String reason,
        @Nullable String note,
        @Nullable Integer validDays,
        @Nullable LocalDate validUntil,
        @Nullable String orderNumber,
        @Nullable String answeredBy,
        @Nullable String answeredName,
        @Nullable String answeredTextSha256,
        @Nullable String answerReason,
        @Nullable Long answerDocument,
        Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant acceptedAt,
        List<DocumentLine> lines,
        Totals totals) {

    public long grossCents() {
        return netCents + vatCents;
    }

    /** The fingerprint of what the client said yes or no to: kept with the answer, it proves that nothing was changed since. */
    public String textSha256() {
        var text = new StringBuilder();
        text.append(cooperative)
                .append('\n')
                .append(reference)
                .append('\n')
                .append(client.code())
                .append('\n');
        for (var line : lines) {
            text.append(line.description())
                    .append('\t')
                    .append(line.quantity().toPlainString())
                    .append('\t');
            text.append(line.unit())
                    .append('\t')
                    .append(line.unitCents())
                    .append('\t')
                    .append(line.vat().code())
                    .append('\n');
        }
        text.append(netCents).append('\t').append(vatCents).append('\n').append(note == null ? "" : note);
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
