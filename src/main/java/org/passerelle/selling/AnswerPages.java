package org.passerelle.selling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.casefiles.Refusals;
import org.passerelle.cases.Cases;
import org.passerelle.sales.Quote;
import org.passerelle.sales.QuoteAnswer;
import org.passerelle.sales.Quoting;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.web.Attempts;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.PublicPaths;
import org.passerelle.web.TypedFields;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Where a client answers a quote: behind a private link, without an account, on any device. Looking changes nothing, since mail programs
 * look too; an answer takes a button.
 */
@Controller
class AnswerPages {

    private static final String WRONG_LINK = "quote-link";
    private static final int WRONG_LINKS_AN_HOUR = 30;
    private static final String TOKEN = "/q/{token:[A-Za-z0-9_-]{20,64}}";

    private final Quoting quoting;
    private final DocumentPdf pdf;
    private final Cases cases;
    private final CaseHead head;
    private final Attempts attempts;
    private final TypedFields typed;

    AnswerPages(Quoting quoting, DocumentPdf pdf, Cases cases, CaseHead head, Attempts attempts, TypedFields typed) {
        this.quoting = quoting;
        this.pdf = pdf;
        this.cases = cases;
        this.head = head;
        this.attempts = attempts;
        this.typed = typed;
    }

    @Bean
    static PublicPaths answerPublicPaths() {
        return new PublicPaths("/q/**");
    }

    @GetMapping(TOKEN)
    String look(
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal @Nullable SignedIn who,
            Model model) {
        var quote = behind(token, request);
        // The first page speaks the language of the book; after that the client's own choice holds.
        if (request.getParameter("lang") == null && request.getCookies() == null && isOther(quote, request)) {
            return "redirect:/q/" + token + "?lang=" + languageOf(quote);
        }
        boolean own = isOwn(quote, who);
        if (!own) quoting.markLinkOpened(token);
        model.addAttribute("own", own);
        model.addAttribute("form", Form.empty());
        show(token, quote, response, model);
        return "quote-link";
    }

    private static boolean isOther(Quote quote, HttpServletRequest request) {
        return !languageOf(quote).equals(RequestContextUtils.getLocale(request).getLanguage());
    }

    private static String languageOf(Quote quote) {
        return quote.client().details().language();
    }

    @GetMapping(TOKEN + "/quote.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String token, HttpServletRequest request) {
        var quote = behind(token, request);
        var answer = pdf.quote(quote.caseNumber(), quote.id());
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("X-Robots-Tag", "noindex")
                .body(answer.getBody());
    }

    @GetMapping(TOKEN + "/{answer:accept|decline}")
    String ask(
            @PathVariable String token,
            @PathVariable String answer,
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal @Nullable SignedIn who,
            Model model) {
        var quote = behind(token, request);
        if (!quote.status().name().equals("OPEN") || isOwn(quote, who)) return "redirect:/q/" + token;
        show(token, quote, response, model);
        model.addAttribute("answer", answer);
        model.addAttribute("form", typed.at(request, "/q/" + token + "/" + answer));
        return "quote-answer";
    }

    @PostMapping(TOKEN + "/{answer:accept|decline}")
    @KeepsTyped
    String answer(
            @PathVariable String token,
            @PathVariable String answer,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable SignedIn who) {
        var quote = behind(token, request);
        var form = Form.of(request);
        boolean yes = answer.equals("accept");
        if (yes) form.required("name", "sell.answer.name.missing");
        form.atMost("name", 120);
        form.atMost("orderNumber", 60);
        form.atMost("reason", 500);
        try {
            if (isOwn(quote, who)) throw new Refused("quote-own");
            if (form.accepted()) say(quote, yes, form, request);
        } catch (Refused refused) {
            Refusals.tell(form, yes ? "name" : "reason", refused);
        }
        var page = "/q/" + token + "/" + answer;
        if (!form.accepted()) return typed.again(request, page, form);
        typed.done(request, page);
        return "redirect:/q/" + token;
    }

    /** Whoever made an offer does not accept it in the client's place: that would be no order at all. */
    private boolean isOwn(Quote quote, @Nullable SignedIn who) {
        return who != null
                && who.personId() != null
                && who.personId() == cases.byNumber(quote.caseNumber()).personId();
    }

    private void say(Quote quote, boolean yes, Form form, HttpServletRequest request) {
        var said = new QuoteAnswer(
                QuoteAnswer.Way.LINK,
                form.valueOrNull("name"),
                form.valueOrNull("reason"),
                form.valueOrNull("orderNumber"),
                request.getRemoteAddr(),
                null);
        var client = new Actor(
                null, Objects.requireNonNullElse(said.name(), quote.client().name()), "Client");
        if (yes) quoting.accept(quote.id(), said, client);
        else quoting.decline(quote.id(), said, client);
    }

    /** Who tries links gets nothing after a while, not even the right one. */
    private Quote behind(String token, HttpServletRequest request) {
        var from = request.getRemoteAddr();
        if (attempts.count(WRONG_LINK, from, Duration.ofHours(1)) >= WRONG_LINKS_AN_HOUR) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        var quote = quoting.byLink(token);
        if (quote.isEmpty()) attempts.record(WRONG_LINK, from);
        return quote.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void show(String token, Quote quote, HttpServletResponse response, Model model) {
        // The address is the key: no search engine, no cache, and no other site hears of it.
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        var projectCase = cases.byNumber(quote.caseNumber());
        model.addAttribute("token", token);
        model.addAttribute("quote", quote);
        model.addAttribute("status", quote.status().name().toLowerCase(Locale.ROOT));
        model.addAttribute("office", head.signatory(projectCase));
        model.addAttribute("person", head.of(projectCase).person());
        model.addAttribute("hasPdf", pdf.has("quote", quote.id()));
    }
}
