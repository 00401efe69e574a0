package org.passerelle.people;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All persons. */
@Component
public class People {

    private static final String COLUMNS =
            "id, first_name, last_name, birth_date, language, email, phone, street, postal_code, city, iban";

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    People(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a person; the id given is ignored. */
    public Person add(Person person) {
        return jdbc.sql("""
                        insert into people_person (first_name, last_name, birth_date, language, email, phone, street,
                          postal_code, city, iban, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        returning """ + " " + COLUMNS)
                .params(
                        person.firstName(),
                        person.lastName(),
                        person.birthDate(),
                        person.language(),
                        person.email(),
                        person.phone(),
                        person.street(),
                        person.postalCode(),
                        person.city(),
                        person.iban(),
                        OffsetDateTime.now(clock))
                .query(Person.class)
                .single();
    }

    public Person person(long id) {
        return jdbc.sql("select " + COLUMNS + " from people_person where id = ?")
                .param(id)
                .query(Person.class)
                .single();
    }

    /** How somebody who is known is reached from now on; what was not told this time stays as it was. Name and birth date stay. */
    public void reach(long id, Person told) {
        jdbc.sql("""
                        update people_person set language = ?, email = coalesce(?, email), phone = coalesce(?, phone),
                          street = coalesce(?, street), postal_code = coalesce(?, postal_code), city = coalesce(?, city)
                        where id = ?""")
                .params(told.language(), told.email(), told.phone(), told.street(), told.postalCode(), told.city(), id)
                .update();
    }

    /** Somebody who comes back: the same e-mail address and birth date. Names alone never join two people. */
    public Optional<Person> known(Person person) {
        if (person.email() == null) return Optional.empty();
        return jdbc.sql("select " + COLUMNS
                        + " from people_person where lower(email) = lower(?) and birth_date = ? order by id limit 1")
                .params(person.email(), person.birthDate())
                .query(Person.class)
                .optional();
    }
}
