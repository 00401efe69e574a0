package org.passerelle.engine;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.programmes.Fault;
import org.passerelle.programmes.Programme;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A programme's folder while it is looked through: its models as read, and the faults found so far. */
final class FolderUnderCheck {

    private final Programme programme;
    private final List<ModelFile> models = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    FolderUnderCheck(Programme programme) {
        this.programme = programme;
        for (var file : ProgrammeDeployment.models(programme.folder())) {
            try {
                models.add(ModelFile.parse(file, Files.readString(file)));
            } catch (SAXException e) {
                fault(file.getFileName().toString(), "-", "is not well-formed: " + e.getMessage());
            } catch (MalformedInputException e) {
                fault(file.getFileName().toString(), "-", "is not written in UTF-8");
            } catch (IOException e) {
                fault(file.getFileName().toString(), "-", "cannot be read");
            }
        }
    }

    Programme programme() {
        return programme;
    }

    List<ModelFile> models() {
        return models;
    }

    List<ModelFile> processes() {
        return models.stream().filter(ModelFile::isBpmn).toList();
    }

    List<ModelFile> tables() {
        return models.stream().filter(file -> !file.isBpmn()).toList();
    }

    /** Ids of all elements of that name in the processes or tables of the folder. */
    Set<String> idsOf(String elementName) {
        return models.stream()
                .flatMap(file -> file.elements(elementName).stream())
                .map(element -> element.getAttribute("id"))
                .collect(Collectors.toSet());
    }

    /** Names of the messages that some process of the folder waits for. */
    Set<String> messages() {
        return models.stream()
                .flatMap(file -> file.elements("message").stream())
                .map(element -> element.getAttribute("name"))
                .collect(Collectors.toSet());
    }

    void fault(ModelFile file, Element element, String message) {
        fault(file.name(), ModelFile.place(element), message);
    }

    void fault(String file, String element, String message) {
        var fault = new Fault(file, element, message);
        if (!faults.contains(fault)) faults.add(fault);
    }

    void add(List<Fault> more) {
        more.forEach(fault -> fault(fault.file(), fault.element(), fault.message()));
    }

    List<Fault> faults() {
        return faults;
    }

    boolean isFaulty(ModelFile file) {
        return faults.stream().anyMatch(fault -> fault.file().equals(file.name()));
    }
}
