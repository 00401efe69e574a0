package org.passerelle.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.web.LanguageChosen;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All accounts, their roles, and the structures in which roles are given. Every change of rights is written down with who made it. */
@Repository
public class Accounts {

    private static final String COLUMNS = """
            select id, email, name, language, active, password_hash is not null as has_password, person_id, created_at,
              array(select role from accounts_role where account_id = id order by role, structure nulls first) as roles,
              array(select structure from accounts_role where account_id = id order by role, structure nulls first) as role_structures
            from accounts_account
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Accounts(JdbcClient jdbc, BusinessClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Adds a structure, or takes over its new name. Programmes call this when they are read. */
    public void defineStructure(String code, String name) {
        jdbc.sql(
                        "insert into accounts_structure (code, name) values (?, ?) on conflict (code) do update set name = excluded.name")
                .params(code, name)
                .update();
    }

    public List<Structure> structures() {
        return jdbc.sql("select code, name from accounts_structure order by name")
                .query(Structure.class)
                .list();
    }

    /** @return the new account's id; the person still needs a link to choose a password */
    @Transactional
    public long create(NewAccount account, Actor by) {
        var email = account.email().strip().toLowerCase(Locale.ROOT);
        if (idOf(email).isPresent()) throw new Refused("email-taken", email);
        long id = jdbc.sql("""
                        insert into accounts_account (email, name, language, person_id, demo, created_at)
                        values (?, ?, ?, ?, ?, ?) returning id""")
                .params(email, account.name().strip(), account.language(), account.personId(), account.demo(), now())
                .query(Long.class)
                .single();
        note(id, "created", by);
        account.grants().forEach(grant -> grant(id, grant, by));
        return id;
    }

    @Transactional
    public void grant(long accountId, Grant grant, Actor by) {
        int added = jdbc.sql(
                        "insert into accounts_role (account_id, structure, role) values (?, ?, ?) on conflict do nothing")
                .params(accountId, grant.structure(), grant.role())
                .update();
        if (added > 0) changed(accountId, "granted " + described(grant), by);
    }

    @Transactional
    public void revoke(long accountId, Grant grant, Actor by) {
        boolean before = hasAdministrator();
        int gone = jdbc.sql(
                        "delete from accounts_role where account_id = ? and role = ? and structure is not distinct from ?::text")
                .params(accountId, grant.role(), grant.structure())
                .update();
        if (gone == 0) return;
        if (before) refuseWithoutAdministrator();
        changed(accountId, "revoked " + described(grant), by);
    }

    @Transactional
    public void deactivate(long accountId, Actor by) {
        boolean before = hasAdministrator();
        jdbc.sql("update accounts_account set active = false where id = ?")
                .params(accountId)
                .update();
        if (before) refuseWithoutAdministrator();
        changed(accountId, "deactivated", by);
    }

    @Transactional
    public void reactivate(long accountId, Actor by) {
        jdbc.sql("update accounts_account set active = true where id = ?")
                .params(accountId)
                .update();
        changed(accountId, "reactivated", by);
    }

    public List<Account> all() {
        return accounts(jdbc.sql(COLUMNS + "order by active desc, lower(name), id"));
    }

    public Optional<Account> account(long id) {
        return accounts(jdbc.sql(COLUMNS + "where id = ?").params(id)).stream().findFirst();
    }

    public Optional<Account> ofPerson(long personId) {
        return accounts(jdbc.sql(COLUMNS + "where person_id = ? order by id").params(personId)).stream()
                .findFirst();
    }

    /** The people of the demo, whom the sign-in page offers in the profile {@code demo}. */
    public List<Account> demoPeople() {
        return accounts(jdbc.sql(COLUMNS + "where demo and active order by id"));
    }

    Optional<Long> idOf(String email) {
        return jdbc.sql("select id from accounts_account where email = ?")
                .params(email.strip().toLowerCase(Locale.ROOT))
                .query(Long.class)
                .optional();
    }

    boolean hasAdministrator() {
        return jdbc.sql("""
                        select exists (select 1 from accounts_role join accounts_account on id = account_id
                                       where role = 'Administrator' and structure is null and active)""").query(Boolean.class).single();
    }

    void choosePassword(long accountId, String hash, Actor by) {
        jdbc.sql("update accounts_account set password_hash = ? where id = ?")
                .params(hash, accountId)
                .update();
        changed(accountId, "chose a password", by);
    }

    SignedIn signedIn(Account account) {
        var roles = new LinkedHashSet<String>();
        var structures = new LinkedHashSet<String>();
        for (var grant : account.grants()) {
            roles.add(grant.role());
            if (grant.structure() != null) structures.add(grant.structure());
        }
        if (account.grants().stream().anyMatch(grant -> grant.structure() == null)) {
            structures().forEach(structure -> structures.add(structure.code()));
        }
        return new SignedIn(account.id(), account.name(), account.language(), roles, structures, account.personId());
    }

    Set<String> rolesIn(long accountId, String structure) {
        return Set.copyOf(
                jdbc.sql("""
                        select distinct role from accounts_role join accounts_account on id = account_id
                        where account_id = ? and active and (structure is null or structure = ?)""").params(accountId, structure).query(String.class).list());
    }

    @EventListener
    void remember(LanguageChosen chosen) {
        if (!(chosen.visitor() instanceof SignedIn who)) return;
        jdbc.sql("update accounts_account set language = ? where id = ?")
                .params(chosen.language(), who.accountId())
                .update();
    }

    /** Nobody could give rights any more. The change that would lead there is rolled back. */
    private void refuseWithoutAdministrator() {
        // One change of administrators at a time, or two could each remove the other.
        jdbc.sql("select account_id from accounts_role where role = 'Administrator' for update")
                .query()
                .listOfRows();
        if (!hasAdministrator()) throw new Refused("last-administrator");
    }

    private void changed(long accountId, String what, Actor by) {
        note(accountId, what, by);
        events.publishEvent(new RightsChanged(accountId));
    }

    private void note(long accountId, String what, Actor by) {
        jdbc.sql("""
                        insert into accounts_change (account_id, what, by_account, by_name, by_role, changed_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(accountId, what, by.accountId(), by.name(), by.role(), now())
                .update();
    }

    private List<Account> accounts(JdbcClient.StatementSpec query) {
        return query.query((row, n) -> new Account(
                        row.getLong("id"),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("language"),
                        row.getBoolean("active"),
                        row.getBoolean("has_password"),
                        row.getObject("person_id", Long.class),
                        row.getTimestamp("created_at").toInstant(),
                        grants(row)))
                .list();
    }

    private static List<Grant> grants(ResultSet row) throws SQLException {
        var grants = new ArrayList<Grant>();
        var roles = (String[]) row.getArray("roles").getArray();
        var structures = (String[]) row.getArray("role_structures").getArray();
        for (int i = 0; i < roles.length; i++) grants.add(new Grant(roles[i], structures[i]));
        return List.copyOf(grants);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String described(Grant grant) {
        return grant.role() + " in " + (grant.structure() == null ? "every structure" : grant.structure());
    }
}
