package org.passerelle.intake;

import java.util.List;

/** A section of the trades, as the form's list shows it. */
public record TradeGroup(String label, List<Option> options) {

    public record Option(String code, String label) {}
}
