package org.passerelle.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.web.Form;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * People of a structure who might be the one just typed in: the same name in whatever order and accents, the same name and birth date, e-mail
 * address or telephone. A hint for a person to judge; nothing is joined by it.
 */
@Repository
class Acquaintances {

    /** One of the cases of somebody known. */
    public record Known(
            long personId,
            String firstName,
            String lastName,
            LocalDate birthDate,
            String number,
            String programme,
            String stage,
            @Nullable String exitCode) {

        public String person() {
            return firstName + " " + lastName;
        }
    }

    private final JdbcClient jdbc;

    Acquaintances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param typed with the fields of {@link Section#YOU}, as far as they are known */
    List<Known> of(String structure, Form typed) {
        return jdbc.sql("""
                        select p.id as person_id, p.first_name, p.last_name, p.birth_date, c.number, c.programme, c.stage, c.exit_code
                        from people_person p join cases_case c on c.person_id = p.id
                        where c.structure = :structure and (
                          casefiles_plain(p.first_name || ' ' || p.last_name)
                            in (casefiles_plain(:first || ' ' || :last), casefiles_plain(:last || ' ' || :first))
                          or (casefiles_plain(p.last_name) = casefiles_plain(:last) and p.birth_date = :birth::date)
                          or lower(p.email) = lower(:email::text)
                          or (length(:phone::text) = 8 and right(regexp_replace(p.phone, '[^0-9]', '', 'g'), 8) = :phone))
                        order by c.applied_on desc, c.number limit 20""")
                .param("structure", structure)
                .param("first", typed.value("firstName"))
                .param("last", typed.value("lastName"))
                .param("birth", Form.of(typed.values()).date("birthDate").orElse(null))
                .param("email", typed.valueOrNull("email"))
                .param("phone", lastDigits(typed.value("phone")))
                .query(Known.class)
                .list();
    }

    /** The same with and without the code of the country. */
    private static String lastDigits(String phone) {
        var digits = phone.replaceAll("[^0-9]", "");
        return digits.length() < 8 ? "" : digits.substring(digits.length() - 8);
    }
}
