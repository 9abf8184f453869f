package dev.kehrwieder.local.provision;

import dev.kehrwieder.local.template.Template;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

/** Finds what somebody deployed by CloudFormation. */
public record DeployedStack(URI endpoint, String region, String key) {
    /** The physical names of the stack's resources, by logical id. */
    public Map<String, String> names(String stack) {
        try (CloudFormationClient client = Clients.local(
                        CloudFormationClient.builder(), endpoint, region, Clients.credentials(key, key))
                .build()) {
            Map<String, String> names = new HashMap<>();
            for (StackResource resource : client.describeStackResources(request -> request.stackName(stack))
                    .stackResources()) {
                if (resource.physicalResourceId() != null) {
                    names.put(resource.logicalResourceId(), resource.physicalResourceId());
                }
            }
            return names;
        }
    }

    /** Where the template's resources are, all of them made by somebody else. */
    public static Provisioned find(Template template, Clients clients) {
        Map<String, String> streams = new HashMap<>();
        template.tables()
                .forEach(table -> streams.put(
                        template.physical().arn("dynamodb", "table/" + table.name() + "/stream/local"),
                        clients.dynamoDb()
                                .describeTable(request -> request.tableName(table.name()))
                                .table()
                                .latestStreamArn()));
        Map<String, String> urls = new HashMap<>();
        template.queues()
                .forEach(queue -> urls.put(
                        queue.name(),
                        clients.sqs()
                                .getQueueUrl(request -> request.queueName(queue.name()))
                                .queueUrl()));
        return new Provisioned(urls, streams);
    }
}
