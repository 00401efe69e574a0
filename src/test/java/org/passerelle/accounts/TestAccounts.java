package org.passerelle.accounts;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Accounts with a password that tests know. */
@Component
public class TestAccounts {

    public static final String PASSWORD = "une phrase bien longue";

    private final Accounts accounts;
    private final PasswordEncoder encoder;

    TestAccounts(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    public SignedIn staff(String name, String role, String structure) {
        accounts.defineStructure(structure, structure);
        return account(name, new Grant(role, structure), null);
    }

    public SignedIn holder(String name, long personId, String structure) {
        accounts.defineStructure(structure, structure);
        return account(name, new Grant(Roles.PROJECT_HOLDER, structure), personId);
    }

    /** Still signed in somewhere, but shut out meanwhile. */
    public SignedIn gone(String name, String role, String structure) {
        var who = staff(name, role, structure);
        accounts.deactivate(who.accountId(), Actor.SYSTEM);
        return who;
    }

    private SignedIn account(String name, Grant grant, @Nullable Long personId) {
        long id =
                accounts.create(new NewAccount(email(name), name, "fr", personId, List.of(grant), false), Actor.SYSTEM);
        accounts.choosePassword(id, encoder.encode(PASSWORD), Actor.SYSTEM);
        return accounts.signedIn(accounts.account(id).orElseThrow());
    }

    public void signIn(Page page, SignedIn who, String language) {
        page.navigate("/sign-in");
        page.fill("#email", email(who.name()));
        page.fill("#password", PASSWORD);
        page.click("main form.card button");
        if (!language.equals("fr")) page.navigate("/?lang=" + language);
    }

    private static String email(String name) {
        return name.toLowerCase().replaceAll("[^a-z]+", ".") + "@example.be";
    }
}
