package org.passerelle.programmes;

/**
 * Something wrong in a programme's folder, said to the person who edits it.
 *
 * @param file name inside the folder
 * @param element what in the file: a key, a BPMN element's id, a table's row
 */
public record Fault(String file, String element, String message) {

    @Override
    public String toString() {
        return file + " · " + element + " · " + message;
    }
}
