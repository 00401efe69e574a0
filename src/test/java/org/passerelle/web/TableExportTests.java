package org.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class TableExportTests {

    private static TableExport table() {
        return new TableExport("Ventes : mai/juin", List.of("Client", "Date", "Montant", "Lignes"))
                .row("Müller & Søn; \"Œuvre\"", LocalDate.of(2026, 5, 3), TableExport.euros(-1234_50), 3)
                .row("=HYPERLINK(\"http://x\")", null, TableExport.euros(5), 0)
                .row("+32 2 555 01 40", LocalDate.of(2026, 12, 31), null, null)
                .row("@SUM(A1)", null, null, 1);
    }

    @Test
    void writesCsvThatSpreadsheetsOfBelgiumRead() {
        var text = new String(table().csv(), StandardCharsets.UTF_8);
        assertThat(text)
                .isEqualTo("\ufeffClient;Date;Montant;Lignes\r\n"
                        + "\"Müller & Søn; \"\"Œuvre\"\"\";2026-05-03;-1234.50;3\r\n"
                        + "\"'=HYPERLINK(\"\"http://x\"\")\";;0.05;0\r\n"
                        + "'+32 2 555 01 40;2026-12-31;;\r\n"
                        + "'@SUM(A1);;;1\r\n");
    }

    @Test
    void writesAnXlsxWithNumbersAndDates() throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(table().xlsx()))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("Ventes   mai juin");
            assertThat(rows).hasSize(5);
            assertThat(rows.get(1).getCellAsString(0)).contains("Müller & Søn; \"Œuvre\"");
            assertThat(rows.get(1).getCellAsDate(1).orElseThrow().toLocalDate()).isEqualTo("2026-05-03");
            assertThat(rows.get(1).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("-1234.50");
            assertThat(rows.get(2).getCellAsString(0)).contains("'=HYPERLINK(\"http://x\")");
        }
    }

    @Test
    void namesTheFileAndRefusesRowsThatDoNotFit() {
        var answer = table().as("csv");
        assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("Ventes : mai/juin.csv");
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThatThrownBy(() -> table().row("one")).isInstanceOf(IllegalArgumentException.class);
    }
}
