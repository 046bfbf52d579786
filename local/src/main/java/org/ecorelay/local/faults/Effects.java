package org.ecorelay.local.faults;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.ecorelay.notice.NoticeChannel;
import org.ecorelay.platform.Transport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.kms.model.KmsException;

/**
 * Puts itself between an instance and a port. Each call is one effect: it takes a little time, in which others work, it may fail, come
 * twice or be the last thing that the instance does.
 */
final class Effects {
    /** Names and the like: no call leaves the process. */
    private static final Set<String> NO_EFFECT = Set.of("name", "reaches", "algorithm", "keyId");

    /** Calls that change nothing; an invocation that makes no others might as well not have been. */
    private static final Set<String> READS = Set.of(
            "find",
            "findAll",
            "due",
            "listed",
            "attention",
            "list",
            "waiting",
            "members",
            "accounts",
            "entries",
            "has",
            "submitting",
            "reading",
            "accept");

    private static final int LATENCY_MILLIS = 15;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);
    private static final Duration LONG_PAUSE = Duration.ofHours(3);

    private final VirtualTime time;
    private final RandomGenerator random;
    private final Injector injector;
    private final Trace trace;
    private final List<Integer> telling = new ArrayList<>();

    Effects(VirtualTime time, RandomGenerator random, Injector injector, Trace trace) {
        this.time = time;
        this.random = random;
        this.injector = injector;
        this.trace = trace;
    }

    /** What a port does about a call that fails on the way; most throw. */
    @FunctionalInterface
    interface Failing {
        /**
         * The answer of a call that has failed.
         *
         * @param carriedOut whether only its answer was lost
         */
        @Nullable
        Object answer(boolean carriedOut) throws IOException;
    }

    /** Tables fail as the SDK's client does after its last try. */
    static final Failing TABLE = _ -> {
        throw DynamoDbException.builder().message("injected").build();
    };

    /** A key fails in the same way. */
    static final Failing KEY = _ -> {
        throw KmsException.builder().message("injected").build();
    };

    /** A queue says nothing: what was not sent is found by the timer. */
    static final Failing QUEUE = _ -> null;

    /** A channel answers that it failed, also when the message went out. */
    static final Failing CHANNEL = _ -> new NoticeChannel.Delivery.Failed("injected");

    /** A mail that asks may have left. */
    static final Failing MAILS = carriedOut -> carriedOut;

    /** The network: a connection that cannot be made, or one that breaks. */
    static final Failing NETWORK = carriedOut -> {
        throw carriedOut ? new IOException("injected") : new ConnectException("injected");
    };

    /** The port as this instance sees it. */
    <T> T of(Instance instance, Class<T> port, T target, Failing failing) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class
                    || NO_EFFECT.contains(method.getName())
                    || isEmpty(arguments)) {
                return call(target, method, arguments);
            }
            boolean composed = method.isDefault() && isInherited(target, method);
            return composed
                    ? InvocationHandler.invokeDefault(proxy, method, arguments)
                    : effect(instance, port, target, method, arguments, failing);
        };
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    /** An invocation has ended, one way or another. */
    void ended(Instance instance) {
        telling.addAll(instance.rest());
    }

    /** Numbers of the effects of all invocations that changed something. */
    List<Integer> telling() {
        return telling.stream().sorted().toList();
    }

    /** Nothing is sent when there is nothing to send. */
    private static boolean isEmpty(@Nullable Object @Nullable [] arguments) {
        return arguments != null && arguments.length == 1 && arguments[0] instanceof Collection<?> all && all.isEmpty();
    }

    /** A default method that the target leaves as it is consists of effects of its own. */
    private static boolean isInherited(Object target, Method method) throws NoSuchMethodException {
        return target.getClass()
                .getMethod(method.getName(), method.getParameterTypes())
                .getDeclaringClass()
                .isInterface();
    }

    private @Nullable Object effect(
            Instance instance,
            Class<?> port,
            Object target,
            Method method,
            @Nullable Object @Nullable [] arguments,
            Failing failing)
            throws Throwable {
        String name = port.getSimpleName() + "." + method.getName();
        alive(instance, name);
        instance.act(injector.reached(FaultKind.Place.EFFECT), !READS.contains(method.getName()));
        List<FaultKind> faults = injector.next(FaultKind.Place.EFFECT);
        for (FaultKind fault : faults) {
            before(instance, name, fault, port.equals(Transport.class));
        }
        time.sleep(Duration.ofMillis(1 + random.nextInt(LATENCY_MILLIS)));
        alive(instance, name);
        if (faults.contains(FaultKind.THROTTLED)) {
            injector.fire(FaultKind.THROTTLED);
            trace.add(line(instance, name, "throttled"));
            return failing.answer(false);
        }
        Object result = call(target, method, arguments);
        trace.add(line(instance, name, Watch.summary(arguments, result)));
        if (faults.contains(FaultKind.CRASH_AFTER)) {
            injector.fire(FaultKind.CRASH_AFTER);
            throw instance.die("after " + name);
        }
        if (faults.contains(FaultKind.PAUSED_AFTER)) {
            injector.fire(FaultKind.PAUSED_AFTER);
            pause(FaultKind.PAUSED_AFTER, LONG_PAUSE);
        }
        if (faults.contains(FaultKind.ANSWER_LOST)) {
            injector.fire(FaultKind.ANSWER_LOST);
            return failing.answer(true);
        }
        return result;
    }

    private void pause(FaultKind kind, Duration longest) {
        time.sleep(injector.upTo(kind, longest));
    }

    /**
     * @param network whether this is the sending itself: between the last look at the clock and the sending
     */
    @SuppressWarnings("MissingSummary")
    private void before(Instance instance, String name, FaultKind fault, boolean network) {
        switch (fault) {
            case CRASH_BEFORE -> {
                injector.fire(fault);
                trace.add(line(instance, name, "crash"));
                throw instance.die("before " + name);
            }
            case SLOW -> {
                injector.fire(fault);
                pause(fault, LONGEST_CALL);
            }
            case PAUSED -> {
                injector.fire(fault);
                boolean bounded = network && !injector.schedule().idempotent();
                pause(fault, bounded ? Schedule.PAUSE : LONG_PAUSE);
            }
            default -> {
                // Strikes at or after the call.
            }
        }
    }

    private static void alive(Instance instance, String name) {
        if (instance.isDead()) {
            throw instance.die("dead before " + name);
        }
    }

    private String line(Instance instance, String name, String what) {
        return "%s %s %s %s".formatted(time.now(), instance.name(), name, what);
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
