package org.passerelle.months;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.accounts.Access;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.springframework.stereotype.Component;

/** The cooperatives of all programmes, and what somebody may do with their months: a role in the structure of the programme. */
@Component
public class Cooperatives {

    /** @param structure in which the roles are given */
    public record Office(
            String code, String name, String structure, boolean closesAlone, String treasuryStage, String programme) {}

    private final Programmes programmes;
    private final Access access;

    Cooperatives(Programmes programmes, Access access) {
        this.programmes = programmes;
        this.access = access;
    }

    public List<Office> all() {
        return programmes.all().stream()
                .flatMap(programme -> programme.cooperatives().stream().map(one -> office(programme, one)))
                .toList();
    }

    public Optional<Office> find(String code) {
        return all().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    Office get(String code) {
        return find(code).orElseThrow();
    }

    /** Those whose months the person prepares or approves. */
    List<Office> of(SignedIn who) {
        return all().stream()
                .filter(one -> Stream.of(Roles.ACCOUNTANT, Roles.COORDINATOR).anyMatch(roles(one, who)::contains))
                .toList();
    }

    public Set<String> roles(Office office, SignedIn who) {
        return access.rolesIn(office.structure(), who);
    }

    private static Office office(Programme programme, Programme.Cooperative cooperative) {
        return new Office(
                cooperative.code(),
                cooperative.organisation().name(),
                programme.structure().code(),
                cooperative.closesMonthsAlone(),
                programme.treasuryStage().map(Programme.Stage::code).orElse(""),
                programme.code());
    }
}
