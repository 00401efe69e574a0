package org.passerelle.blocks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.accounts.Roles;
import org.passerelle.engine.NeedsCheck;
import org.passerelle.programmes.Fault;
import org.passerelle.programmes.Programme;
import org.springframework.stereotype.Component;

/** The names that the code asks of a programme: what is absent here would stop a case months after the start. */
@Component
class ProgrammeNeeds implements NeedsCheck {

    private static final String FILE = "programme.yaml";

    @Override
    public List<Fault> faultsOf(Programme programme) {
        var faults = new ArrayList<Fault>();
        for (var role : programme.roles()) {
            if (!Roles.ALL.contains(role)) {
                faults.add(fault(
                        "roles." + role,
                        "nobody can have this role, only " + Roles.ALL + ": its tasks would reach nobody"));
            }
        }
        lists(programme).forEach((list, why) -> {
            if (!programme.lists().containsKey(list)) faults.add(fault("lists." + list, "is missing: " + why));
        });
        if (programme.treasuryStage().isPresent()) treasury(programme, faults);
        letters(programme, faults);
        return faults;
    }

    private static Map<String, String> lists(Programme programme) {
        var lists = new LinkedHashMap<String, String>();
        lists.put("benefit", "the application asks for one of it");
        programme.suspendableStage().ifPresent(stage -> {
            lists.put("suspendReason", "whoever suspends the stage " + stage.code() + " chooses from it");
            lists.put("endTestReason", "whoever ends the stage " + stage.code() + " chooses from it");
        });
        return lists;
    }

    private static void treasury(Programme programme, List<Fault> faults) {
        TreasuryRules.UNITS.forEach((rule, unit) -> {
            if (!programme.units().containsKey(rule)) {
                faults.add(
                        fault("rules." + rule, "is missing: a stage with a treasury needs it (" + unit.code() + ")"));
            } else if (programme.units().get(rule) != unit) {
                faults.add(fault("units." + rule, "must be " + unit.code() + " where a stage has a treasury"));
            }
        });
        if (programme.cooperatives().isEmpty()) {
            faults.add(fault("cooperatives", "is missing: a treasury is held by a cooperative"));
        }
        for (var cooperative : programme.cooperatives()) {
            var organisation = cooperative.organisation();
            if (organisation.enterpriseNumber() == null) {
                faults.add(fault("cooperatives." + cooperative.code(), "has no enterpriseNumber to invoice under"));
            }
            if (organisation.iban() == null)
                faults.add(fault("cooperatives." + cooperative.code(), "has no iban to be paid on"));
        }
    }

    /** A letter that can find no recipient. */
    private static void letters(Programme programme, List<Fault> faults) {
        programme.letters().forEach((key, kind) -> {
            if (kind.equals("partner") && programme.partners().isEmpty()) {
                faults.add(fault("letters." + key, "goes to a partner, and there are no partners"));
            }
            if (kind.equals("benefit-office") && programme.offices().isEmpty()) {
                faults.add(fault("letters." + key, "goes to the benefit office, and there are no offices"));
            }
        });
        if (programme.offices().isEmpty()) return;
        for (var benefit : programme.lists().getOrDefault("benefit", List.of())) {
            if (!programme.offices().containsKey(benefit)) {
                faults.add(
                        fault("offices." + benefit, "is missing: people with this benefit have no office to write to"));
            }
        }
    }

    private static Fault fault(String element, String message) {
        return new Fault(FILE, element, message);
    }
}
