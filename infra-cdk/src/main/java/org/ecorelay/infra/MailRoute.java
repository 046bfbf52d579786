package org.ecorelay.infra;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** How mails leave, as the operator has chosen: by SES, or by SMTP. */
sealed interface MailRoute permits SesRoute, SmtpRoute {
    /** What the function that mails is told besides the sender address. */
    Map<String, String> environment();

    /** What it may do for it. */
    PolicyStatement permission();

    /** Where bounces and complaints are counted; empty: nobody tells us of them. */
    Optional<String> configurationSet();
}
