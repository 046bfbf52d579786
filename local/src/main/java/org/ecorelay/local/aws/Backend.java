package org.ecorelay.local.aws;

import java.io.IOException;

/** One service behind the endpoint. Called by many threads at a time. */
interface Backend {
    /**
     * Carries the call out.
     *
     * @throws AwsFailure to answer an error
     * @throws IOException if the backend cannot be reached or cannot store
     */
    AwsAnswer answer(Received received) throws IOException, InterruptedException;
}
