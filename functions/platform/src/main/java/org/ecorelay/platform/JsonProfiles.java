package org.ecorelay.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/**
 * The profiles that come with the software, one JSON file for each authority and specification version, with overrides from the
 * registry laid over them.
 *
 * <p>In a file every value says its source, confidence and review date (events/schemas/profile.schema.json). A file is read when it is
 * first chosen. A new specification version is a new file and a line in {@code profiles/index.json}. Thread-safe.
 */
public final class JsonProfiles implements Profile.Catalogue {
    /** The authority of the profile for every other RCEP Party: its documents are not sent to the platform. */
    public static final String OTHER = "*";

    /** What an override may set. Not the treaty's fields or the dates that choose the file. */
    static final Set<String> OVERRIDABLE = Set.of(
            "specVersion",
            "optionalFrom",
            "mandatoryFrom",
            "manualPathUntil",
            "nationalWaiver",
            "additionalFields",
            "manufacturerNesting",
            "retroactiveAfterDays",
            "hsDigits",
            "algorithm",
            "itemLimit",
            "statusWords",
            "rejectedPrefix",
            "statusCodes",
            "settleSeconds",
            "requestsPerSecond",
            "issuerNumber");

    /** What would send documents into lanes that nobody sweeps, if it were set for authorities without a file. */
    private static final Set<String> DATES = Set.of("optionalFrom", "mandatoryFrom");

    private final Function<String, Optional<Json.Obj>> overrides;
    private final ConcurrentMap<String, Json.Obj> files = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Chosen> chosen = new ConcurrentHashMap<>();

    /**
     * Profiles under overrides.
     *
     * @param overrides from an authority (ISO 3166-1 alpha-2, or {@value #OTHER}) to plain values, {@code {"settleSeconds":2}};
     *     asked at every choice, so the caller caches
     */
    public JsonProfiles(Function<String, Optional<Json.Obj>> overrides) {
        this.overrides = overrides;
    }

    /** The authorities with a profile of their own: the lanes that verdicts are collected from. */
    public Set<String> authorities() {
        return file("index").list("profiles").stream()
                .map(entry -> ((Json.Obj) entry).required("authority"))
                .filter(authority -> !authority.equals(OTHER))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What each profile in the jar asks for, by its id; an override may ask for another. */
    public Map<String, SignatureAlgorithm> algorithms() {
        var algorithms = new TreeMap<String, SignatureAlgorithm>();
        for (Json listed : file("index").list("profiles")) {
            String id = ((Json.Obj) listed).required("id");
            String authority = ((Json.Obj) listed).required("authority");
            algorithms.put(id, read(id, authority, Json.Obj.EMPTY).algorithm());
        }
        return algorithms;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of an authority's profiles, the newest that is valid on the day; on a day before the first, the first.
     *
     * @throws IllegalArgumentException when the destination is no country code, or an override has an unknown or wrong member
     */
    @Override
    public Profile choose(String destination, LocalDate day) {
        if (!destination.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(
                    "destination %s must be an ISO 3166-1 alpha-2 code".formatted(destination));
        }
        List<Json.Obj> versions = versions(destination);
        Json.Obj entry = versions.stream()
                .filter(version ->
                        !LocalDate.parse(version.required("validFrom")).isAfter(day))
                .reduce((_, later) -> later)
                .orElse(versions.getFirst());
        return profile(entry.required("id"), entry.required("authority"));
    }

    /** The index names the versions of an authority from the oldest to the newest. */
    private List<Json.Obj> versions(String destination) {
        List<Json.Obj> all = file("index").list("profiles").stream()
                .map(Json.Obj.class::cast)
                .toList();
        List<Json.Obj> own = of(all, destination);
        return own.isEmpty() ? of(all, OTHER) : own;
    }

    private static List<Json.Obj> of(List<Json.Obj> all, String authority) {
        return all.stream()
                .filter(entry -> entry.required("authority").equals(authority))
                .toList();
    }

    /** A profile read before, and the override that lay over it then. */
    private record Chosen(Json.Obj override, Profile profile) {}

    private Profile profile(String id, String authority) {
        Json.Obj override = overrides.apply(authority).orElse(Json.Obj.EMPTY);
        Chosen before = chosen.get(id);
        if (before != null && before.override().equals(override)) {
            return before.profile();
        }
        Profile profile = read(id, authority, override);
        chosen.put(id, new Chosen(override, profile));
        return profile;
    }

    private Profile read(String id, String authority, Json.Obj override) {
        Map<String, Json> values = new LinkedHashMap<>();
        file(id).members().forEach((name, sourced) -> {
            if (sourced instanceof Json.Obj object) {
                values.put(name, object.members().getOrDefault("value", new Json.Null()));
            }
        });
        override.members().forEach((name, value) -> {
            if (authority.equals(OTHER) && DATES.contains(name)) {
                throw new IllegalArgumentException(
                        "override of profile %s: %s cannot be set; an authority that takes e-COs needs a file of its own"
                                .formatted(id, name));
            }
            if (!OVERRIDABLE.contains(name)) {
                throw new IllegalArgumentException("override of profile %s: %s cannot be set; only %s can"
                        .formatted(id, name, new TreeSet<>(OVERRIDABLE)));
            }
            values.put(name, value);
        });
        return ProfileReader.read(id, authority, new Json.Obj(values));
    }

    private Json.Obj file(String name) {
        return files.computeIfAbsent(name, JsonProfiles::load);
    }

    private static Json.Obj load(String name) {
        try (InputStream in = JsonProfiles.class.getResourceAsStream("profiles/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("profile %s is not in the jar".formatted(name));
            }
            return JsonReader.readOwn(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
