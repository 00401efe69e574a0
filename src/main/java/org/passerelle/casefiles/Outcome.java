package org.passerelle.casefiles;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step led to, or would lead to.
 *
 * @param tasks that it opened
 * @param letters keys of the letters it asked for
 * @param stage that the case entered
 */
public record Outcome(
        List<NewTask> tasks, List<String> letters, @Nullable String stage) implements Serializable {

    public record NewTask(String key, String role) implements Serializable {}
}
