package dev.kehrwieder.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTest extends TemplateFixture {
    private static final String MAIL_EVENTS =
            """
            Resources:
              Mails:
                Type: AWS::SES::ConfigurationSet
              Destination:
                Type: AWS::SES::ConfigurationSetEventDestination
                Properties:
                  ConfigurationSetName: !Ref Mails
                  EventDestination:
                    Enabled: true
                    MatchingEventTypes: [bounce, complaint]
                    SnsDestination: {TopicARN: !Ref Topic}
              Topic:
                Type: AWS::SNS::Topic
              Subscription:
                Type: AWS::SNS::Subscription
                Properties:
                  TopicArn: !Ref Topic
                  Protocol: sqs
                  Endpoint: !GetAtt MailQueue.Arn
                  RawMessageDelivery: true
              People:
                Type: AWS::SNS::Subscription
                Properties: {TopicArn: !Ref Topic, Protocol: email, Endpoint: ops@example.org}
              MailQueue:
                Type: AWS::SQS::Queue
            """;

    private static final String FUNCTION =
            """
            Globals:
              Function:
                Runtime: java25
                Timeout: 10
                MemorySize: 512
                Environment:
                  Variables:
                    TABLE_NAME: !Ref Table
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                DeletionPolicy: Retain
                Properties:
                  TableName: !Sub "${AWS::StackName}-table"
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions:
                    - {AttributeName: pk, AttributeType: S}
                    - {AttributeName: sk, AttributeType: S}
                    - {AttributeName: dueShard, AttributeType: S}
                  KeySchema:
                    - {AttributeName: pk, KeyType: HASH}
                    - {AttributeName: sk, KeyType: RANGE}
                  GlobalSecondaryIndexes:
                    - IndexName: due
                      KeySchema: [{AttributeName: dueShard, KeyType: HASH}]
                      Projection: {ProjectionType: KEYS_ONLY}
                  StreamSpecification: {StreamViewType: NEW_IMAGE}
                  TimeToLiveSpecification: {AttributeName: expiresAt, Enabled: true}
              LabelsQueue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Sub "${AWS::StackName}-labels-queue"
                  VisibilityTimeout: 180
                  RedrivePolicy:
                    deadLetterTargetArn: !GetAtt LabelsDlq.Arn
                    maxReceiveCount: 5
              LabelsDlq:
                Type: AWS::SQS::Queue
              LabelsRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: {Version: 2012-10-17}
              LabelsFunction:
                Type: AWS::Serverless::Function
                Metadata: {SkipBuild: true}
                Properties:
                  CodeUri: functions/labels/target/package
                  Handler: dev.kehrwieder.labels.LabelsHandler::handleRequest
                  Role: !GetAtt LabelsRole.Arn
                  Timeout: 30
                  Environment:
                    Variables:
                      QUEUE_URL: !Ref LabelsQueue
                      PUBLIC_URL: !Join ["/", [!Ref "AWS::Region", !GetAtt LabelsQueue.QueueName]]
                  Events:
                    Labels:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt LabelsQueue.Arn
                        BatchSize: 5
                        FunctionResponseTypes: [ReportBatchItemFailures]
                        ScalingConfig: {MaximumConcurrency: 2}
                    Events:
                      Type: DynamoDB
                      Properties:
                        Stream: !GetAtt Table.StreamArn
                        StartingPosition: TRIM_HORIZON
                        MaximumRetryAttempts: 3
                        FilterCriteria:
                          Filters:
                            - Pattern: '{"eventName": ["INSERT"]}'
                        DestinationConfig:
                          OnFailure: {Destination: !GetAtt LabelsDlq.Arn}
                    Often:
                      Type: Schedule
                      Properties: {Schedule: rate(5 minutes)}
            """;

    @Test
    void a_function_s_published_version_is_the_function_here() {
        Template template = read(
                """
                Resources:
                  Access:
                    Type: AWS::Serverless::Function
                    Properties: {CodeUri: access, Handler: a.B, AutoPublishAlias: live}
                  Api:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: live
                      Auth:
                        DefaultAuthorizer: Key
                        Authorizers:
                          Key:
                            FunctionPayloadType: REQUEST
                            FunctionArn: !Ref Access.Alias
                            Identity: {Headers: [Authorization]}
                """);
        String arn = template.apis().getFirst().authorizers().get("Key").functionArn();
        assertThat(template.functionByArn(arn).logicalId()).isEqualTo("Access");
    }

    @Test
    void a_table_comes_with_keys_index_stream_and_time_to_live() {
        assertThat(read(FUNCTION).tables())
                .containsExactly(new TableResource(
                        "Table",
                        "kehrwieder-table",
                        Map.of("pk", "S", "sk", "S", "dueShard", "S"),
                        new TableResource.Key("pk", Optional.of("sk")),
                        List.of(new TableResource.Index(
                                "due", new TableResource.Key("dueShard", Optional.empty()), "KEYS_ONLY", List.of())),
                        Optional.of("NEW_IMAGE"),
                        Optional.of("expiresAt")));
    }

    @Test
    void a_queue_knows_its_dead_letter_queue_and_its_short_name() {
        Template template = read(FUNCTION);
        QueueResource queue = template.queues().getFirst();
        assertThat(queue.shortName()).isEqualTo("labels-queue");
        assertThat(queue.visibilityTimeout()).isEqualTo(Duration.ofMinutes(3));
        assertThat(queue.redrive()).hasValueSatisfying(redrive -> {
            assertThat(redrive.maxReceiveCount()).isEqualTo(5);
            assertThat(template.queueByArn(redrive.deadLetterArn()).shortName()).isEqualTo("labels-dlq");
        });
    }

    @Test
    void a_function_gets_the_globals_its_own_values_and_resolved_references() {
        FunctionResource function = read(FUNCTION).functions().getFirst();
        assertThat(function.shortName()).isEqualTo("labels");
        assertThat(function.handler()).isEqualTo("dev.kehrwieder.labels.LabelsHandler");
        assertThat(function.codeUri()).isEqualTo(folder.resolve("functions/labels/target/package"));
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(function.memoryMegabytes()).isEqualTo(512);
        assertThat(function.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "TABLE_NAME", "kehrwieder-table",
                        "QUEUE_URL", "http://127.0.0.1:9324/000000000000/kehrwieder-labels-queue",
                        "PUBLIC_URL", "eu-central-1/kehrwieder-labels-queue"));
    }

    @Test
    void event_sources_are_read_with_their_settings() {
        String arn = "arn:aws:sqs:eu-central-1:000000000000:kehrwieder-labels";
        assertThat(read(FUNCTION).functions().getFirst().events())
                .containsExactly(
                        new EventSource.Messages("Labels", arn + "-queue", 5, 2, true, true),
                        new EventSource.Stream(
                                "Events",
                                "arn:aws:dynamodb:eu-central-1:000000000000:table/kehrwieder-table/stream/local",
                                100,
                                true,
                                List.of("{\"eventName\": [\"INSERT\"]}"),
                                3,
                                Optional.empty(),
                                false,
                                false,
                                Optional.of(arn + "-dlq"),
                                true),
                        new EventSource.Schedule("Often", Duration.ofMinutes(5), Optional.empty(), true));
    }

    @Test
    void events_of_mails_are_followed_from_the_configuration_set_to_the_queue() {
        Template template = read(MAIL_EVENTS);

        assertThat(template.mailEvents())
                .containsExactly(new MailEventsResource(
                        "kehrwieder-mails",
                        Set.of("bounce", "complaint"),
                        "arn:aws:sqs:eu-central-1:000000000000:kehrwieder-mail-queue"));
        assertThat(read(MAIL_EVENTS.replace("Enabled: true", "Enabled: false")).mailEvents())
                .isEmpty();
    }

    @Test
    void events_of_mails_in_another_form_or_to_another_place_are_refused() {
        assertRefused(
                MAIL_EVENTS.replace("RawMessageDelivery: true", "RawMessageDelivery: false"), "RawMessageDelivery");
        assertRefused(MAIL_EVENTS.replace("SnsDestination", "EventBridgeDestination"), "EventBridgeDestination");
    }

    @Test
    void an_api_with_its_authorizer_and_routes() {
        Template template = read(
                """
                Resources:
                  Api:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: live
                      BinaryMediaTypes: ["*~1*"]
                      Auth:
                        DefaultAuthorizer: Keys
                        Authorizers:
                          Keys:
                            FunctionPayloadType: REQUEST
                            FunctionArn: !GetAtt Access.Arn
                            Identity: {Headers: [Authorization], ReauthorizeEvery: 60}
                  Access:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: x
                      Handler: a.B
                      Events:
                        Health:
                          Type: Api
                          Properties:
                            {RestApiId: !Ref Api, Path: /v1/health, Method: get, Auth: {Authorizer: NONE}}
                """);
        ApiResource api = template.apis().getFirst();
        assertThat(api.binaryMediaTypes()).containsExactly("*/*");
        assertThat(api.defaultAuthorizer()).contains("Keys");
        assertThat(api.authorizers().get("Keys").cache()).isEqualTo(Duration.ofMinutes(1));
        assertThat(template.functionByArn(api.authorizers().get("Keys").functionArn())
                        .events())
                .containsExactly(new EventSource.Route("Health", api.id(), "/v1/health", "GET", Optional.of("NONE")));
    }

    @Test
    void parameters_conditions_and_mappings_are_resolved() {
        String text =
                """
                Parameters:
                  Level: {Type: String, Default: low}
                Mappings:
                  Names: {low: {name: small}, high: {name: big}}
                Conditions:
                  IsHigh: !Equals [!Ref Level, high]
                Resources:
                  Always:
                    Type: AWS::SQS::Queue
                    Properties:
                      QueueName: !FindInMap [Names, !Ref Level, name]
                      VisibilityTimeout: !If [IsHigh, 60, !Ref "AWS::NoValue"]
                  Sometimes:
                    Type: AWS::SQS::Queue
                    Condition: IsHigh
                """;
        assertThat(read(text).queues()).singleElement().satisfies(queue -> {
            assertThat(queue.name()).isEqualTo("small");
            assertThat(queue.visibilityTimeout()).isEqualTo(Duration.ofSeconds(30));
        });
        assertThat(read(text, Map.of("Level", "high")).queues())
                .extracting(QueueResource::name)
                .containsExactly("big", "kehrwieder-sometimes");
    }

    @Test
    void a_property_that_is_not_understood_is_named_with_its_resource() {
        assertRefused(
                """
                Resources:
                  Orders: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}
                """,
                "Orders (AWS::SQS::Queue)",
                "FifoQueue");
    }

    @Test
    void a_property_of_an_event_that_is_not_understood_is_named() {
        assertRefused(FUNCTION.replace("BatchSize: 5", "BatchSise: 5"), "LabelsFunction", "Labels", "BatchSise");
    }

    @Test
    void an_unknown_type_is_refused() {
        assertRefused("Resources: {Bus: {Type: AWS::Events::EventBus}}", "Bus", "AWS::Events::EventBus");
    }

    @Test
    void even_what_is_left_out_here_must_be_spelled_right() {
        assertRefused(
                "Resources: {Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDay: 30}}}",
                "Logs",
                "RetentionInDay");
    }

    @Test
    void a_reference_to_nothing_is_refused() {
        assertRefused(
                "Resources: {Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Nothing}}}",
                "Orders",
                "Nothing");
    }

    @Test
    void an_unknown_function_is_refused() {
        assertRefused(
                "Resources: {Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: !Base64 x}}}",
                "Orders",
                "Fn::Base64");
    }

    @Test
    void a_cron_schedule_is_refused_instead_of_never_running() {
        assertRefused(FUNCTION.replace("rate(5 minutes)", "'cron(0 1 * * ? *)'"), "Often", "Schedule");
    }

    @Test
    void a_parameter_without_value_and_a_value_without_parameter_are_refused() {
        assertRefused("{Parameters: {Sender: {Type: String}}, Resources: {}}", "Sender");
        assertThatThrownBy(() -> read("Resources: {}", Map.of("Sender", "x")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Sender");
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        assertRefused("Resources: {A: {Type: AWS::SQS::Queue}, A: {Type: AWS::SQS::Queue}}", "duplicate key A");
    }
}
