package org.passerelle.engine;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open task of a process that belongs to no single case.
 *
 * @param id the engine's id: for addresses and forms, never shown
 * @param businessKey what the process is about
 * @param key the BPMN id of the user task
 * @param roles who may do it
 */
public record OfficeTask(
        String id,
        String businessKey,
        String key,
        Set<String> roles,
        @Nullable Instant dueAt,
        Instant openedAt) {}
