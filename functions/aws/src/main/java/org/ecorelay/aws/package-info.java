/** Adapters of the core's ports on the AWS SDK: DynamoDB, SQS, KMS, Secrets Manager, SNS, SES. */
@NullMarked
package org.ecorelay.aws;

import org.jspecify.annotations.NullMarked;
