package org.passerelle.scenarios.demo;

import java.time.LocalDate;
import java.util.List;
import org.passerelle.intake.Contact;

/** What an advisor notes about somebody met before any application. */
final class Meeting {

    private Meeting() {}

    /** @param again whether they agreed to be in touch again */
    static Contact with(
            Life life,
            String programme,
            String structure,
            List<String> ways,
            Words words,
            LocalDate today,
            boolean again) {
        var who = life.persona;
        return new Contact(
                0,
                programme,
                structure,
                who.firstName(),
                life.chance(85) ? who.lastName() : null,
                who.language(),
                life.chance(60) ? who.email() : null,
                who.phone(),
                ways.isEmpty() ? null : ways.get(life.random.nextInt(ways.size())),
                today,
                who.idea().text(),
                words.about("met", who.language(), life.random),
                again ? Habits.workingDay(today.plusDays(life.days(6, 24))) : null,
                "",
                today,
                null);
    }
}
