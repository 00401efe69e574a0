package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.treasury.TransferFile.Payer;
import org.passerelle.treasury.TransferFile.Transfer;

/** The file for the bank: what the standard wants, whatever people are called and however they wrote their accounts. */
public class TransferFileTests {

    private static final String IBAN = "BE68 5390 0754 7034";
    private static final Payer PAYER = new Payer("Bruxelles Émergences", "be62 5100 0754 7061", "BE 0460.000.047");

    @Test
    void isWhatTheStandardWants() {
        var file = file(
                new Transfer("OUTLAY-1", "Zoë Łukasz <b>O’Brien</b>", IBAN, 135_40, "JY-2024-0001 / 1"),
                new Transfer("OUTLAY-2", "Brico", IBAN, 1, "+++090/9337/55493+++"),
                new Transfer("OUTLAY-3", "王 שרה", IBAN, 12, "x".repeat(300)));
        assertValid(file);
        var xml = new String(file.xml(), StandardCharsets.UTF_8);
        assertThat(xml)
                .contains("<MsgId>EMERGENCES-00000012</MsgId>")
                .contains("<CreDtTm>2027-03-12T10:00:00+01:00</CreDtTm>")
                .contains("<Issr>KBO-BCE</Issr>", "<Id>0460000047</Id>")
                .contains("<IBAN>BE68539007547034</IBAN>", "<IBAN>BE62510007547061</IBAN>")
                .contains("<InstdAmt Ccy=\"EUR\">135.40</InstdAmt>", "<Ref>090933755493</Ref>")
                .contains("<CtrlSum>135.53</CtrlSum>")
                .contains("<Nm>Zoe ukasz b O'Brien /b</Nm>", "<Nm>NOTPROVIDED</Nm>")
                .contains("<NbOfTxs>3</NbOfTxs>");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "BE68539007547035, 100, payment-file-iban",
                "-, 100, payment-file-iban",
                "BE68539007547034, 0, payment-file-amount",
                "BE68539007547034, -100, payment-file-amount",
                "BE68539007547034, 100000000000, payment-file-amount"
            })
    void refusesWhatTheBankWouldNotPay(@Nullable String iban, long cents, String code) {
        assertThatThrownBy(() -> file(new Transfer("OUTLAY-1", "Brico", iban, cents, "x")))
                .hasMessageStartingWith(code);
    }

    @Test
    void refusesAFileWithoutPayerOrPayments() {
        assertThatThrownBy(() -> file()).hasMessageStartingWith("payment-file-empty");
        var transfers = List.of(new Transfer("OUTLAY-1", "Brico", IBAN, 100, "x"));
        assertThatThrownBy(() ->
                        new TransferFile("X", new Payer("X", null, null), LocalDate.EPOCH, Instant.EPOCH, transfers))
                .hasMessageStartingWith("payment-file-own-iban");
    }

    private static TransferFile file(Transfer... transfers) {
        return new TransferFile(
                "EMERGENCES-00000012",
                PAYER,
                LocalDate.parse("2027-03-12"),
                Instant.parse("2027-03-12T09:00:00Z"),
                List.of(transfers));
    }

    /** The own profile of the standard (see the file); it fails on an element too many, in another order, too long or in other letters. */
    public static void assertValid(TransferFile file) {
        assertValid(file.xml());
    }

    public static void assertValid(byte[] xml) {
        assertThatCode(() -> {
                    var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                            .newSchema(TransferFileTests.class.getResource("/sepa/credit-transfer-profile.xsd"));
                    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
                })
                .doesNotThrowAnyException();
    }
}
