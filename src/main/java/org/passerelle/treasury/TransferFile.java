package org.passerelle.treasury;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.shared.Refused;

/**
 * Payments of one day out of one account, as a bank of the SEPA area takes them: an ISO 20022 credit transfer, pain.001.001.09, within
 * the rules of the European Payments Council and the Belgian way of structured communications. Every account carries its check digits and
 * every amount is above zero, or there is no file.
 *
 * @param id of the batch, the same each time it is made: a bank that has it already takes no second one
 */
public record TransferFile(String id, Payer payer, LocalDate on, Instant madeAt, List<Transfer> transfers) {

    /** @param enterpriseNumber as banks want to know who sends it; may be absent */
    public record Payer(
            String name, @Nullable String iban, @Nullable String enterpriseNumber) {}

    /** @param message for the payee; twelve digits between +++ are a structured communication */
    public record Transfer(
            String id, String payee, @Nullable String iban, long cents, String message) {}

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int LONGEST_ID = 35;
    private static final int LONGEST_NAME = 70;
    private static final int LONGEST_MESSAGE = 140;
    private static final long MOST_CENTS = 99_999_999_999L;

    public TransferFile {
        transfers = List.copyOf(transfers);
        if (transfers.isEmpty()) throw new Refused("payment-file-empty");
        if (payer.iban() == null || CheckedNumbers.iban(payer.iban()).isEmpty()) {
            throw new Refused("payment-file-own-iban");
        }
        for (var transfer : transfers) {
            if (transfer.iban() == null || CheckedNumbers.iban(transfer.iban()).isEmpty()) {
                throw new Refused("payment-file-iban", transfer.payee());
            }
            if (transfer.cents() <= 0 || transfer.cents() > MOST_CENTS) {
                throw new Refused("payment-file-amount", transfer.payee(), Euros.of(transfer.cents()));
            }
        }
    }

    public byte[] xml() {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("CstmrCdtTrfInitn");
            header(xml);
            payments(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void header(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("GrpHdr");
        text(xml, "MsgId", identifier(id));
        var at = madeAt.atZone(BusinessClock.ZONE).truncatedTo(ChronoUnit.SECONDS);
        text(xml, "CreDtTm", at.toOffsetDateTime().toString().replaceAll("T(\\d\\d:\\d\\d)([+Z])", "T$1:00$2"));
        totals(xml);
        xml.writeStartElement("InitgPty");
        text(xml, "Nm", plain(payer.name(), LONGEST_NAME));
        if (payer.enterpriseNumber() != null) {
            open(xml, "Id", "OrgId", "Othr");
            text(xml, "Id", payer.enterpriseNumber().replaceAll("\\D", ""));
            text(xml, "Issr", "KBO-BCE");
            close(xml, 3);
        }
        close(xml, 2);
    }

    private void totals(XMLStreamWriter xml) throws XMLStreamException {
        text(xml, "NbOfTxs", String.valueOf(transfers.size()));
        text(xml, "CtrlSum", euros(transfers.stream().mapToLong(Transfer::cents).sum()));
    }

    private void payments(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("PmtInf");
        text(xml, "PmtInfId", identifier(id));
        text(xml, "PmtMtd", "TRF");
        // One line for each payment on the statement: the accountant matches them one by one.
        text(xml, "BtchBookg", "false");
        totals(xml);
        open(xml, "PmtTpInf", "SvcLvl");
        text(xml, "Cd", "SEPA");
        close(xml, 2);
        open(xml, "ReqdExctnDt");
        text(xml, "Dt", on.toString());
        close(xml, 1);
        open(xml, "Dbtr");
        text(xml, "Nm", plain(payer.name(), LONGEST_NAME));
        close(xml, 1);
        account(xml, "DbtrAcct", payer.iban());
        open(xml, "DbtrAgt", "FinInstnId", "Othr");
        text(xml, "Id", "NOTPROVIDED");
        close(xml, 3);
        text(xml, "ChrgBr", "SLEV");
        for (var transfer : transfers) transfer(xml, transfer);
        close(xml, 1);
    }

    private static void transfer(XMLStreamWriter xml, Transfer transfer) throws XMLStreamException {
        open(xml, "CdtTrfTxInf", "PmtId");
        text(xml, "EndToEndId", identifier(transfer.id()));
        close(xml, 1);
        open(xml, "Amt", "InstdAmt");
        xml.writeAttribute("Ccy", "EUR");
        xml.writeCharacters(euros(transfer.cents()));
        close(xml, 2);
        open(xml, "Cdtr");
        text(xml, "Nm", plain(transfer.payee(), LONGEST_NAME));
        close(xml, 1);
        account(xml, "CdtrAcct", transfer.iban());
        message(xml, transfer.message());
        close(xml, 1);
    }

    private static void account(XMLStreamWriter xml, String element, @Nullable String iban) throws XMLStreamException {
        open(xml, element, "Id");
        text(xml, "IBAN", CheckedNumbers.iban(String.valueOf(iban)).orElseThrow());
        close(xml, 2);
    }

    private static void message(XMLStreamWriter xml, String message) throws XMLStreamException {
        xml.writeStartElement("RmtInf");
        if (message.matches("\\+{3}\\d{3}/\\d{4}/\\d{5}\\+{3}")) {
            open(xml, "Strd", "CdtrRefInf", "Tp", "CdOrPrtry");
            text(xml, "Cd", "SCOR");
            close(xml, 1);
            text(xml, "Issr", "BBA");
            close(xml, 1);
            text(xml, "Ref", message.replaceAll("\\D", ""));
            close(xml, 2);
        } else {
            text(xml, "Ustrd", plain(message, LONGEST_MESSAGE));
        }
        close(xml, 1);
    }

    private static void open(XMLStreamWriter xml, String... elements) throws XMLStreamException {
        for (var element : elements) xml.writeStartElement(element);
    }

    private static void close(XMLStreamWriter xml, int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String euros(long cents) {
        return Euros.of(cents).toPlainString();
    }

    /** The letters that every bank of the area must take: others make some of them refuse the whole file. */
    private static String plain(String text, int longest) {
        var latin = Normalizer.normalize(text.replace("ß", "ss").replace("’", "'"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9/?:().,'+ -]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        var cut = latin.substring(0, Math.min(longest, latin.length())).strip();
        return cut.isEmpty() ? "NOTPROVIDED" : cut;
    }

    private static String identifier(String text) {
        return plain(text, LONGEST_ID).replace(' ', '-').replaceAll("/{2,}", "/");
    }
}
