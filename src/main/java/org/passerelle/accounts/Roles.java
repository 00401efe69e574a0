package org.passerelle.accounts;

import java.util.List;

/** The roles of the field, by the codes that processes use for their candidate groups. */
public final class Roles {

    public static final String PROJECT_HOLDER = "ProjectHolder";
    public static final String ADVISOR = "Advisor";
    public static final String COORDINATOR = "Coordinator";
    public static final String ACCOUNTANT = "Accountant";
    public static final String ADMINISTRATOR = "Administrator";

    /** Staff first, as lists show them. */
    public static final List<String> ALL = List.of(ADVISOR, COORDINATOR, ACCOUNTANT, ADMINISTRATOR, PROJECT_HOLDER);

    public static final List<String> STAFF = List.of(ADVISOR, COORDINATOR, ACCOUNTANT, ADMINISTRATOR);

    private Roles() {}
}
