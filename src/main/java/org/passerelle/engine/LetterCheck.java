package org.passerelle.engine;

import java.util.List;
import org.passerelle.programmes.Fault;
import org.passerelle.programmes.Programme;

/** Looks through the letters of a programme; the engine does not know where they are kept. */
public interface LetterCheck {

    List<Fault> faultsOf(Programme programme);
}
