package org.ecorelay.local.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret with its versions, oldest first. The last version is AWSCURRENT, the one before is AWSPREVIOUS. */
record Secret(String name, String arn, List<Version> versions) {
    /** One value: text or base64 of bytes. */
    record Version(
            String id, @Nullable String text, @Nullable String binary, Instant createdAt) {
        boolean holdsSameAs(Version other) {
            return Objects.equals(text, other.text) && Objects.equals(binary, other.binary);
        }
    }

    Secret {
        versions = List.copyOf(versions);
    }

    Secret with(Version version) {
        var all = new ArrayList<>(versions);
        all.add(version);
        return new Secret(name, arn, all);
    }

    Optional<Version> version(String id) {
        return versions.stream().filter(version -> version.id().equals(id)).findFirst();
    }

    Optional<Version> staged(String stage) {
        return versions.stream()
                .filter(version -> stages(version).contains(stage))
                .findFirst();
    }

    List<String> stages(Version version) {
        return switch (versions.size() - 1 - versions.indexOf(version)) {
            case 0 -> List.of("AWSCURRENT");
            case 1 -> List.of("AWSPREVIOUS");
            default -> List.of();
        };
    }
}
