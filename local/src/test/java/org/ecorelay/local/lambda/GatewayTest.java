package org.ecorelay.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.local.template.HttpApi;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final HttpApi.Throttle OWN = new HttpApi.Throttle(2, 0.001);
    private static final HttpApi.Throttle ALL = new HttpApi.Throttle(3, 0.001);

    /** No function is hosted: what is let through is answered with 500. */
    private final Gateway gateway = new Gateway(
            new HttpApi(
                    "Api",
                    List.of(
                            new HttpApi.Route("GET /own", "F", Optional.of(OWN)),
                            new HttpApi.Route("GET /other", "F", Optional.empty())),
                    Optional.of(ALL)),
            Map.of(),
            "000000000000",
            InstantSource.system());

    private List<Integer> statuses(String path, int times) throws InterruptedException {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < times; i++) {
            statuses.add(
                    gateway.answer(new HttpRequest("GET", path, "", "HTTP/1.1", "127.0.0.1", Map.of(), new byte[0]))
                            .status());
        }
        return statuses;
    }

    @Test
    void a_route_with_limits_of_its_own_takes_nothing_from_the_others_nor_they_from_it() throws InterruptedException {
        assertThat(statuses("/own", 4)).containsExactly(500, 500, 429, 429);
        assertThat(statuses("/other", 5)).containsExactly(500, 500, 500, 429, 429);
    }
}
