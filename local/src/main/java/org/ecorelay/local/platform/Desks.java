package org.ecorelay.local.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.local.platform.Answer.Finding;
import org.ecorelay.local.platform.OpenApi.Operation;
import org.ecorelay.local.platform.TokenDesk.Grant;

/** Leads a request to its desk: first the outage, the operation and the token, then the contract, then the work. */
final class Desks {
    private final ObjectMapper mapper = new ObjectMapper();
    private final OpenApi contract;
    private final Outage outage;
    private final PlatformRules rules;
    private final TokenDesk tokens;
    private final SubmissionDesk submissions;
    private final ReadingDesk reading;

    Desks(
            OpenApi contract,
            Outage outage,
            PlatformRules rules,
            TokenDesk tokens,
            SubmissionDesk submissions,
            ReadingDesk reading) {
        this.contract = contract;
        this.outage = outage;
        this.rules = rules;
        this.tokens = tokens;
        this.submissions = submissions;
        this.reading = reading;
    }

    /** Everybody at work. */
    static Desks open(
            SimulatedContract contract, SimulatorSettings settings, Registrations registrations, Outage outage) {
        PlatformRules rules = contract.rules();
        var tokens = new TokenDesk(settings.clients(), settings.clock(), settings.tokenLife());
        var submissions = new SubmissionDesk(settings, registrations, new DocumentCheck(rules, settings.keys()), rules);
        var reading = new ReadingDesk(registrations, settings.clock());
        return new Desks(contract.api(), outage, rules, tokens, submissions, reading);
    }

    TokenDesk tokens() {
        return tokens;
    }

    Answer answer(Call call) {
        Optional<Answer> closed = outage.answer();
        if (closed.isPresent()) {
            return closed.get();
        }
        Optional<Operation> operation = contract.operation(call.method(), call.path());
        return operation
                .map(named -> answer(named, call))
                .orElseGet(() -> Answer.problem(404, "There is no such operation"));
    }

    private Answer answer(Operation operation, Call call) {
        return switch (operation.id()) {
            case "issueToken" ->
                contract.requestErrors(operation, call).isEmpty()
                        ? tokens.issue(call)
                        : TokenDesk.error(400, "invalid_request");
            case "specification" -> Answer.json(200, rules.specification());
            case "submit" -> authorized(operation, call, Set.of("submit"));
            case "query" -> authorized(operation, call, Set.of("read"));
            case "read" -> authorized(operation, call, Set.of("submit", "read"));
            case "withdraw" -> authorized(operation, call, Set.of("submit"));
            default -> throw new IllegalStateException("no desk for " + operation.id());
        };
    }

    private Answer authorized(Operation operation, Call call, Set<String> scopes) {
        Optional<Grant> grant = tokens.grant(call);
        if (grant.isEmpty()) {
            return Answer.problem(401, "A valid token is needed").with("WWW-Authenticate", "Bearer");
        }
        if (!scopes.contains(grant.get().scope())) {
            return Answer.problem(403, "The token does not have the scope");
        }
        if (!contract.takes(operation, call.mediaType())) {
            return Answer.problem(415, "The body must be application/json");
        }
        List<String> errors = contract.requestErrors(operation, call);
        return errors.isEmpty() ? work(operation, call, grant.get()) : malformed(errors);
    }

    private Answer work(Operation operation, Call call, Grant grant) {
        return switch (operation.id()) {
            case "submit" -> submissions.submit(call, grant.clientId(), body(call));
            case "query" -> reading.query(call, body(call));
            case "withdraw" -> reading.withdraw(call, grant);
            default -> reading.read(call, grant);
        };
    }

    private static Answer malformed(List<String> errors) {
        return Answer.refusal(
                400,
                "The request is malformed",
                errors.stream().map(error -> new Finding("SCHEMA", "", error)).toList());
    }

    private JsonNode body(Call call) {
        try {
            return mapper.readTree(call.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema has passed what is not JSON", e);
        }
    }
}
