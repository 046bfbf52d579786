package org.ecorelay.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogicalNameTest {
    @Test
    void hyphens_become_capitals() {
        assertThat(LogicalName.of("green-bamboo2")).isEqualTo("GreenBamboo2");
        assertThat(LogicalName.of("demo")).isEqualTo("Demo");
    }
}
