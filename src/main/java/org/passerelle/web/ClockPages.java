package org.passerelle.web;

import java.time.Period;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The strip of the demo that moves time. Where there is no {@link ClockControl} the address does not exist. */
@Controller
class ClockPages {

    private static final Map<String, Period> STEPS = Map.of("day", Period.ofDays(1), "month", Period.ofMonths(1));

    private final ObjectProvider<ClockControl> control;

    ClockPages(ObjectProvider<ClockControl> control) {
        this.control = control;
    }

    @PostMapping("/demo/clock")
    String advance(@RequestParam String by, @RequestParam(defaultValue = "/") String back, RedirectAttributes after) {
        var clock = control.getIfAvailable();
        if (clock == null || !STEPS.containsKey(by)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        clock.advance(STEPS.get(by));
        after.addFlashAttribute("notice", "demo.moved");
        // Only a path of our own, and none of the variables that a redirect would fill in.
        return "redirect:" + (back.matches("/([A-Za-z0-9][A-Za-z0-9/._-]*)?") ? back : "/");
    }
}
