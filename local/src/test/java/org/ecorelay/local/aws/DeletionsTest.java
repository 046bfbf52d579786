package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.ecorelay.fixture.MovableClock;
import org.junit.jupiter.api.Test;

/** What is scheduled for deletion is gone when its time has come, and not before. */
class DeletionsTest {
    private static final Duration WEEK = Duration.ofDays(7);

    private final MovableClock clock = new MovableClock();

    @Test
    void a_key_is_gone_with_its_aliases_when_its_time_has_come() throws IOException {
        var keys = new KmsKeys(Journals.in(null), "eu-central-1", "000000000000", clock);
        var key = KmsKey.generate(KmsKeySpec.ECC_NIST_P256, clock.instant(), "");
        keys.add(key);
        keys.alias("alias/one", key);
        keys.delete(key, clock.instant().plus(WEEK));
        clock.pass(WEEK.minusMillis(1));
        assertThat(keys.find("alias/one")).isEqualTo(key);
        clock.pass(Duration.ofMillis(1));
        for (String name : List.of("alias/one", key.id(), keys.arn(key))) {
            assertThatThrownBy(() -> keys.find(name))
                    .isInstanceOf(AwsFailure.class)
                    .hasMessageContaining("is not found");
        }
        var next = KmsKey.generate(KmsKeySpec.ECC_NIST_P256, clock.instant(), "");
        keys.add(next);
        keys.alias("alias/one", next);
        assertThat(keys.find("alias/one")).isEqualTo(next);
    }

    @Test
    void a_secret_is_gone_when_its_time_has_come() throws IOException {
        var secrets = new Secrets(Journals.in(null), clock);
        var secret = new Secret("one", "arn:one", List.of());
        secrets.add(secret, new Secret.Version("1", "text", null, clock.instant()));
        secrets.delete(secret, clock.instant().plus(WEEK));
        clock.pass(WEEK.minusMillis(1));
        assertThat(secrets.find("one")).isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(secrets.find("one")).isEmpty();
        assertThat(secrets.find("arn:one")).isEmpty();
    }
}
