package org.passerelle.documents;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How a telephone was held (Exif tag 0x0112): the pixels lie as the sensor saw them, and a note says how to turn them. The note goes
 * with the rest of the metadata, so the pixels are turned instead.
 */
record Orientation(int tag) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final int APP1 = 0xe1;
    private static final int START_OF_SCAN = 0xda;
    private static final int TAG = 0x0112;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    static Orientation of(byte[] jpeg) {
        try {
            return new Orientation(find(ByteBuffer.wrap(jpeg)));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException damaged) {
            return UPRIGHT;
        }
    }

    private static int find(ByteBuffer jpeg) {
        jpeg.position(2);
        while (jpeg.remaining() > 4) {
            if ((jpeg.get() & 0xff) != 0xff) return 1;
            int marker = jpeg.get() & 0xff;
            if (marker == START_OF_SCAN) return 1;
            int length = jpeg.getShort() & 0xffff;
            var segment = jpeg.slice(jpeg.position(), length - 2);
            if (marker == APP1 && isExif(segment)) return inTiff(segment.slice(6, length - 8));
            jpeg.position(jpeg.position() + length - 2);
        }
        return 1;
    }

    private static boolean isExif(ByteBuffer segment) {
        var head = new byte[EXIF.length];
        if (segment.remaining() < head.length) return false;
        segment.get(0, head);
        return Arrays.equals(head, EXIF);
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xffff;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + 12 * entry;
            if ((tiff.getShort(at) & 0xffff) == TAG) {
                int value = tiff.getShort(at + 8) & 0xffff;
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /** Width and height change places. */
    boolean isTurned() {
        return tag >= 5;
    }

    /** From the pixels as they lie, {@code width} by {@code height}, to the picture as it was seen. */
    AffineTransform of(double width, double height) {
        return switch (tag) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
