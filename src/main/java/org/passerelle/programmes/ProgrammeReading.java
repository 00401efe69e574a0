package org.passerelle.programmes;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of reading a programme's folder.
 *
 * @param folder the name of the folder, which must be the programme's code
 * @param programme as far as it could be read; null without a readable {@code programme.yaml}
 * @param faults of {@code programme.yaml} and {@code trades.yaml}
 */
public record ProgrammeReading(String folder, @Nullable Programme programme, List<Fault> faults) {

    public static ProgrammeReading of(Path folder) {
        var reader = new ProgrammeFolder(folder);
        var programme = reader.read();
        return new ProgrammeReading(folder.getFileName().toString(), programme, List.copyOf(reader.faults()));
    }
}
