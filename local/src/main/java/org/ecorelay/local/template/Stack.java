package org.ecorelay.local.template;

/**
 * The values of CloudFormation's pseudo parameters.
 *
 * @param name {@code AWS::StackName}; begins the name of every resource that the template leaves unnamed
 * @param region {@code AWS::Region}
 * @param account {@code AWS::AccountId}, twelve digits
 * @param partition {@code AWS::Partition}
 * @param urlSuffix {@code AWS::URLSuffix}
 */
public record Stack(String name, String region, String account, String partition, String urlSuffix) {
    public Stack {
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("an AWS account id has twelve digits, not \"" + account + "\"");
        }
    }

    /** A stack in the local account 000000000000 and region eu-central-1. */
    public static Stack local(String name) {
        return new Stack(name, "eu-central-1", "000000000000", "aws", "amazonaws.com");
    }

    /** The ARN of something in this stack's account and region. */
    public String arn(String service, String resource) {
        return String.join(":", "arn", partition, service, region, account, resource);
    }

    /** The ARN of something of this account that is in no region, such as a role. */
    String iamArn(String resource) {
        return String.join(":", "arn", partition, "iam", "", account, resource);
    }

    String nameOf(String logicalId) {
        return name + "-" + logicalId;
    }
}
