package org.passerelle.journeys;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DebugTests extends JobYourselfJourney {
    @Autowired JdbcClient jdbc;

    void jobs(String when) {
        System.out.println("### " + when + " " + openTasks());
        jdbc.sql("select d.act_id_, j.duedate_, j.retries_, j.repeat_, j.handler_cfg_, j.exclusive_, j.exception_msg_, d.job_configuration_ from act_ru_job j join act_ru_jobdef d on d.id_=j.job_def_id_ order by 2").query().listOfRows().forEach(r -> System.out.println("###   " + r));
    }

    @Test
    void look() {
        long t = System.nanoTime();
        inTestFrom("2026-04-13");
        System.out.println("### ms " + (System.nanoTime() - t) / 1000000);
        jobs("start");
        for (var d : new String[] {"2026-05-13", "2026-06-13", "2026-07-14","2026-10-14","2027-05-20", "2027-10-15"}) {
            t = System.nanoTime();
            advanceTo(d);
            System.out.println("### ms " + (System.nanoTime() - t) / 1000000);
            System.out.println("### " + d + openTasks());
            openTasks().stream().filter(x -> x.equals("HoldTestMeeting")).findFirst().ifPresent(x -> complete("HoldTestMeeting", "attendance", "excused"));
        }
    }
}
