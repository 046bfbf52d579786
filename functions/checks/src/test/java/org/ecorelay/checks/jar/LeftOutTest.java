package org.ecorelay.checks.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Parts of the SDK that the poller's jar does without: what is in it links without them. MailPackagedTest runs it. */
class LeftOutTest {
    private static final String LEFT_OUT =
            "software/amazon/awssdk/services/.*(AsyncClient|/waiters/|batchmanager/|paginators/.*Publisher|dynamodb/streams/).*";
    private static final String CLIENT = "software/amazon/awssdk/services/[a-z0-9]+/Default[A-Za-z0-9]+Client\\.class";

    private static List<String> clients(PackagedJar jar) {
        return jar.entries().stream().filter(entry -> entry.matches(CLIENT)).toList();
    }

    /** Verifies and initializes the classes of these entries, with the JDK and the jar's own classes but one. */
    private static void link(PackagedJar jar, String lost) throws IOException, ClassNotFoundException {
        try (var loader = new Lossy(jar.file().toUri().toURL(), lost)) {
            for (String entry : clients(jar)) {
                Class.forName(entry.replace('/', '.').replaceAll("\\.class$", ""), true, loader);
            }
        }
    }

    /** Does not find one class. */
    private static final class Lossy extends URLClassLoader {
        private final String lost;

        Lossy(URL jar, String lost) {
            super(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
            this.lost = lost;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals(lost)) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }

    @Test
    void the_clients_link_without_what_is_left_out() throws IOException, ClassNotFoundException {
        var jar = PackagedJar.of("poller");
        assertThat(jar.entries()).noneMatch(entry -> entry.matches(LEFT_OUT));
        assertThat(clients(jar)).hasSameSizeAs(Set.of("dynamodb", "secretsmanager", "sesv2", "sns", "sqs"));
        link(jar, "nothing");
    }

    @Test
    void clients_do_not_link_without_what_they_need() {
        assertThatThrownBy(() -> link(PackagedJar.of("poller"), "software.amazon.awssdk.services.sqs.SqsClient"))
                .isInstanceOf(NoClassDefFoundError.class)
                .hasMessageContaining("SqsClient");
    }
}
