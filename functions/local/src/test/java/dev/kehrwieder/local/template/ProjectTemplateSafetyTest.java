package dev.kehrwieder.local.template;

import static dev.kehrwieder.local.template.ProjectTemplate.list;
import static dev.kehrwieder.local.template.ProjectTemplate.map;
import static dev.kehrwieder.local.template.ProjectTemplate.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What no emulator shows: permissions, logs, encryption, and what the gateway says by itself. */
class ProjectTemplateSafetyTest {
    private static final Map<String, Map<?, ?>> FUNCTIONS = written("AWS::Serverless::Function");

    @Test
    void every_function_is_started_once_per_version_and_goes_back_to_the_old_one_on_an_alarm_of_its_own() {
        Map<?, ?> globals = map(ProjectTemplate.globals(), "Function");
        assertThat(map(globals, "SnapStart").get("ApplyOn")).isEqualTo("PublishedVersions");
        assertThat(globals.get("AutoPublishAlias")).isEqualTo("live");
        Map<String, Map<?, ?>> alarms = written("AWS::CloudWatch::Alarm");
        FUNCTIONS.forEach((id, function) -> {
            // Else a changed address would wait for the next change of the code.
            assertThat(function.get("AutoPublishCodeSha256")).as(id).isEqualTo(Map.of("Ref", "Release"));
            assertThat(list(map(function, "DeploymentPreference").get("Alarms")))
                    .as(id)
                    .isNotEmpty()
                    .allMatch(alarm -> alarms.containsKey(((Map<?, ?>) alarm).get("Ref")));
        });
        assertThat(map(written("AWS::Serverless::Api").get("Api"), "Auth", "Authorizers", "ApiKey")
                        .get("FunctionArn"))
                .isEqualTo(Map.of("Ref", "AccessFunction.Alias"));
    }

    @Test
    void nothing_is_ever_scanned_or_deleted_from_the_table() {
        assertThat(statements().stream().flatMap(statement -> list(statement.get("Action")).stream()))
                .doesNotContain("dynamodb:Scan", "dynamodb:DeleteItem", "dynamodb:PartiQLSelect");
    }

    @Test
    void every_function_writes_to_its_own_log_which_ends_some_day() {
        Map<String, Map<?, ?>> logs = written("AWS::Logs::LogGroup");
        List<Object> used = new ArrayList<>();
        FUNCTIONS.forEach((id, function) -> {
            Object log = map(function, "LoggingConfig", "LogGroup").get("Ref");
            used.add(log);
            Object name = map(function, "FunctionName").get("Fn::Sub");
            assertThat(map(logs.get(log), "LogGroupName").get("Fn::Sub")).isEqualTo("/aws/lambda/" + name);
        });
        assertThat(used).doesNotHaveDuplicates();
        assertThat(logs).allSatisfy((id, log) -> assertThat(log.get("RetentionInDays"))
                .isEqualTo(Map.of("Ref", "LogRetentionDays")));
    }

    @Test
    void every_queue_is_encrypted() {
        assertThat(written("AWS::SQS::Queue")).isNotEmpty().allSatisfy((id, queue) -> assertThat(
                        queue.get("SqsManagedSseEnabled"))
                .isEqualTo(true));
    }

    @Test
    void only_ses_writes_to_the_topic_of_mail_events_and_only_the_topic_to_their_queue() {
        assertThat(written("AWS::SQS::QueuePolicy").values()).singleElement().satisfies(policy -> {
            assertThat(policy.get("Queues")).isEqualTo(List.of(Map.of("Ref", "MailEventsQueue")));
            assertAllows(policy, "sns.amazonaws.com", "sqs:SendMessage", "aws:SourceArn");
        });
        assertThat(written("AWS::SNS::TopicPolicy").values()).singleElement().satisfies(policy -> {
            assertThat(policy.get("Topics")).isEqualTo(List.of(Map.of("Ref", "MailEventsTopic")));
            assertAllows(policy, "ses.amazonaws.com", "sns:Publish", "AWS:SourceArn");
        });
    }

    private static void assertAllows(Map<?, ?> policy, String who, String what, String source) {
        assertThat(list(map(policy, "PolicyDocument").get("Statement")))
                .singleElement()
                .satisfies(statement -> {
                    Map<?, ?> allowed = (Map<?, ?>) statement;
                    assertThat(allowed.get("Principal")).isEqualTo(Map.of("Service", who));
                    assertThat(allowed.get("Action")).isEqualTo(what);
                    assertThat(map(allowed, "Condition", "ArnEquals").containsKey(source))
                            .isTrue();
                });
    }

    @Test
    void the_table_can_be_restored_and_not_be_lost() {
        assertThat(written("AWS::DynamoDB::Table").values()).singleElement().satisfies(table -> {
            assertThat(map(table, "PointInTimeRecoverySpecification").get("PointInTimeRecoveryEnabled"))
                    .isEqualTo(true);
            assertThat(table.get("DeletionProtectionEnabled")).isEqualTo(true);
            assertThat(map(table, "SSESpecification").get("SSEEnabled")).isEqualTo(true);
        });
    }

    @Test
    void the_bucket_is_closed_to_the_public() {
        assertThat(written("AWS::S3::Bucket").values()).singleElement().satisfies(bucket -> assertThat(
                        map(bucket, "PublicAccessBlockConfiguration").values())
                .hasSize(4)
                .allMatch(Boolean.TRUE::equals));
    }

    @Test
    void what_the_gateway_says_by_itself_is_a_problem_of_the_api() {
        Map<?, ?> responses = map(written("AWS::Serverless::Api").get("Api"), "GatewayResponses");
        assertThat(responses.keySet())
                .extracting(String::valueOf)
                .contains(
                        "UNAUTHORIZED",
                        "ACCESS_DENIED",
                        "MISSING_AUTHENTICATION_TOKEN",
                        "REQUEST_TOO_LARGE",
                        "THROTTLED",
                        "DEFAULT_4XX",
                        "DEFAULT_5XX");
        responses.forEach((type, value) -> {
            Map<?, ?> response = map(responses, String.valueOf(type));
            assertThat(map(response, "ResponseParameters", "Headers").get("Content-Type"))
                    .isEqualTo("'application/problem+json'");
            int status = assertProblem(
                    map(response, "ResponseTemplates").get("application/json").toString());
            assertThat(status).as(String.valueOf(type)).isEqualTo(response.get("StatusCode"));
        });
    }

    @Test
    void the_firewall_counts_by_key_and_by_address_as_asked_for_and_answers_as_the_api_does() {
        assertThat(ProjectTemplate.resolved().callLimits()).isEmpty();
        List<CallLimitResource> limits = ProjectTemplate.resolved(
                        Map.of("CallsPerKey", "3000", "CallsPerAddress", "500"))
                .callLimits();
        assertThat(limits).extracting(CallLimitResource::most).containsExactly(500, 3000);
        assertThat(limits)
                .extracting(CallLimitResource::header)
                .containsExactly(Optional.empty(), Optional.of("authorization"));
        assertThat(limits).allSatisfy(limit -> assertThat(assertProblem(limit.body()))
                .isEqualTo(limit.status())
                .isEqualTo(ProblemCode.RATE_LIMITED.status()));
    }

    /** Its status, which is the code's. */
    private static int assertProblem(String text) {
        JsonNode problem = new JsonMapper().readTree(text);
        ProblemCode code = ProblemCode.valueOf(problem.get("code").stringValue());
        assertThat(problem.get("status").intValue()).isEqualTo(code.status());
        assertThat(problem.get("title").stringValue()).isEqualTo(code.title());
        assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail", "code", "errors");
        return code.status();
    }

    @Test
    void the_access_log_holds_nobody_s_address() {
        String format = map(written("AWS::Serverless::Api").get("Api"), "AccessLogSetting")
                .get("Format")
                .toString();
        assertThat(new JsonMapper().readTree(format).isObject()).isTrue();
        assertThat(format).contains("$context.resourcePath").doesNotContain("identity", "$context.path", "queryString");
    }

    private static List<Map<?, ?>> statements() {
        List<Map<?, ?>> statements = new ArrayList<>();
        written("AWS::IAM::ManagedPolicy").values().forEach(policy -> add(policy, statements));
        written("AWS::IAM::Role").values().forEach(role -> {
            if (role.containsKey("Policies")) {
                list(role.get("Policies")).forEach(policy -> add((Map<?, ?>) policy, statements));
            }
        });
        return statements;
    }

    private static void add(Map<?, ?> policy, List<Map<?, ?>> statements) {
        list(map(policy, "PolicyDocument").get("Statement"))
                .forEach(statement -> statements.add((Map<?, ?>) statement));
    }
}
