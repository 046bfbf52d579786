package org.ecorelay.local.aws;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Carries out one call: the fault that strikes it, the backend of its service, and the record of it. */
final class Switchboard {
    private final Map<String, Backend> backends;
    private final Faults faults;
    private final Guard guard;
    private final RecordedCalls calls;

    Switchboard(Map<String, Backend> backends, Faults faults, Guard guard, RecordedCalls calls) {
        this.backends = Map.copyOf(backends);
        this.faults = faults;
        this.guard = guard;
        this.calls = calls;
    }

    AwsAnswer answer(Received received) throws InterruptedException {
        var request = received.request();
        var fault = faults.of(request);
        if (fault.isPresent()) {
            Thread.sleep(fault.get().delay());
        }
        var planned = fault.map(Fault::answer).map(error -> AwsAnswer.error(request.service(), error));
        if (planned.isPresent() && !fault.get().executed()) {
            record(request, planned.get(), List.of());
            return planned.get();
        }
        var done = execute(received);
        var answer = planned.orElse(done);
        record(request, answer, capacity(request, done));
        return answer;
    }

    private AwsAnswer execute(Received received) throws InterruptedException {
        var service = received.request().service();
        try {
            var backend = backends.get(service);
            if (backend == null) {
                throw AwsFailure.unknownOperation(service, received.operation());
            }
            guard.check(received);
            return backend.answer(received);
        } catch (AwsFailure refused) {
            return AwsAnswer.error(service, refused.error());
        } catch (IOException | RuntimeException failed) {
            return AwsAnswer.error(service, new AwsError(500, "InternalFailure", String.valueOf(failed)));
        }
    }

    private static List<CapacityUnits> capacity(AwsRequest request, AwsAnswer done) {
        var told = request.service().equals("dynamodb") && Capacity.isToldBy(request.operation());
        return told && done.status() < 400 ? Capacity.read(request.operation(), done.body()) : List.of();
    }

    private void record(AwsRequest request, AwsAnswer answer, List<CapacityUnits> capacity) {
        calls.record(new RecordedCall(
                request.number(),
                request.accessKeyId(),
                request.service(),
                request.operation(),
                request.resource(),
                answer.status(),
                answer.errorCode(),
                capacity));
    }
}
