package org.ecorelay.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.ecorelay.local.template.HttpApi;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong now = new AtomicLong();
    private final TokenBucket bucket = new TokenBucket(new HttpApi.Throttle(3, 2), now::get);

    @Test
    void a_burst_empties_the_bucket() {
        assertThat(taken(5)).isEqualTo(3);
    }

    @Test
    void it_is_refilled_at_its_rate_up_to_the_burst() {
        taken(3);
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(taken(5)).isEqualTo(1);
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(taken(5)).isEqualTo(3);
    }

    private int taken(int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += bucket.take() ? 1 : 0;
        }
        return taken;
    }
}
