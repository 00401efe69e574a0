package org.passerelle.engine;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands each file to the engine by itself and takes it back at once: what the engine refuses is a fault that our own checks do not know. */
@Component
class ProbeDeployment {

    private final RepositoryService repository;
    private final TransactionTemplate transaction;

    ProbeDeployment(RepositoryService repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transaction = new TransactionTemplate(transactions);
    }

    void check(FolderUnderCheck folder) {
        for (var file : folder.models()) {
            boolean knownFaulty = folder.isFaulty(file);
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                try {
                    repository.createDeployment().name("probe").addString(file.name(), file.source()).deploy();
                } catch (ParseException e) {
                    e.getResorceReports().forEach(report -> report.getErrors().forEach(problem -> {
                        var element = problem.getMainElementId();
                        if (element == null && knownFaulty) return; // most likely a fault that is listed already
                        var place = element == null ? "line " + problem.getLine() : element;
                        if (!isListed(folder, file, place)) folder.fault(file.name(), place, problem.getMessage());
                    }));
                } catch (RuntimeException e) {
                    if (!knownFaulty) folder.fault(file.name(), "-", causes(e));
                }
            });
        }
    }

    private static boolean isListed(FolderUnderCheck folder, ModelFile file, String element) {
        return folder.faults().stream().anyMatch(fault -> fault.file().equals(file.name())
                && (fault.element().equals(element) || fault.element().startsWith(element + ".")));
    }

    private static String causes(Throwable e) {
        return java.util.stream.Stream.iterate(e, t -> t != null, Throwable::getCause)
                .map(ExpressionCheck::firstLine)
                .distinct()
                .collect(Collectors.joining(" – "));
    }
}
