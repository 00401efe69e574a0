package org.passerelle.engine;

import java.util.List;
import org.passerelle.programmes.Fault;
import org.passerelle.programmes.Programme;

/** What another module needs of a programme, such as its letters or the rules of its treasury; the engine knows none of these. */
public interface NeedsCheck {

    List<Fault> faultsOf(Programme programme);
}
