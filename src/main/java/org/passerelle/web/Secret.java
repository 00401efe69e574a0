package org.passerelle.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.passerelle.shared.Token;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Random tokens, their fingerprints, and marks that only this office's application can make. */
@Component
public class Secret {

    private final JdbcClient jdbc;

    Secret(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 256 random bits for a link or a cookie. */
    public static String token() {
        return Token.random();
    }

    /** What is stored of a token: enough to know it again, of no use to who reads the database. */
    public static String fingerprint(String token) {
        return Token.fingerprint(token);
    }

    /** A keyed mark: the same for the same text, and not to be turned back by trying all addresses. */
    public String mark(String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            var bytes = mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        return jdbc.sql("select value from web_secret").query(byte[].class).single();
    }
}
