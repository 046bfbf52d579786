package org.ecorelay.local.lambda;

/** Is told of every invocation after its end, on the thread that invoked; calls may come at the same time. */
@FunctionalInterface
public interface InvocationObserver {
    /** An exception from here is logged and changes nothing. */
    void finished(Invocation invocation);
}
