package dev.kehrwieder.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.HouseClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each function may do what it can come to do, and nothing else. */
class RolesTest {
    private static final Set<String> LOG = Set.of("logs:CreateLogStream", "logs:PutLogEvents");

    /** These services know no narrower resource: a quota is the account's, and a trace has no name. */
    private static final Set<String> OF_THE_ACCOUNT =
            Set.of("ses:GetSendQuota", "xray:PutTraceSegments", "xray:PutTelemetryRecords");

    /** Of which nobody knows the name beforehand: a document, a shop's secret, a shop's sender, the table's stream. */
    private static final String NAMED_LATER =
            "(.*\\$\\{Bucket\\.Arn}/labels|.*parameter\\$\\{SecretsPrefix}/(link|carrier|payment)"
                    + "|.*:identity|\\$\\{Table\\.Arn}/stream)/\\*";

    private final Map<String, Map<?, ?>> functions = ProjectTemplate.written(KnownProperties.FUNCTION);
    private final Map<String, Map<?, ?>> roles = ProjectTemplate.written("AWS::IAM::Role");

    private record Statement(String id, List<String> actions, List<Object> resources) {}

    @Test
    void a_function_has_a_role_of_its_own_that_only_lambda_takes() {
        List<String> taken = new ArrayList<>();
        functions.forEach((id, function) -> {
            taken.add(role(function));
            assertThat(function.containsKey("Policies")).as(id).isFalse();
            Map<?, ?> trust = ProjectTemplate.map(roles.get(role(function)), "AssumeRolePolicyDocument");
            assertThat(trust.get("Statement"))
                    .as(id)
                    .isEqualTo(List.of(Map.of(
                            "Effect", "Allow",
                            "Principal", Map.of("Service", "lambda.amazonaws.com"),
                            "Action", "sts:AssumeRole")));
            assertThat(roles.get(role(function)).get("ManagedPolicyArns"))
                    .as(id)
                    .isEqualTo(List.of(Map.of("Ref", "TracesPolicy")));
        });
        assertThat(taken).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    void a_function_may_do_what_it_can_come_to_do_and_nothing_else() {
        functions.forEach((id, function) -> {
            Set<String> needed = new TreeSet<>(LOG);
            Reach.of(HouseClasses.all(), String.valueOf(function.get("Handler"))).stream()
                    .flatMap(CalledActions::of)
                    .forEach(needed::add);
            ProjectTemplate.events(function).flatMap(RolesTest::polled).forEach(needed::add);
            Set<String> allowed = statements(function)
                    .flatMap(statement -> statement.actions().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(allowed).as(id).isEqualTo(needed);
        });
    }

    /** IAM refuses a policy with two of one name. */
    @Test
    void every_permission_of_a_role_has_a_name_of_its_own() {
        functions.forEach((id, function) -> assertThat(statements(function).map(Statement::id))
                .as(id)
                .doesNotContain("null")
                .doesNotHaveDuplicates());
    }

    @Test
    void no_permission_is_wider_than_its_service_can_say() {
        functions.forEach((id, function) -> everything(function).forEach(statement -> {
            assertThat(statement.actions())
                    .as(id)
                    .isNotEmpty()
                    .allMatch(action -> action.matches("[a-z0-9]+:[A-Za-z]+"));
            assertThat(statement.resources()).as(id).isNotEmpty().allSatisfy(resource -> {
                String written = resource instanceof Map<?, ?> map
                        ? String.valueOf(map.values().iterator().next())
                        : String.valueOf(resource);
                if (written.equals("*")) {
                    assertThat(OF_THE_ACCOUNT).containsAll(statement.actions());
                } else if (written.contains("*")) {
                    assertThat(written).matches(NAMED_LATER);
                }
            });
        }));
    }

    @Test
    void a_function_writes_to_its_own_log_only() {
        functions.forEach((id, function) -> {
            Object log =
                    ProjectTemplate.map(function, "LoggingConfig", "LogGroup").get("Ref");
            assertThat(statements(function)
                            .filter(statement -> statement.actions().stream().anyMatch(LOG::contains)))
                    .as(id)
                    .containsExactly(new Statement(
                            "Log", LOG.stream().sorted().toList(), List.of(Map.of("Fn::GetAtt", log + ".Arn"))));
        });
    }

    /** What Lambda itself does for a function, by the function's role. */
    private static Stream<String> polled(Map<?, ?> event) {
        return switch (String.valueOf(event.get("Type"))) {
            case "SQS" -> Stream.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
            case "DynamoDB" ->
                Stream.of(
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams",
                        // To the queue of what failed.
                        "sqs:SendMessage");
            default -> Stream.empty();
        };
    }

    private static String role(Map<?, ?> function) {
        return String.valueOf(ProjectTemplate.map(function, "Role").get("Fn::GetAtt"))
                .replaceFirst("\\.Arn$", "");
    }

    /** Of its own role and of what all roles share. */
    private Stream<Statement> everything(Map<?, ?> function) {
        return Stream.concat(
                statements(function),
                ProjectTemplate.written("AWS::IAM::ManagedPolicy").values().stream()
                        .flatMap(RolesTest::statementsOf));
    }

    private Stream<Statement> statements(Map<?, ?> function) {
        return ProjectTemplate.list(roles.get(role(function)).get("Policies")).stream()
                .flatMap(policy -> statementsOf((Map<?, ?>) policy));
    }

    private static Stream<Statement> statementsOf(Map<?, ?> policy) {
        return ProjectTemplate.list(
                        ProjectTemplate.map(policy, "PolicyDocument").get("Statement"))
                .stream()
                .map(written -> (Map<?, ?>) written)
                .map(statement -> {
                    assertThat(statement.get("Effect")).isEqualTo("Allow");
                    return new Statement(
                            String.valueOf(statement.get("Sid")),
                            ProjectTemplate.list(statement.get("Action")).stream()
                                    .map(String::valueOf)
                                    .toList(),
                            ProjectTemplate.list(statement.get("Resource")));
                });
    }
}
