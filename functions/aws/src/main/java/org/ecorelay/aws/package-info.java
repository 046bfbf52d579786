/** Adapters of the core's ports on the AWS SDK: queues, keys, secrets and topics; tables in {@code dynamo}, mails in {@code mail} and {@code smtp}. */
@NullMarked
package org.ecorelay.aws;

import org.jspecify.annotations.NullMarked;
