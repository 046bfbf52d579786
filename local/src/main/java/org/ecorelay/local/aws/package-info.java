/**
 * An AWS that runs inside the process: one loopback endpoint that the real AWS SDK clients talk to.
 *
 * <p>DynamoDB is DynamoDB Local, SQS is ElasticMQ; KMS, Secrets Manager, SNS and SES are small stand-ins that speak the
 * wire protocol of the operations the relay uses and refuse every other one. All calls are recorded, and any call can
 * be made to fail. Signatures of requests are not checked: the access key id only says who calls.
 */
@NullMarked
package org.ecorelay.local.aws;

import org.jspecify.annotations.NullMarked;
