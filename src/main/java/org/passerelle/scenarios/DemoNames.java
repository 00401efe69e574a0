package org.passerelle.scenarios;

/** Made-up people, shared by scenarios without a name and the demo. */
final class DemoNames {

    private DemoNames() {}

    static String forLanguage(String language) {
        return switch (language) {
            case "nl" -> "Lotte Janssens";
            case "en" -> "Amina Okoye";
            default -> "Zoé Lambert";
        };
    }
}
