package org.passerelle.letters;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.MailSendException;

/** What the mail server answered, without its words: these often repeat the address. */
final class SmtpAnswer {

    private SmtpAnswer() {}

    static String codeOf(MailSendException failure) {
        for (var each : failure.getMessageExceptions()) {
            var code = codeOf(each);
            if (!code.isEmpty()) return code;
        }
        var code = codeOf(failure.getCause());
        return code.isEmpty() ? "" : code;
    }

    private static String codeOf(@org.jspecify.annotations.Nullable Throwable failure) {
        var code = "";
        for (var each = failure; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException refused) code = "" + refused.getReturnCode();
            else if (each instanceof SMTPSendFailedException refused) code = "" + refused.getReturnCode();
            else if (each instanceof MailConnectException) code = "unreachable";
        }
        return code;
    }

    private static @org.jspecify.annotations.Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException chained ? chained.getNextException() : failure.getCause();
    }
}
