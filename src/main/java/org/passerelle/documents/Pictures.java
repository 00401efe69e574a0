package org.passerelle.documents;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.passerelle.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * Decodes a picture and writes it anew, upright and no larger than a screen needs. What was not picture is gone with it: the place
 * where it was taken, the telephone's owner, a program appended behind the last pixel.
 */
@Component
class Pictures {

    /** A receipt can be read at this size; a photo of twelve million pixels becomes some hundred kilobytes. */
    private static final int LONGEST_SIDE = 2400;

    private static final long MOST_PIXELS = 250_000_000;
    private static final int LARGEST_PNG = 2 * 1024 * 1024;
    private static final float QUALITY = 0.85f;

    /** A decoded photo takes tens of megabytes, so only so many at once. */
    private final Semaphore decoding = new Semaphore(2);

    record Picture(DocumentKind kind, byte[] content) {}

    Picture clean(byte[] upload, DocumentKind kind) {
        decoding.acquireUninterruptibly();
        try {
            var orientation = kind == DocumentKind.JPEG ? Orientation.of(upload) : Orientation.UPRIGHT;
            var picture = upright(decode(upload, kind), orientation);
            if (kind == DocumentKind.PNG) {
                var png = encode(picture, DocumentKind.PNG);
                if (png.length <= LARGEST_PNG) return new Picture(DocumentKind.PNG, png);
            }
            return new Picture(DocumentKind.JPEG, encode(picture, DocumentKind.JPEG));
        } catch (IOException | RuntimeException damaged) {
            // The decoders throw whatever they stumble over; a refusal of ours says more.
            if (damaged instanceof Refused refused) throw refused;
            throw new Refused("document-unreadable");
        } finally {
            decoding.release();
        }
    }

    private static BufferedImage decode(byte[] upload, DocumentKind kind) throws IOException {
        var reader = ImageIO.getImageReadersByMIMEType(kind.mediaType()).next();
        try {
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(upload)), true, true);
            // The decoder fills what is missing with grey and only warns.
            var truncated = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.startsWith("Truncated File")) truncated.set(true);
            });
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) throw new Refused("document-too-many-pixels");
            var param = reader.getDefaultReadParam();
            int step = (int) Math.max(1, (Math.max(width, height) + 2L * LONGEST_SIDE - 1) / (2L * LONGEST_SIDE));
            param.setSourceSubsampling(step, step, 0, 0);
            var picture = reader.read(0, param);
            if (truncated.get()) throw new Refused("document-unreadable");
            return picture;
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage upright(BufferedImage decoded, Orientation orientation) {
        int longest = Math.max(decoded.getWidth(), decoded.getHeight());
        double scale = Math.min(1, (double) LONGEST_SIDE / longest);
        int width = Math.max(1, (int) Math.round(decoded.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(decoded.getHeight() * scale));
        var picture = new BufferedImage(
                orientation.isTurned() ? height : width,
                orientation.isTurned() ? width : height,
                BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
            var transform = orientation.of(width, height);
            transform.concatenate(AffineTransform.getScaleInstance(
                    (double) width / decoded.getWidth(), (double) height / decoded.getHeight()));
            canvas.drawImage(decoded, transform, null);
        } finally {
            canvas.dispose();
        }
        return picture;
    }

    private static byte[] encode(BufferedImage picture, DocumentKind kind) throws IOException {
        var writer = ImageIO.getImageWritersByMIMEType(kind.mediaType()).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var param = writer.getDefaultWriteParam();
            if (kind == DocumentKind.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
