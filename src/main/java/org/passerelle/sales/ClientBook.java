package org.passerelle.sales;

import java.util.List;
import java.util.Optional;
import org.passerelle.shared.Actor;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The client book of a cooperative. A number is only one client's; who has none may well have the name of another, so those who look
 * alike are shown and merged by hand.
 */
@Component
@Transactional
public class ClientBook {

    private final Clients clients;

    ClientBook(Clients clients) {
        this.clients = clients;
    }

    public Client client(long id) {
        return clients.find(id).orElseThrow(() -> new Refused("client-unknown"));
    }

    public Client client(String cooperative, long id) {
        return clients.find(id)
                .filter(client -> client.cooperative().equals(cooperative))
                .orElseThrow(() -> new Refused("client-unknown"));
    }

    /** By an enterprise or VAT number, however it is written. */
    public Optional<Client> find(String cooperative, String number) {
        return CheckedNumbers.belgianEnterprise(number)
                .or(() -> Optional.of(number.strip()))
                .flatMap(n -> clients.ofNumber(cooperative, n));
    }

    public List<Client> search(String cooperative, String q, int limit) {
        return clients.of(cooperative, q.strip(), limit);
    }

    /** Those with whom a case has had to do. */
    public List<Client> ofCase(String caseNumber) {
        return clients.ofCase(caseNumber);
    }

    public List<Client> alike(long id) {
        return clients.alike(client(id));
    }

    /** The one who has this number already is that client: it is not written down twice. */
    public Client add(String cooperative, ClientDetails details, Actor by) {
        var number = details.enterpriseNumber() == null ? details.vatNumber() : details.enterpriseNumber();
        if (number != null) {
            var known = clients.ofNumber(cooperative, number);
            if (known.isPresent())
                throw new Refused("client-number-known", number, known.get().name());
        }
        return client(clients.add(cooperative, details));
    }

    public Client change(long id, ClientDetails details, Actor by) {
        var client = clients.lock(id);
        var number = details.enterpriseNumber();
        if (number != null) {
            clients.ofNumber(client.cooperative(), number)
                    .filter(other -> other.id() != id)
                    .ifPresent(other -> {
                        throw new Refused("client-number-known", number, other.name());
                    });
        }
        clients.change(id, details);
        return client(id);
    }

    /** {@code from} becomes {@code into}: its quotes, invoices and what is owed to it. */
    public void merge(long from, long into, Actor by) {
        if (from == into) throw new Refused("client-same");
        var first = clients.lock(Math.min(from, into));
        var second = clients.lock(Math.max(from, into));
        if (!first.cooperative().equals(second.cooperative())) throw new Refused("client-unknown");
        clients.merge(from, into);
    }
}
