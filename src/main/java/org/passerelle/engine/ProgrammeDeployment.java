package org.passerelle.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deploys each programme's folder when the application starts: a new version only of what changed, nothing when a fault is found. Done
 * when all beans are there and before the first page is served or the first job run.
 */
@Component
class ProgrammeDeployment implements SmartInitializingSingleton {

    private final Programmes programmes;
    private final ProgrammeCheck check;
    private final RepositoryService repository;

    ProgrammeDeployment(Programmes programmes, ProgrammeCheck check, RepositoryService repository) {
        this.programmes = programmes;
        this.check = check;
        this.repository = repository;
    }

    @Override
    public void afterSingletonsInstantiated() {
        check.check(programmes.readings());
        programmes.all().forEach(this::deploy);
        programmes.withoutCases().forEach(this::deploy);
    }

    private void deploy(Programme programme) {
        var deployment = repository.createDeployment().name(programme.code()).enableDuplicateFiltering(true);
        for (var file : models(programme.folder())) {
            try {
                deployment.addString(file.getFileName().toString(), Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        deployment.deploy();
    }

    static List<Path> models(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(
                            f -> f.toString().endsWith(".bpmn") || f.toString().endsWith(".dmn"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
