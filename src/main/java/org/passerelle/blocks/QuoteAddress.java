package org.passerelle.blocks;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where a client answers a quote. */
@Component
public class QuoteAddress {

    private final String url;

    QuoteAddress(@Value("${passerelle.url:http://localhost:${server.port:8080}}") String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public String of(String token) {
        return url + "/q/" + token;
    }
}
