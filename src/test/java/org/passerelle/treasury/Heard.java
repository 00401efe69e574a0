package org.passerelle.treasury;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;

/** The events published so far. */
public class Heard {

    private final List<Object> events = new CopyOnWriteArrayList<>();

    @EventListener
    void on(PayloadApplicationEvent<?> event) {
        events.add(event.getPayload());
    }

    public <T> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
