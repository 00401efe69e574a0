package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Somebody at a browser without scripts who types hostile text wherever text can be typed. */
final class TypingVisitor {

    private static final String MARKUP = "<script>alert(1)</script><b onclick='x'>&amp;\"'</b>${7*7}";
    private static final String RIGHT_TO_LEFT = "שלום \u202eevil\u202c مرحبا";
    private static final String EMOJI = "👩‍👩‍👧‍👦🏳️‍🌈 Z̴̛͜a̸͠l̵̕g̶o";
    private static final String LONG =
            (MARKUP + " " + RIGHT_TO_LEFT + " " + EMOJI + " ").repeat(100).strip();

    /** From ten thousand characters to what fits into any line. */
    static final List<String> HOSTILE = List.of(LONG, MARKUP, RIGHT_TO_LEFT, EMOJI);

    private final MockMvc web;
    private final @Nullable SignedIn who;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();

    TypingVisitor(MockMvc web, @Nullable SignedIn who) {
        this.web = web;
        this.who = who;
    }

    /** A page as it came. */
    record Seen(String path, Document document) {

        /** Each of the texts, as text: none has become part of the page. */
        void shows(Collection<String> texts) {
            assertThat(document.select("b[onclick], script:containsData(alert)"))
                    .as(path)
                    .isEmpty();
            var text = squeezed(document.body().wholeText());
            for (var one : texts) assertThat(text).as("shown on " + path).contains(squeezed(one));
        }

        boolean isRefused() {
            return !document.select(".errors").isEmpty()
                    || !document.select("form .err").isEmpty();
        }
    }

    Seen get(String path) {
        return request(MockMvcRequestBuilders.get(path), path);
    }

    void search(String path, String text) {
        var seen = request(MockMvcRequestBuilders.get(path).param("q", text), path);
        // As much of it as one searches for, and no character halved.
        var searched = seen.document().select("#q").val();
        assertThat(searched).isNotEmpty().doesNotContain("?");
        assertThat(text).startsWith(searched);
        seen.shows(List.of());
    }

    /** What can be kept unfinished comes back whole, however long. */
    void keepsDraft(String path, String form) {
        var fields = texts(form(get(path), form));
        if (fields.isEmpty()) return;
        var typed = new LinkedHashMap<String, String>();
        fields.forEach(field -> typed.put(field.attr("name"), HOSTILE.get(0)));
        typed.put("keep", "yes");
        var seen = send(path, typed);
        assertThat(seen.isRefused()).as("a draft is refused nothing: " + path).isFalse();
        typed.remove("keep");
        stillThere(get(path), form, typed);
    }

    /**
     * Types into every field the longest text first; where it is refused, the next one, then what is right.
     *
     * @param right by field: of coded fields what to choose, of others what is at last typed; of buttons with a name which one
     * @return what was accepted of free text, by field
     */
    Map<String, String> typeEverywhere(String path, String selector, Map<String, String> right) {
        var form = form(get(path), selector);
        var typed = coded(form, right);
        var tries = new LinkedHashMap<String, List<String>>();
        for (var field : texts(form)) {
            var name = field.attr("name");
            var list = new ArrayList<>(HOSTILE);
            list.add(right.getOrDefault(name, ""));
            tries.put(name, list);
            typed.put(name, list.remove(0));
        }
        var action = form.attr("action").isEmpty() ? path : form.attr("action");
        var answer = send(action, typed);
        while (answer.isRefused()) {
            var faulty = answer.document().select(".errors a").eachAttr("href").stream()
                    .map(href -> href.substring(1))
                    .toList();
            assertThat(faulty).as("what is wrong on " + answer.path()).isNotEmpty();
            stillThere(answer, selector, typed);
            for (var name : faulty) {
                assertThat(answer.document().select("#" + name + "-error").text())
                        .as("said at the field " + name)
                        .isNotBlank();
                assertThat(tries.get(name))
                        .as(() -> name + " is refused " + typed.get(name))
                        .isNotEmpty();
                typed.put(name, tries.get(name).remove(0));
            }
            answer = send(action, typed);
        }
        var accepted = new LinkedHashMap<String, String>();
        tries.keySet().stream()
                .filter(name -> HOSTILE.contains(typed.get(name)))
                .forEach(name -> accepted.put(name, typed.get(name)));
        return accepted;
    }

    Seen send(String path, Map<String, String> fields) {
        var request = post(path).with(csrf());
        fields.forEach(request::param);
        return request(request, path);
    }

    private Seen request(MockHttpServletRequestBuilder request, String path) {
        try {
            if (who != null)
                request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                        who, null, AuthorityUtils.createAuthorityList(who.roles()))));
            if (!cookies.isEmpty()) request.cookie(cookies.values().toArray(Cookie[]::new));
            var answer = web.perform(request).andReturn().getResponse();
            for (var cookie : answer.getCookies()) cookies.put(cookie.getName(), cookie);
            assertThat(answer.getStatus()).as(path).isLessThan(400);
            var next = answer.getRedirectedUrl();
            if (next != null) return get(next);
            return new Seen(path, Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static Element form(Seen seen, String selector) {
        var form = seen.document().select(selector).first();
        assertThat(form).as(selector + " on " + seen.path()).isNotNull();
        return form;
    }

    private static List<Element> texts(Element form) {
        return form.select("textarea, input").stream()
                .filter(field -> !List.of("hidden", "radio", "checkbox", "password", "submit")
                        .contains(field.attr("type")))
                .filter(field -> field.closest(".leave-empty") == null)
                .toList();
    }

    /** Hidden fields as they are; of each choice the right one, else the first. */
    private static Map<String, String> coded(Element form, Map<String, String> right) {
        var chosen = new LinkedHashMap<String, String>();
        form.select("input[type=hidden]").forEach(field -> chosen.put(field.attr("name"), field.val()));
        form.select("input[type=radio], input[type=checkbox]")
                .forEach(field ->
                        chosen.putIfAbsent(field.attr("name"), right.getOrDefault(field.attr("name"), field.val())));
        for (var field : form.select("select")) {
            var first = field.select("option[value~=.]").first();
            if (first != null) chosen.put(field.attr("name"), right.getOrDefault(field.attr("name"), first.val()));
        }
        // Which of several buttons is pressed.
        form.select("button[name]").stream()
                .map(button -> button.attr("name"))
                .filter(right::containsKey)
                .forEach(name -> chosen.put(name, right.get(name)));
        return chosen;
    }

    private static void stillThere(Seen seen, String selector, Map<String, String> typed) {
        for (var field : texts(form(seen, selector))) {
            var value = field.tagName().equals("textarea") ? field.wholeText().strip() : field.val();
            if (typed.containsKey(field.attr("name")))
                assertThat(value)
                        .as(field.attr("name") + " on " + seen.path())
                        .isEqualTo(typed.get(field.attr("name")));
        }
    }

    /** Blanks aside, which belong to the layout. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
