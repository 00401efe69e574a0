package org.passerelle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.shared.Actor;
import org.passerelle.treasury.MoneyBase;
import org.springframework.beans.factory.annotation.Autowired;

class DocumentsTests extends MoneyBase {

    private static final Actor HOLDER = new Actor(3L, "Zoé Lambert", "ProjectHolder");

    @Autowired
    Documents documents;

    private String holder;

    @BeforeEach
    void aCase() {
        today("2027-03-12");
        holder = opened("2027-03-01");
    }

    @Test
    void keepsAPdfAsItCame() {
        var pdf = SampleFiles.pdf();
        var document = documents.keep(holder, "facture.PDF", pdf, HOLDER);
        assertThat(document.kind()).isEqualTo(DocumentKind.PDF);
        assertThat(document.fileName()).isEqualTo("facture.pdf");
        assertThat(document.byAccount()).isEqualTo(3L);
        assertThat(documents.content(document.id())).isEqualTo(pdf);
        assertThat(documents.ofCase(holder)).containsExactly(document);
    }

    @Test
    void writesAPhotoAnewWithoutThePlaceWhereItWasTaken() throws IOException {
        var photo = SampleFiles.joined(SampleFiles.photoHeld(1, 300, 200), SampleFiles.bytes("<script>PK\u0005\u0006"));
        assertThat(new String(photo, "ISO-8859-1")).contains(SampleFiles.PLACE, "<script>");
        var stored = documents.content(
                documents.keep(holder, "IMG_1.jpg", photo, HOLDER).id());
        assertThat(new String(stored, "ISO-8859-1"))
                .doesNotContain(SampleFiles.PLACE, "Exif", "<script>", "PK\u0005\u0006");
        assertThat(read(stored).getWidth()).isEqualTo(300);
    }

    /** The red half lies where the person who held the telephone saw it. */
    @ParameterizedTest
    @CsvSource({
        "1, 300, 200, left",
        "2, 300, 200, right",
        "3, 300, 200, right",
        "4, 300, 200, left",
        "5, 200, 300, top",
        "6, 200, 300, top",
        "7, 200, 300, bottom",
        "8, 200, 300, bottom"
    })
    void turnsAPhotoAsTheTelephoneWasHeld(int orientation, int width, int height, String red) throws IOException {
        var photo = SampleFiles.photoHeld(orientation, 300, 200);
        var seen = read(
                documents.content(documents.keep(holder, "a", photo, HOLDER).id()));
        assertThat(new int[] {seen.getWidth(), seen.getHeight()}).containsExactly(width, height);
        int x = red.equals("left") ? 20 : red.equals("right") ? width - 20 : width / 2;
        int y = red.equals("top") ? 20 : red.equals("bottom") ? height - 20 : height / 2;
        var colour = new Color(seen.getRGB(x, y));
        assertThat(colour.getRed()).isGreaterThan(200);
        assertThat(colour.getBlue()).isLessThan(60);
    }

    @Test
    void makesALargePhotoAsLargeAsAScreenNeeds() throws IOException {
        var document = documents.keep(holder, "a", SampleFiles.photo(6000, 4000), HOLDER);
        var seen = read(documents.content(document.id()));
        assertThat(new int[] {seen.getWidth(), seen.getHeight()}).containsExactly(2400, 1600);
        assertThat(documents
                        .keep(holder, "b", SampleFiles.png(400, 300), HOLDER)
                        .kind())
                .isEqualTo(DocumentKind.PNG);
        assertThat(documents
                        .keep(holder, "c", SampleFiles.noise(1200, 900), HOLDER)
                        .kind())
                .isEqualTo(DocumentKind.JPEG);
    }

    @Test
    void refusesWhatIsNoReceipt() throws IOException {
        var photo = SampleFiles.photo(300, 200);
        var whole = SampleFiles.photo(900, 700);
        var cut = Arrays.copyOf(whole, whole.length * 2 / 3);
        refused("document-empty", () -> documents.keep(holder, "a", new byte[0], HOLDER));
        refused("document-too-large", () -> documents.keep(holder, "a", Arrays.copyOf(photo, 16 << 20), HOLDER));
        refused("document-too-large", () -> documents.keep(holder, "a", Arrays.copyOf(photo, 40 << 20), HOLDER));
        refused("document-kind-unknown", () -> documents.keep(holder, "ticket.pdf", SampleFiles.program(), HOLDER));
        refused(
                "document-kind-unknown",
                () -> documents.keep(holder, "a.jpg", SampleFiles.bytes("<svg onload=x>"), HOLDER));
        refused("document-heic", () -> documents.keep(holder, "a.jpg", SampleFiles.heic(), HOLDER));
        refused("document-unreadable", () -> documents.keep(holder, "a.jpg", Arrays.copyOf(photo, 300), HOLDER));
        refused("document-unreadable", () -> documents.keep(holder, "a.jpg", cut, HOLDER));
        refused(
                "document-unreadable",
                () -> documents.keep(holder, "a", SampleFiles.bytes("%PDF-1.7 and no more"), HOLDER));
        refused("document-active", () -> documents.keep(holder, "a", SampleFiles.pdfWithArchive(), HOLDER));
        refused("document-active", () -> documents.keep(holder, "a", SampleFiles.pdfWithProgram(), HOLDER));
        refused("document-locked", () -> documents.keep(holder, "a", SampleFiles.pdfWithPassword(), HOLDER));
        assertThat(documents.ofCase(holder)).isEmpty();
    }

    @Test
    void noticesTheSameFileOfTheSameCase() {
        var first = documents.keep(holder, "a", SampleFiles.photo(300, 200), HOLDER);
        var other = documents.keep(holder, "b", SampleFiles.photo(301, 200), HOLDER);
        var again = documents.keep(holder, "c", SampleFiles.photo(300, 200), HOLDER);
        documents.keep(opened("2027-03-01"), "d", SampleFiles.photo(300, 200), HOLDER);
        assertThat(documents.sameUpload(again.id())).containsExactly(first);
        assertThat(documents.sameUpload(other.id())).isEmpty();
    }

    @Test
    void takesBackOnlyWhatNothingStandsOn() {
        var draft = documents.keep(holder, "a", SampleFiles.pdf(), HOLDER);
        var sent = documents.keep(holder, "b", SampleFiles.pdf(), HOLDER);
        documents.rename(sent.id(), "2027-03-12 Ticket Brico 45,90 €");
        documents.seal(sent.id());
        documents.rename(sent.id(), "something else");
        documents.discard(draft.id());
        documents.discard(draft.id());
        refused("document-sealed", () -> documents.discard(sent.id()));
        assertThat(documents.ofCase(holder))
                .extracting(Document::fileName)
                .containsExactly("2027-03-12 Ticket Brico 45,90 €.pdf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C:\\photos\\IMG_1.HEIC|IMG_1",
                "../../etc/passwd|passwd",
                "a\u202efdp.exe|afdp.exe",
                "..|document",
                "?|document",
                "Facture n° 12/3 : Brico|3 Brico"
            })
    void givesReadableNames(String given, String expected) {
        assertThat(Documents.readable(given).replaceAll(" +", " ")).isEqualTo(expected);
    }

    private static BufferedImage read(byte[] content) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(content));
    }
}
