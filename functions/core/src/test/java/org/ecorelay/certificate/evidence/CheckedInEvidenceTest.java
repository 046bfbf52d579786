package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Archives of an earlier day, with the key set that was published then: whatever changes here, they must hold for ever.
 * {@code -Devidence.update=true} makes them anew, with a new key; a change that asks for it is a new format.
 */
class CheckedInEvidenceTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/ecorelay/certificate/evidence");
    private static final Instant YEARS_LATER = Instant.parse("2031-01-01T00:00:00Z");

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("evidence.update")) {
            Files.writeString(FOLDER.resolve("keys.json"), Packing.keySet(Forgery.KEY));
            for (Audience audience : Audience.values()) {
                Files.write(
                        file(audience),
                        Forgery.PACKING.pack(Forgery.MINE, audience).bytes());
            }
        }
    }

    private static Path file(Audience audience) {
        return FOLDER.resolve(audience.word() + ".zip");
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void an_archive_of_an_earlier_day_holds(Audience audience) throws IOException {
        String keys = Files.readString(FOLDER.resolve("keys.json"), StandardCharsets.UTF_8);
        var question = new VerifyEvidence.Question(KeySet.parse(keys), Optional.empty(), YEARS_LATER);
        EvidenceReport report = VerifyEvidence.verify(Files.readAllBytes(file(audience)), question);
        assertThat(report.broken()).isEmpty();
        assertThat(report.overall()).isEqualTo(Verdict.VALID);
        assertThat(report.about().orElseThrow().audience()).isEqualTo(audience.word());
    }
}
