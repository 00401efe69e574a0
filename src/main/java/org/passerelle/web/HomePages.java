package org.passerelle.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: of the house for who is not signed in, else the first page of the person's menu. */
@Controller
class HomePages {

    private final PageModel pages;

    HomePages(PageModel pages) {
        this.pages = pages;
    }

    @GetMapping("/")
    String home() {
        var visitor = LanguageResolver.visitor();
        if (visitor == null) return "welcome";
        var items = pages.navigationOf(visitor);
        return items.isEmpty() ? "nothing-here" : "redirect:" + items.get(0).path();
    }
}
