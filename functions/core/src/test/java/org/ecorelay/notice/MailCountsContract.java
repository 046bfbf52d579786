package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What every count of mails promises. Begins with nothing counted for the accounts used here. */
public abstract class MailCountsContract {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    /** An adapter without counts. */
    protected abstract MailCounts counts();

    @Test
    void a_day_has_as_many_mails_as_the_cap_says_and_not_one_more() {
        MailCounts counts = counts();
        for (int i = 0; i < 3; i++) {
            assertThat(counts.take("capped", DAY, 3)).isTrue();
        }
        assertThat(counts.take("capped", DAY, 3)).isFalse();
        assertThat(counts.take("capped", DAY, 4)).isTrue();
    }

    @Test
    void each_day_and_each_account_is_counted_by_itself() {
        MailCounts counts = counts();
        assertThat(counts.take("one", DAY, 1)).isTrue();
        assertThat(counts.take("one", DAY, 1)).isFalse();
        assertThat(counts.take("one", DAY.plusDays(1), 1)).isTrue();
        assertThat(counts.take("two", DAY, 1)).isTrue();
    }

    @Test
    void a_cap_of_nothing_allows_nothing() {
        assertThat(counts().take("none", DAY, 0)).isFalse();
    }
}
