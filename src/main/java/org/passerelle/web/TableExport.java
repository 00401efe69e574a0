package org.passerelle.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A table that people take home, as XLSX or as CSV: what the page shows, with raw numbers and ISO dates so that a spreadsheet can go on
 * counting. CSV begins with a byte order mark and is parted by semicolons, as spreadsheets of Belgium read it. Text that a spreadsheet
 * would take for a formula is put behind an apostrophe: a client's name must not run anything on the accountant's machine.
 */
public final class TableExport {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String FORMULA = "=+-@\t\r";
    /** What a cell of a spreadsheet holds. */
    private static final int LONGEST = 32_000;

    private final String title;
    private final List<String> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    /** @param title names the file and the sheet, in the language of the page */
    public TableExport(String title, List<String> columns) {
        this.title = title;
        this.columns = columns;
    }

    /** As many values as there are columns: text, whole numbers, decimals, dates, or nothing. Amounts are given in euros. */
    public TableExport row(@Nullable Object... values) {
        if (values.length != columns.size())
            throw new IllegalArgumentException("A row has " + columns.size() + " values");
        rows.add(Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values))));
        return this;
    }

    public static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** @param format {@code xlsx} or {@code csv} */
    public ResponseEntity<byte[]> as(String format) {
        boolean xlsx = format.equals("xlsx");
        var disposition = ContentDisposition.attachment()
                .filename(title + "." + format, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .cacheControl(CacheControl.noStore())
                .contentType(xlsx ? XLSX : CSV)
                .body(xlsx ? xlsx() : csv());
    }

    byte[] csv() {
        var text = new StringBuilder("\ufeff");
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(';')
                .setRecordSeparator("\r\n")
                .get();
        try {
            format.printRecord(text, columns.toArray());
            for (var row : rows)
                format.printRecord(text, row.stream().map(TableExport::plain).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String plain(@Nullable Object value) {
        if (value == null) return "";
        if (value instanceof BigDecimal number) return number.toPlainString();
        return value instanceof CharSequence ? harmless(value.toString()) : value.toString();
    }

    byte[] xlsx() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Passerelle", "1.0")) {
            var sheet = workbook.newWorksheet(
                    title.replaceAll("[\\[\\]*?/\\\\:]", " ").substring(0, Math.min(31, title.length())));
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(0, column, columns.get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            for (int line = 0; line < rows.size(); line++) {
                for (int column = 0; column < columns.size(); column++) {
                    cell(sheet, line + 1, column, rows.get(line).get(column));
                }
            }
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void cell(org.dhatim.fastexcel.Worksheet sheet, int line, int column, @Nullable Object value) {
        if (value == null) return;
        if (value instanceof LocalDate day) {
            sheet.value(line, column, day);
            sheet.style(line, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Number number) {
            sheet.value(line, column, number);
            if (number instanceof BigDecimal)
                sheet.style(line, column).format("0.00").set();
        } else {
            sheet.value(line, column, harmless(value.toString()));
        }
    }

    private static String harmless(String text) {
        var kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return !kept.isEmpty() && FORMULA.indexOf(kept.charAt(0)) >= 0 ? "'" + kept : kept;
    }
}
