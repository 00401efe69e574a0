package org.passerelle.scenarios.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.passerelle.accounts.Accounts;
import org.passerelle.accounts.Grant;
import org.passerelle.accounts.NewAccount;
import org.passerelle.accounts.Roles;
import org.passerelle.shared.Actor;

/** The people who work in the demo's office, each with an account that may be entered without a password. */
final class Staff {

    private final Map<String, List<Actor>> byRole = new HashMap<>();
    private final Map<String, List<Actor>> advisorsOf = new HashMap<>();

    /** @param structure in which they all have their role */
    Staff(List<Townspeople.StaffMember> members, String structure, String domain, Accounts accounts) {
        for (var member : members) {
            var email = Townspeople.address(member.name(), "").replaceAll("\\.?@.*", "@" + domain);
            var grants = List.of(new Grant(member.role(), structure));
            long id = accounts.create(
                    new NewAccount(email, member.name(), member.language(), null, grants, true), Actor.SYSTEM);
            var actor = new Actor(id, member.name(), member.role());
            byRole.computeIfAbsent(member.role(), role -> new ArrayList<>()).add(actor);
            if (member.role().equals(Roles.ADVISOR)) {
                advisorsOf
                        .computeIfAbsent(member.cooperative(), cooperative -> new ArrayList<>())
                        .add(actor);
            }
        }
    }

    Actor advisor(String cooperative, int turn) {
        var advisors = advisorsOf.getOrDefault(cooperative, of(Roles.ADVISOR));
        return advisors.get(turn % advisors.size());
    }

    Actor accountant(int turn) {
        return of(Roles.ACCOUNTANT).get(turn % 2);
    }

    private List<Actor> of(String role) {
        return Objects.requireNonNull(byRole.get(role), role);
    }

    /** Who does a task of that role for that person. */
    Actor doing(String role, Life life) {
        return switch (role) {
            case Roles.ADVISOR -> life.advisor;
            case Roles.PROJECT_HOLDER -> life.holder;
            default -> {
                var able = byRole.getOrDefault(role, List.of(life.advisor));
                yield able.get(Math.floorMod(life.caseNumber.hashCode(), able.size()));
            }
        };
    }
}
