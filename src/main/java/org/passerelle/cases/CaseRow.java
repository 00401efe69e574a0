package org.passerelle.cases;

import org.jspecify.annotations.Nullable;

/** What one statement brings of a case. */
record CaseRow(ProjectCase projectCase, @Nullable Referrer referrer) {}
