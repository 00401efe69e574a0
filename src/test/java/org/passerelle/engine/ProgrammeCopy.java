package org.passerelle.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of the JobYourself folder that a test may break. */
final class ProgrammeCopy {

    private final Path folder;

    ProgrammeCopy(Path parent) {
        this.folder = parent.resolve("job-yourself");
        var original = Path.of("processes/job-yourself");
        try (var files = Files.list(original)) {
            Files.createDirectories(folder);
            for (var file : files.toList()) Files.copy(file, folder.resolve(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Replaces every place of a text in a file, of which there must be one. */
    ProgrammeCopy replace(String file, String text, String other) {
        try {
            var path = folder.resolve(file);
            var content = Files.readString(path);
            if (!content.contains(text)) throw new AssertionError(file + " does not hold: " + text);
            Files.writeString(path, content.replace(text, other));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProgrammeCopy delete(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
