package org.passerelle.sales;

/** The payment reference of Belgian banks: ten digits and their remainder modulo 97, where 97 stands for 0. */
final class StructuredReference {

    private StructuredReference() {}

    static String of(long digits) {
        if (digits <= 0 || digits > 9_999_999_999L) throw new IllegalArgumentException("Ten digits at most: " + digits);
        long remainder = digits % 97;
        var text = "%010d%02d".formatted(digits, remainder == 0 ? 97 : remainder);
        return "+++" + text.substring(0, 3) + "/" + text.substring(3, 7) + "/" + text.substring(7) + "+++";
    }
}
