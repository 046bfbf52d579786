package org.ecorelay.local.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the template deploys, as far as a local run does it too. Immutable.
 *
 * @param ignored the entries of the written list that this template made use of, such as {@code AWS::CloudWatch::Alarm}
 */
public record Deployment(
        Stack stack,
        List<Table> tables,
        List<Queue> queues,
        List<LambdaFunction> functions,
        List<EventSource> eventSources,
        List<Schedule> schedules,
        List<HttpApi> apis,
        List<KmsKey> keys,
        List<Secret> secrets,
        List<Topic> topics,
        List<MailIdentity> mailIdentities,
        List<MailConfiguration> mailConfigurations,
        List<Role> roles,
        List<LogGroup> logGroups,
        Set<String> ignored) {
    public Deployment {
        tables = List.copyOf(tables);
        queues = List.copyOf(queues);
        functions = List.copyOf(functions);
        eventSources = List.copyOf(eventSources);
        schedules = List.copyOf(schedules);
        apis = List.copyOf(apis);
        keys = List.copyOf(keys);
        secrets = List.copyOf(secrets);
        topics = List.copyOf(topics);
        mailIdentities = List.copyOf(mailIdentities);
        mailConfigurations = List.copyOf(mailConfigurations);
        roles = List.copyOf(roles);
        logGroups = List.copyOf(logGroups);
        ignored = Set.copyOf(ignored);
    }

    /**
     * Reads a template file.
     *
     * @param parameters values for the template's parameters; those not given keep their defaults
     * @throws TemplateNotUnderstood when a resource type, property, value or intrinsic is neither understood nor on the
     *     list, and when a parameter is unknown or has no value
     */
    public static Deployment read(Path template, Stack stack, Map<String, String> parameters) {
        try {
            return parse(Files.readString(template), stack, parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the template " + template, e);
        }
    }

    /** Like {@link #read}, from the template's text. */
    public static Deployment parse(String template, Stack stack, Map<String, String> parameters) {
        try {
            return new DeploymentReader(new ObjectMapper().readTree(template), stack, parameters).read();
        } catch (IOException e) {
            throw new UncheckedIOException("the template is not JSON", e);
        }
    }

    /** The function with this short name, such as "intake". */
    public LambdaFunction function(String shortName) {
        return functions.stream()
                .filter(function -> function.shortName().equals(shortName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no function \"" + shortName
                        + "\", only "
                        + functions.stream().map(LambdaFunction::shortName).toList()));
    }

    /** The role with this logical id. */
    Role role(String logicalId) {
        return roles.stream()
                .filter(role -> role.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no role " + logicalId));
    }

    /** The same whose tables forget nothing. */
    public Deployment withoutTimeToLive() {
        List<Table> lasting = tables.stream()
                .map(table ->
                        new Table(table.logicalId(), table.name(), table.key(), table.indexes(), Optional.empty()))
                .toList();
        return new Deployment(
                stack,
                lasting,
                queues,
                functions,
                eventSources,
                schedules,
                apis,
                keys,
                secrets,
                topics,
                mailIdentities,
                mailConfigurations,
                roles,
                logGroups,
                ignored);
    }

    /** The queue with this logical id. */
    public Queue queue(String logicalId) {
        return queues.stream()
                .filter(queue -> queue.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no queue " + logicalId));
    }
}
