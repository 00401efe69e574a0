package org.passerelle.months;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.passerelle.treasury.CaseMonth;

/** A short text that changes when any amount of any case of a month does: to see whether something was booked since somebody looked. */
final class MonthSeal {

    private MonthSeal() {}

    static String of(List<CaseMonth> preview) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var month : preview) digest.update(month.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
