package org.passerelle.shared;

import java.time.LocalDate;
import java.time.Period;

/** Periods as the field counts them: a period of n months from day D ends on D plus n months minus one day. */
public final class Periods {

    private Periods() {}

    /**
     * The last day of a period that begins on {@code firstDay}: the last day of the month stands in where there is no such day, so a
     * test of eighteen months begun on 31 May 2027 ends on 29 November 2028.
     */
    public static LocalDate lastDay(LocalDate firstDay, Period length) {
        return firstDay.plus(length).minusDays(1);
    }

    /** How many whole periods of {@code every} months have begun on {@code day} since {@code firstDay}, counted from 1; 0 before. */
    public static int monthNumber(LocalDate firstDay, LocalDate day) {
        if (day.isBefore(firstDay)) return 0;
        int month = 1;
        while (!firstDay.plusMonths(month).isAfter(day)) month++;
        return month;
    }
}
