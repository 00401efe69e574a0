package org.passerelle.selling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.Refusals;
import org.passerelle.programmes.Programme;
import org.passerelle.sales.Client;
import org.passerelle.sales.ClientBook;
import org.passerelle.sales.ClientDetails;
import org.passerelle.sales.Collecting;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TableExport;
import org.passerelle.web.TypedFields;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The client book of each cooperative, for its staff: who there is, who looks like whom, what is owed to whom. */
@Controller
class ClientPages {

    private static final int MOST = 500;

    private final Seats seats;
    private final ClientBook book;
    private final Collecting collecting;
    private final ClientBalance balance;
    private final TypedFields typed;
    private final MessageSource messages;

    ClientPages(
            Seats seats,
            ClientBook book,
            Collecting collecting,
            ClientBalance balance,
            TypedFields typed,
            MessageSource messages) {
        this.seats = seats;
        this.book = book;
        this.collecting = collecting;
        this.balance = balance;
        this.typed = typed;
        this.messages = messages;
    }

    @GetMapping("/clients")
    String clients(@RequestParam Map<String, String> given, @AuthenticationPrincipal SignedIn who, Model model) {
        var own = seats.cooperatives(who);
        var cooperative = chosen(own, given);
        model.addAttribute(
                "cooperatives",
                own.stream().map(Programme.Cooperative::organisation).toList());
        model.addAttribute("cooperative", cooperative);
        model.addAttribute("q", searched(given));
        model.addAttribute("clients", book.search(cooperative, searched(given), MOST));
        return "clients";
    }

    @GetMapping("/clients/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> export(
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var cooperative = chosen(seats.cooperatives(who), given);
        var columns = List.of(
                "name",
                "number",
                "vatNumber",
                "iban",
                "email",
                "phone",
                "street",
                "postalCode",
                "city",
                "country",
                "language");
        var table = new TableExport(
                messages.getMessage("sell.clients", null, locale),
                columns.stream()
                        .map(column -> messages.getMessage("sell.client." + column, null, locale))
                        .toList());
        for (var client : book.search(cooperative, searched(given), 20_000)) {
            var c = client.details();
            table.row(
                    c.name(),
                    c.enterpriseNumber(),
                    c.vatNumber(),
                    c.iban(),
                    c.email(),
                    c.phone(),
                    c.street(),
                    c.postalCode(),
                    c.city(),
                    c.country(),
                    c.language());
        }
        return table.as(format);
    }

    private static String searched(Map<String, String> given) {
        return Objects.requireNonNullElse(Form.asked(given, "q"), "");
    }

    private static String chosen(List<Programme.Cooperative> own, Map<String, String> given) {
        if (own.isEmpty()) throw CaseGuard.notFound();
        return own.stream()
                .map(Programme.Cooperative::code)
                .filter(code -> code.equals(given.getOrDefault("cooperative", "")))
                .findFirst()
                .orElse(own.get(0).code());
    }

    @GetMapping("/clients/new")
    String blank(
            @RequestParam Map<String, String> given,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var cooperative = chosen(seats.cooperatives(who), given);
        var form = typed.at(request, "/clients/new");
        if (!form.has("country"))
            form.with("country", Countries.USUAL).with("language", "fr").with("cooperative", cooperative);
        return form(null, form, model);
    }

    @PostMapping("/clients/new")
    @KeepsTyped
    String add(HttpServletRequest request, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        var form = Form.of(request);
        var cooperative = chosen(seats.cooperatives(who), Map.of("cooperative", form.value("cooperative")));
        Client[] added = {null};
        write(form, details -> added[0] = book.add(cooperative, details, actor(who)));
        if (!form.accepted() || added[0] == null) return typed.again(request, "/clients/new", form);
        typed.done(request, "/clients/new");
        after.addFlashAttribute(
                "notice", book.alike(added[0].id()).isEmpty() ? "sell.client.added" : "sell.client.added-alike");
        return "redirect:/clients/" + added[0].id();
    }

    @GetMapping("/clients/{id:\\d{1,18}}")
    String client(
            @PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        var client = found(id, who);
        var form = typed.waiting(request, "/clients/" + id);
        model.addAttribute("alike", book.alike(id));
        model.addAttribute("balance", balance.of(id));
        model.addAttribute("owed", collecting.owedTo(id));
        model.addAttribute(
                "mayRefund",
                seats.cooperatives(who, Seat.ISSUE).stream()
                        .anyMatch(c -> c.code().equals(client.cooperative())));
        return form(client, form == null ? filled(client.details()) : form, model);
    }

    private String form(@Nullable Client client, Form form, Model model) {
        model.addAttribute("client", client);
        model.addAttribute("form", form);
        model.addAttribute("countries", Countries.named());
        return "client";
    }

    private static Form filled(ClientDetails client) {
        return Form.empty()
                .with("name", client.name())
                .with("number", client.enterpriseNumber())
                .with("vatNumber", client.vatNumber())
                .with("iban", client.iban())
                .with("email", client.email())
                .with("phone", client.phone())
                .with("contact", client.contact())
                .with("street", client.street())
                .with("postalCode", client.postalCode())
                .with("city", client.city())
                .with("country", client.country())
                .with("language", client.language());
    }

    @PostMapping("/clients/{id:\\d{1,18}}")
    @KeepsTyped
    String change(
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        found(id, who);
        var form = Form.of(request);
        write(form, details -> book.change(id, details, actor(who)));
        if (!form.accepted()) return typed.again(request, "/clients/" + id, form);
        typed.done(request, "/clients/" + id);
        after.addFlashAttribute("notice", "sell.client.changed");
        return "redirect:/clients/" + id;
    }

    @PostMapping("/clients/{id:\\d{1,18}}/merge")
    String merge(
            @PathVariable long id,
            @RequestParam long other,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        found(id, who);
        found(other, who);
        book.merge(other, id, actor(who));
        after.addFlashAttribute("notice", "sell.client.merged");
        return "redirect:/clients/" + id;
    }

    @PostMapping("/clients/{id:\\d{1,18}}/refund")
    String refund(
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var client = found(id, who);
        if (seats.cooperatives(who, Seat.ISSUE).stream().noneMatch(c -> c.code().equals(client.cooperative())))
            throw CaseGuard.notFound();
        var form = Form.of(request);
        form.required("refund", "form.money");
        var cents = form.cents("refund");
        try {
            if (form.accepted()) collecting.refund(id, cents.orElseThrow(), who.actorAs(Roles.ACCOUNTANT));
        } catch (Refused refused) {
            Refusals.tell(form, "refund", refused);
        }
        if (!form.accepted()) {
            var kept = filled(client.details()).with("refund", form.value("refund"));
            form.faults()
                    .forEach(fault -> kept.refuse(
                            "refund", fault.code(), fault.arguments().toArray()));
            return typed.again(request, "/clients/" + id, kept);
        }
        after.addFlashAttribute("notice", "sell.client.refunded");
        return "redirect:/clients/" + id;
    }

    private interface Write {
        void of(ClientDetails details);
    }

    private static void write(Form form, Write write) {
        form.required("name", "sell.client.name.missing");
        for (var field : List.of("name", "contact", "street", "city", "email")) form.atMost(field, 120);
        form.atMost("phone", 30);
        form.atMost("postalCode", 12);
        form.email("email");
        if (!form.accepted()) return;
        try {
            write.of(new ClientDetails(
                    form.value("name"),
                    form.valueOrNull("number"),
                    form.valueOrNull("vatNumber"),
                    form.valueOrNull("iban"),
                    form.valueOrNull("email"),
                    form.valueOrNull("phone"),
                    form.valueOrNull("contact"),
                    form.valueOrNull("street"),
                    form.valueOrNull("postalCode"),
                    form.valueOrNull("city"),
                    form.has("country") ? form.value("country") : Countries.USUAL,
                    form.has("language") ? form.value("language") : "fr"));
        } catch (Refused refused) {
            var field = switch (refused.code()) {
                case "enterprise-number-wrong", "client-number-known" -> "number";
                case "vat-number-wrong" -> "vatNumber";
                case "iban-wrong" -> "iban";
                case "client-email-wrong" -> "email";
                case "client-country-unknown" -> "country";
                default -> "name";
            };
            Refusals.tell(form, field, refused);
        }
    }

    private Actor actor(SignedIn who) {
        return who.actor();
    }

    private Client found(long id, SignedIn who) {
        try {
            var client = book.client(id);
            if (seats.cooperatives(who).stream().anyMatch(c -> c.code().equals(client.cooperative()))) return client;
        } catch (Refused unknown) {
            throw CaseGuard.notFound();
        }
        throw CaseGuard.notFound();
    }
}
