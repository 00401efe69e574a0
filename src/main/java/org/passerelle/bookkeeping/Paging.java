package org.passerelle.bookkeeping;

import java.util.Map;

/** One page of a long list. */
public record Paging(int page, int pages) {

    static final int SIZE = 100;

    static Paging asked(Map<String, String> given, int number) {
        int pages = Math.max(1, (number + SIZE - 1) / SIZE);
        var page = given.getOrDefault("page", "");
        return new Paging(page.matches("[1-9]\\d{0,5}") ? Math.min(pages, Integer.parseInt(page)) : 1, pages);
    }

    int offset() {
        return (page - 1) * SIZE;
    }
}
