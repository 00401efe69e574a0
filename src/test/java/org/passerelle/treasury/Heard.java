package org.passerelle.treasury;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;

/** The events published so far. */
public class Heard {

    private final List<Object> events = new CopyOnWriteArrayList<>();

    /** Does something in the transaction of the event. */
    volatile Consumer<Object> meanwhile = event -> {};

    @EventListener
    void on(PayloadApplicationEvent<?> event) {
        events.add(event.getPayload());
        meanwhile.accept(event.getPayload());
    }

    public <T> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
