package org.ecorelay.checks.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every link of every page leads to a file of the repository, and to a title in it if it names one. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern TITLE = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");

    @Test
    void every_link_leads_somewhere() {
        assertThat(faults(Repository.ROOT)).isEmpty();
    }

    @Test
    void a_link_that_leads_nowhere_is_found(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("docs/there.md"), "# A title, with `code`\n\n```sh\n# no title\n```\n");
        Files.writeString(root.resolve("README.md"), """
                [good](docs/there.md) [good](docs/there.md#a-title-with-code) [good](https://example.org/x) [good](#here) [good](docs)
                [gone](docs/gone.md) [no such title](docs/there.md#no-title) [nor here](#there)
                ## Here
                """);
        assertThat(faults(root))
                .containsExactly("README.md: docs/gone.md", "README.md: docs/there.md#no-title", "README.md: #there");
    }

    private static List<String> faults(Path root) {
        var faults = new ArrayList<String>();
        for (Path page : Repository.files(root)) {
            if (page.toString().endsWith(".md")) {
                String name = root.relativize(page).toString().replace('\\', '/');
                links(page).stream().filter(link -> !leads(page, link)).forEach(link -> faults.add(name + ": " + link));
            }
        }
        return faults;
    }

    private static List<String> links(Path page) {
        return LINK.matcher(withoutCode(page))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.contains(":"))
                .toList();
    }

    private static boolean leads(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || titles(target).contains(parts[1]));
    }

    private static Set<String> titles(Path page) {
        return TITLE.matcher(withoutCode(page))
                .results()
                .map(found -> found.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(Path page) {
        return CODE.matcher(Repository.text(page).orElse("")).replaceAll("");
    }
}
