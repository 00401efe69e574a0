package org.passerelle.accounts;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.web.Attempts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * E-mail and password. An address nobody has costs as much time and is slowed down as much as a wrong password, so that nobody learns
 * from the answer who has an account here.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final String BY_ACCOUNT = "sign-in-account";
    private static final String BY_ADDRESS = "sign-in-address";

    /** Too many failures: even the right password is not looked at for a while. */
    static class TooSoon extends AuthenticationException {

        private final Duration wait;

        TooSoon(Duration wait) {
            super("too soon");
            this.wait = wait;
        }

        long minutes() {
            return Math.max(1, (wait.toSeconds() + 59) / 60);
        }
    }

    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Attempts attempts;
    private final String nobodysHash;

    PasswordSignIn(Accounts accounts, JdbcClient jdbc, PasswordEncoder encoder, Attempts attempts) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.attempts = attempts;
        this.nobodysHash = encoder.encode("nobody’s password");
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var email = typed.getName().strip().toLowerCase(Locale.ROOT);
        var password = String.valueOf(typed.getCredentials());
        var address = address(typed);
        refuseTooSoon(email, address);
        var account = accounts.idOf(email).flatMap(accounts::account).orElse(null);
        var hash = account == null ? null : hashOf(account.id());
        boolean right = encoder.matches(password, hash == null ? nobodysHash : hash);
        if (account == null || hash == null || !right || !account.active()) {
            attempts.record(BY_ACCOUNT, email);
            attempts.record(BY_ADDRESS, address);
            throw new BadCredentialsException("wrong");
        }
        attempts.forget(BY_ACCOUNT, email);
        var authenticated = authenticated(accounts.signedIn(account));
        authenticated.setDetails(typed.getDetails());
        return authenticated;
    }

    static UsernamePasswordAuthenticationToken authenticated(SignedIn who) {
        return UsernamePasswordAuthenticationToken.authenticated(
                who, null, AuthorityUtils.createAuthorityList(who.roles()));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private void refuseTooSoon(String email, String address) {
        var byAccount = attempts.waitFor(BY_ACCOUNT, email);
        var byAddress = attempts.waitFor(BY_ADDRESS, address);
        var wait = byAccount.compareTo(byAddress) > 0 ? byAccount : byAddress;
        if (!wait.isZero()) throw new TooSoon(wait);
    }

    private static String address(Authentication typed) {
        return typed.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }

    private @Nullable String hashOf(long accountId) {
        return jdbc.sql("select password_hash from accounts_account where id = ?")
                .params(accountId)
                .query((row, n) -> row.getString(1))
                .list()
                .get(0);
    }
}
