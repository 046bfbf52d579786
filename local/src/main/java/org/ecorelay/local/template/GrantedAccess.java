package org.ecorelay.local.template;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.local.aws.Access;

/**
 * Lets every function of a deployment do what its role allows, and nothing else; other callers may do everything. Remembers what
 * was granted and used, and what was refused. Safe for use by many threads.
 */
public final class GrantedAccess implements Access {
    /**
     * What one function may do.
     *
     * @param function its short name
     * @param resource as the template says it, such as <code>${LedgerTable.Arn}</code>
     */
    public record Granted(String function, String action, String resource) implements Comparable<Granted> {
        @Override
        public int compareTo(Granted other) {
            return toString().compareTo(other.toString());
        }

        /** {@code function,action,resource}: a line of the report. */
        @Override
        public String toString() {
            return String.join(",", function, action, resource);
        }
    }

    private record Rule(Granted granted, Pattern resource) {
        boolean allows(Asked asked) {
            return granted.action().equals(asked.action())
                    && resource.matcher(asked.resource()).matches();
        }
    }

    private final Map<String, List<Rule>> rules;
    private final Set<Granted> used = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = new ConcurrentSkipListSet<>();

    private GrantedAccess(Map<String, List<Rule>> rules) {
        this.rules = Map.copyOf(rules);
    }

    /**
     * The roles of a deployment's functions.
     *
     * @param accessKeyId what a function calls itself, by its short name
     */
    public static GrantedAccess of(Deployment deployment, Provisioned provisioned, UnaryOperator<String> accessKeyId) {
        var rules = new HashMap<String, List<Rule>>();
        for (LambdaFunction function : deployment.functions()) {
            Role role = deployment.role(function.role());
            rules.put(
                    accessKeyId.apply(function.shortName()),
                    role.grants().stream()
                            .map(grant -> rule(function.shortName(), grant, provisioned))
                            .toList());
        }
        return new GrantedAccess(rules);
    }

    private static Rule rule(String function, Role.Grant grant, Provisioned provisioned) {
        String written = grant.resource().resolve(GrantedAccess::written);
        return new Rule(new Granted(function, grant.action(), written), pattern(provisioned.resolve(grant.resource())));
    }

    private static String written(Reference to) {
        return to.attribute().equals(Reference.REF)
                ? "${%s}".formatted(to.logicalId())
                : "${%s.%s}".formatted(to.logicalId(), to.attribute());
    }

    /** IAM: {@code *} is any number of characters, {@code ?} one. */
    private static Pattern pattern(String resource) {
        return Pattern.compile(resource.codePoints()
                .mapToObj(Character::toString)
                .map(each -> switch (each) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(each);
                })
                .collect(Collectors.joining()));
    }

    @Override
    public boolean allows(String accessKeyId, List<Asked> asked) {
        List<Rule> own = rules.get(accessKeyId);
        if (own == null) {
            return true;
        }
        boolean allowed = true;
        for (Asked each : asked) {
            Optional<Rule> rule = own.stream().filter(one -> one.allows(each)).findFirst();
            rule.ifPresentOrElse(
                    one -> used.add(one.granted()),
                    () -> refused.add(String.join(",", accessKeyId, each.action(), each.resource())));
            allowed &= rule.isPresent();
        }
        return allowed;
    }

    /** What functions asked for and may not do, as {@code access key id,action,ARN}. */
    public SortedSet<String> refused() {
        return new TreeSet<>(refused);
    }

    /** What was granted and used. */
    public SortedSet<Granted> used() {
        return new TreeSet<>(used);
    }

    /** What was granted and never used. */
    public SortedSet<Granted> unused() {
        return granted().filter(each -> !used.contains(each)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Granted> granted() {
        return rules.values().stream().flatMap(Collection::stream).map(Rule::granted);
    }
}
