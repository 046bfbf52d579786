/**
 * Lambda, API Gateway, SQS event source mappings and the Scheduler, as far as the relay uses them, in one process.
 *
 * <p>{@link org.ecorelay.local.lambda.LambdaHost} runs the functions of a {@link
 * org.ecorelay.local.template.Deployment} with the handler classes that AWS runs. It talks to AWS services by the SDK's
 * clients only and listens on 127.0.0.1 only.
 */
@NullMarked
package org.ecorelay.local.lambda;

import org.jspecify.annotations.NullMarked;
