package org.passerelle.bookkeeping;

import java.util.List;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.months.Cooperatives;
import org.springframework.stereotype.Component;

/** Who may read the books of a cooperative: the accountant, and to look only, coordinator and administrator of its structure. */
@Component
class Ledgers {

    /** @param corrects whether the person may take entries back, and not only read them */
    public record Book(Cooperatives.Office office, boolean corrects) {

        public String code() {
            return office.code();
        }

        public String path() {
            return "/ledger/" + office.code();
        }
    }

    static final List<String> READERS = List.of(Roles.ACCOUNTANT, Roles.COORDINATOR, Roles.ADMINISTRATOR);

    private final Cooperatives cooperatives;

    Ledgers(Cooperatives cooperatives) {
        this.cooperatives = cooperatives;
    }

    List<Book> of(SignedIn who) {
        return cooperatives.all().stream()
                .filter(office -> READERS.stream().anyMatch(cooperatives.roles(office, who)::contains))
                .map(office -> new Book(office, cooperatives.roles(office, who).contains(Roles.ACCOUNTANT)))
                .toList();
    }

    /** To others the books of a cooperative do not exist. */
    Book get(String cooperative, SignedIn who) {
        return of(who).stream()
                .filter(book -> book.code().equals(cooperative))
                .findFirst()
                .orElseThrow(CaseGuard::notFound);
    }
}
