package org.passerelle.engine;

import org.jspecify.annotations.Nullable;
import org.passerelle.cases.Timeline;

/** Somebody else completed the task first, or it was cancelled; nothing is done twice. */
public class AlreadyDone extends RuntimeException {

    private final Timeline.@Nullable Entry by;

    AlreadyDone(Timeline.@Nullable Entry by) {
        super(by == null ? "The task is no longer open" : "The task was done by " + by.actorRole());
        this.by = by;
    }

    /** The completion that came first, or null when the task ended without one. */
    public Timeline.@Nullable Entry by() {
        return by;
    }
}
