package org.passerelle.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param personId of a project holder, else null
 * @param demo may be entered without a password where the profile {@code demo} runs, and nowhere else
 */
public record NewAccount(
        String email,
        String name,
        String language,
        @Nullable Long personId,
        List<Grant> grants,
        boolean demo) {}
