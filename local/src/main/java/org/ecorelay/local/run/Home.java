package org.ecorelay.local.run;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The project's folder, which has the template and the sample orders.
 *
 * @param root the folder with {@code infra-cdk} and {@code events}
 */
public record Home(Path root) {
    private static final String TEMPLATE = "infra-cdk/template/eco-relay.template.json";

    /**
     * Finds the folder: above the program's own jar or classes.
     *
     * @throws IllegalStateException when the program was moved out of the project
     */
    public static Home find() {
        Path start = ownPlace();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(TEMPLATE))) {
                return new Home(folder);
            }
        }
        throw new IllegalStateException("no project folder with %s above %s; run the program from where it was built"
                .formatted(TEMPLATE, start));
    }

    /** The checked-in CloudFormation template. */
    public Path template() {
        return root.resolve(TEMPLATE);
    }

    /** The demo's orders. */
    public Path demoOrders() {
        return root.resolve("events").resolve("demo");
    }

    private static Path ownPlace() {
        try {
            return Path.of(Home.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program does not know where it is", e);
        }
    }
}
