package org.passerelle.scenarios.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** A receipt on paper, as small as a PDF can be: lines of text in a font that every reader has. */
final class Ticket {

    private static final Charset ANSI = Charset.forName("windows-1252");

    private Ticket() {}

    static byte[] of(List<String> lines) {
        var text = new StringBuilder("BT /F1 11 Tf 16 TL 24 220 Td\n");
        for (var line : lines) {
            text.append('(').append(line.replaceAll("([\\\\()])", "\\\\$1")).append(") Tj T*\n");
        }
        var content = text.append("ET").toString();
        return file(List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 260 260] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
                "<< /Length " + content.getBytes(ANSI).length + " >>\nstream\n" + content + "\nendstream"));
    }

    private static byte[] file(List<String> objects) {
        var out = new ByteArrayOutputStream();
        var places = new ArrayList<Integer>();
        write(out, "%PDF-1.4\n");
        for (int i = 0; i < objects.size(); i++) {
            places.add(out.size());
            write(out, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
        }
        int table = out.size();
        write(out, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        places.forEach(place -> write(out, "%010d 00000 n \n".formatted(place)));
        write(out, "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(ANSI));
    }
}
