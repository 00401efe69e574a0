package org.passerelle.letters;

import java.util.List;
import org.passerelle.shared.Actor;

/** Letters that somebody asks for outside any step of the process. The programme says which, and in which stages. */
public interface LettersOnRequest {

    /** Keys of those that may be asked for in this case today. */
    List<String> offered(String caseNumber);

    /** Asked twice on one day, with nothing new to say, it is the same letter. Refused when it is not offered. */
    void ask(String caseNumber, String key, Actor by);
}
