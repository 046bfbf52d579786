/** Adapters of the core's ports on the AWS SDK: DynamoDB, SQS, KMS, Secrets Manager, SNS, SES; beside SES, SMTP in {@code smtp}. */
@NullMarked
package org.ecorelay.aws;

import org.jspecify.annotations.NullMarked;
