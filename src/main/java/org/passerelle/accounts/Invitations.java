package org.passerelle.accounts;

import org.springframework.stereotype.Component;

/** Makes the link by which somebody chooses a password, for pages of other modules that hand it over. */
@Component
public class Invitations {

    private final FirstAdministrator links;

    Invitations(FirstAdministrator links) {
        this.links = links;
    }

    /** @return the whole address; the account's earlier link is void */
    public String link(long accountId) {
        return links.invitation(accountId);
    }
}
