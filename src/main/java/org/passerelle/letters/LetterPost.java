package org.passerelle.letters;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.passerelle.letters.StoredLetters.Work;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Posts letters by e-mail, with the PDF attached. SMTP cannot promise "exactly once": a connection that breaks after the last byte leaves
 * it open whether the mail was taken. It is then sent again under the same Message-ID, by which mail systems know it for the same.
 */
@Component
class LetterPost {

    private final @Nullable JavaMailSender sender;
    private final LetterNames names;
    private final Path folder;
    private final String from;

    LetterPost(
            ObjectProvider<JavaMailSender> sender,
            LetterNames names,
            @Value("${passerelle.templates:./templates}") Path folder,
            @Value("${passerelle.letters.from:}") String from) {
        this.sender = sender.getIfAvailable();
        this.names = names;
        this.folder = folder;
        this.from = from;
    }

    /** Whether a mail server is configured ({@code spring.mail.host}). */
    boolean isOpen() {
        return sender != null;
    }

    void send(Work work, byte[] pdf) {
        if (sender == null) throw new Failure("mail-not-configured");
        try {
            sender.send(message(sender, work, pdf));
        } catch (AddressException e) {
            throw new Failure("mail-address-invalid");
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new Failure("mail-not-writable");
        } catch (MailSendException e) {
            throw new Failure("mail-refused", SmtpAnswer.codeOf(e));
        } catch (MailException e) {
            throw new Failure("mail-refused", e.getClass().getSimpleName());
        }
    }

    private MimeMessage message(JavaMailSender sender, Work work, byte[] pdf)
            throws MessagingException, UnsupportedEncodingException {
        var structure = Facts.text(work.facts(), "structure", "name");
        var replyTo = Facts.text(work.facts(), "structure", "email");
        var texts = LetterNames.read(folder, "mail_" + work.language());
        var title = oneLine(Objects.requireNonNullElse(work.title(), ""));
        var sendAs = from.isBlank() ? replyTo : from;
        var message = new NumberedMessage(sender.createMimeMessage(), messageId(work, sendAs));
        var helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setTo(address(Objects.requireNonNull(work.email())));
        helper.setFrom(new InternetAddress(sendAs, oneLine(structure), "UTF-8"));
        if (!replyTo.isBlank()) helper.setReplyTo(address(replyTo));
        helper.setSubject(title + " – " + Facts.text(work.facts(), "case", "number"));
        helper.setText(
                body(texts, title, structure, Facts.text(work.facts(), "structure", "phone"), work.privateLink()));
        helper.addAttachment(fileName(work), new ByteArrayResource(pdf), "application/pdf");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static String body(
            Properties texts, String title, String structure, String phone, @Nullable String privateLink) {
        var invitation =
                privateLink == null ? "" : MessageFormat.format(texts.getProperty("mail.link", "{0}\n\n"), privateLink);
        return MessageFormat.format(
                texts.getProperty("mail.body", "{0}\n\n{3}{1}\n{2}\n"), title, structure, phone, invitation);
    }

    /** The same whenever this letter is sent; the digest tells apart the letters of two installations. */
    private static String messageId(Work work, String sendAs) {
        var digest = Objects.requireNonNull(work.sha256()).substring(0, 16);
        return "<letter-" + work.id() + "-" + digest + "@" + sendAs.substring(sendAs.indexOf('@') + 1) + ">";
    }

    private String fileName(Work work) {
        var name = names.nameOf(work.key(), work.language()).replaceAll("[^\\p{L}\\p{N}’' -]", " ");
        return oneLine(name) + " " + Facts.text(work.facts(), "letter", "date") + ".pdf";
    }

    private static InternetAddress address(String text) throws AddressException {
        return new InternetAddress(text, true);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Jakarta Mail writes a Message-ID of its own unless this method says otherwise. */
    private static final class NumberedMessage extends MimeMessage {

        private final String id;

        NumberedMessage(MimeMessage empty, String id) {
            super(empty.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
