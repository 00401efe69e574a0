package org.passerelle;

import java.util.Arrays;
import java.util.Set;
import java.util.TimeZone;
import org.passerelle.shared.BusinessClock;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts Passerelle: {@code serve} (the real thing, the default), {@code demo} (a filled office to try) or {@code play FILE...}
 * (scenarios on a virtual clock). The command is a Spring profile, so what belongs to one command only says so where it stands.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Passerelle {

    private static final Set<String> COMMANDS = Set.of("serve", "demo", "play");

    public static void main(String[] args) {
        // The engine keeps times without zone and reads timers in the machine's: all dates of the field are Brussels
        // dates.
        TimeZone.setDefault(TimeZone.getTimeZone(BusinessClock.ZONE));
        var command = args.length > 0 && COMMANDS.contains(args[0]) ? args[0] : "serve";
        var rest = args.length > 0 && COMMANDS.contains(args[0]) ? Arrays.copyOfRange(args, 1, args.length) : args;
        var application = new SpringApplication(Passerelle.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setAdditionalProfiles(command);
        if (command.equals("play")) {
            System.setProperty("spring.datasource.url", ""); // a scenario never meets the office's own database
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setLogStartupInfo(false);
            System.exit(SpringApplication.exit(application.run(rest)));
        }
        application.run(rest);
    }
}
