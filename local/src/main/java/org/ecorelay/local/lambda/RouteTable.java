package org.ecorelay.local.lambda;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.local.template.HttpApi;

/**
 * Finds the route of a request as API Gateway does: fixed segments go before parameters, those before a greedy {@code
 * {name+}}, and a method before ANY.
 */
final class RouteTable {
    /** A route that fits, with the decoded values of its path parameters. */
    record Match(HttpApi.Route route, Map<String, String> parameters) {}

    private record Candidate(HttpApi.Route route, String method, List<String> segments) {
        /** Smaller is more specific: one digit per segment (fixed, parameter, greedy), then the method. */
        String rank() {
            var rank = new StringBuilder();
            segments.forEach(segment -> rank.append(isGreedy(segment) ? '2' : isParameter(segment) ? '1' : '0'));
            return rank.append(method.equals("ANY") ? '1' : '0').toString();
        }
    }

    private final List<Candidate> candidates;

    RouteTable(List<HttpApi.Route> routes) {
        candidates = routes.stream()
                .map(RouteTable::candidate)
                .sorted(Comparator.comparing(Candidate::rank))
                .toList();
    }

    /**
     * Finds the route.
     *
     * @param rawPath as it came, percent-encoded: an encoded slash does not separate segments
     */
    Optional<Match> find(String method, String rawPath) {
        List<String> segments = segments(rawPath);
        return candidates.stream()
                .filter(candidate ->
                        candidate.method().equals("ANY") || candidate.method().equals(method))
                .flatMap(candidate -> match(candidate, segments).stream())
                .findFirst();
    }

    private static Candidate candidate(HttpApi.Route route) {
        String[] methodAndPath = route.key().split(" ", -1);
        if (methodAndPath.length != 2) {
            throw new IllegalArgumentException(
                    "the route key \"" + route.key() + "\" is not a method and a path, such as GET /health");
        }
        return new Candidate(route, methodAndPath[0], segments(methodAndPath[1]));
    }

    private static Optional<Match> match(Candidate candidate, List<String> given) {
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> wanted = candidate.segments();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            if (i >= given.size()) {
                return Optional.empty();
            }
            if (isGreedy(segment)) {
                String rest = String.join("/", given.subList(i, given.size()));
                parameters.put(segment.substring(1, segment.length() - 2), decode(rest));
                return rest.isEmpty() ? Optional.empty() : Optional.of(new Match(candidate.route(), parameters));
            }
            if (isParameter(segment) && !given.get(i).isEmpty()) {
                parameters.put(segment.substring(1, segment.length() - 1), decode(given.get(i)));
            } else if (!segment.equals(decode(given.get(i)))) {
                return Optional.empty();
            }
        }
        return wanted.size() == given.size() ? Optional.of(new Match(candidate.route(), parameters)) : Optional.empty();
    }

    /** Percent-decoding of a path, where a plus sign is a plus sign. */
    static String decode(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return isParameter(segment) && segment.endsWith("+}");
    }
}
