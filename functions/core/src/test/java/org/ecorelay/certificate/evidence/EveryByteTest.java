package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.certificate.evidence.Forgery.PACKING;

import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.evidence.Sums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any one byte that is changed is noticed, and the file that it is in is named. */
class EveryByteTest {
    @ParameterizedTest
    @EnumSource(Audience.class)
    void a_byte_changed_in_a_file_breaks_that_file(Audience audience) {
        Archive archive = PACKING.pack(Forgery.MINE, audience);
        long changed = 0;
        for (String name : archive.names()) {
            byte[] file = archive.file(name).orElseThrow();
            int step = Boolean.getBoolean("deep") ? 1 : Math.max(1, file.length / 150);
            for (int place = 0; place < file.length; place += step) {
                file[place] ^= 1;
                Flaw flaw = PACKING.examine(archive.bytes()).broken().orElseThrow();
                file[place] ^= 1;
                // Which of the two was changed nobody can tell.
                boolean named = flaw.file().equals(name)
                        || (name.equals(Manifest.NAME) || name.equals(Sums.NAME))
                        || flaw.detail().contains(name);
                assertThat(named).as("byte %d of %s: %s", place, name, flaw).isTrue();
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(3_000);
    }

    @Test
    void a_byte_changed_in_the_zip_file_is_noticed() {
        byte[] bytes = PACKING.pack(Forgery.MINE, Audience.EXPORTER).bytes();
        int step = Boolean.getBoolean("deep") ? 1 : 17;
        for (int place = 0; place < bytes.length; place += step) {
            bytes[place] ^= 4;
            assertThat(PACKING.examine(bytes).broken()).as("byte %d", place).isPresent();
            bytes[place] ^= 4;
        }
        assertThat(PACKING.examine(bytes).broken()).isEmpty();
    }
}
