package dev.kehrwieder.local.template;

import java.util.Map;
import java.util.Set;

/**
 * What the runner applies of a resource, and what it knowingly leaves out because one machine has no such thing:
 * permissions, encryption, alarms, log retention, backups.
 */
record KnownProperties(Set<String> applied, Set<String> notApplied) {
    static final String API = "AWS::Serverless::Api";
    static final String FUNCTION = "AWS::Serverless::Function";
    static final String TABLE = "AWS::DynamoDB::Table";
    static final String QUEUE = "AWS::SQS::Queue";
    static final String BUCKET = "AWS::S3::Bucket";
    static final String SUBSCRIPTION = "AWS::SNS::Subscription";
    static final String MAIL_EVENTS = "AWS::SES::ConfigurationSetEventDestination";
    static final String FIREWALL = "AWS::WAFv2::WebACL";

    private static final Map<String, KnownProperties> PLAYED = Map.of(
            API,
            known(
                    "Name StageName Auth BinaryMediaTypes",
                    "Description EndpointConfiguration OpenApiVersion MethodSettings AccessLogSetting TracingEnabled"
                            + " GatewayResponses AlwaysDeploy Tags ApiKeySourceType MinimumCompressionSize"
                            + " MergeDefinitions PropagateTags FailOnWarnings Variables"),
            FUNCTION,
            known(
                    "FunctionName CodeUri Handler Timeout MemorySize Environment Events",
                    "Runtime Architectures Role Policies PermissionsBoundary Description Tags PropagateTags LoggingConfig"
                            + " Tracing SnapStart AutoPublishAlias AutoPublishCodeSha256 DeploymentPreference"
                            + " ReservedConcurrentExecutions EphemeralStorage"
                            + " EventInvokeConfig DeadLetterQueue KmsKeyArn RecursiveLoop"),
            TABLE,
            known(
                    "TableName AttributeDefinitions KeySchema GlobalSecondaryIndexes StreamSpecification"
                            + " TimeToLiveSpecification",
                    "BillingMode PointInTimeRecoverySpecification DeletionProtectionEnabled SSESpecification TableClass"
                            + " Tags ContributorInsightsSpecification WarmThroughput OnDemandThroughput"),
            QUEUE,
            known(
                    "QueueName VisibilityTimeout DelaySeconds MessageRetentionPeriod RedrivePolicy",
                    "KmsMasterKeyId SqsManagedSseEnabled RedriveAllowPolicy ReceiveMessageWaitTimeSeconds"
                            + " MaximumMessageSize KmsDataKeyReusePeriodSeconds Tags"),
            BUCKET,
            known(
                    "BucketName",
                    "BucketEncryption PublicAccessBlockConfiguration OwnershipControls LifecycleConfiguration"
                            + " VersioningConfiguration CorsConfiguration Tags LoggingConfiguration"),
            SUBSCRIPTION,
            known("TopicArn Protocol Endpoint RawMessageDelivery", ""),
            MAIL_EVENTS,
            known("ConfigurationSetName EventDestination", ""),
            FIREWALL,
            known("DefaultAction CustomResponseBodies Rules", "Scope VisibilityConfig Name Description Tags"));

    private static final Map<String, KnownProperties> LEFT_OUT = Map.ofEntries(
            leftOut(
                    "AWS::IAM::Role",
                    "RoleName AssumeRolePolicyDocument Policies ManagedPolicyArns Description Path"
                            + " PermissionsBoundary MaxSessionDuration Tags"),
            leftOut("AWS::IAM::Policy", "PolicyName PolicyDocument Roles Users Groups"),
            leftOut("AWS::IAM::ManagedPolicy", "ManagedPolicyName PolicyDocument Description Path Roles"),
            leftOut(
                    "AWS::Logs::LogGroup",
                    "LogGroupName RetentionInDays KmsKeyId LogGroupClass DataProtectionPolicy Tags"),
            leftOut("AWS::Logs::MetricFilter", "FilterName FilterPattern LogGroupName MetricTransformations"),
            leftOut(
                    "AWS::CloudWatch::Alarm",
                    "AlarmName AlarmDescription Namespace MetricName Dimensions Metrics Statistic ExtendedStatistic"
                            + " Period EvaluationPeriods DatapointsToAlarm Threshold ComparisonOperator"
                            + " TreatMissingData AlarmActions OKActions InsufficientDataActions ActionsEnabled Unit"
                            + " Tags"),
            leftOut("AWS::CloudWatch::Dashboard", "DashboardName DashboardBody"),
            leftOut("AWS::Budgets::Budget", "Budget NotificationsWithSubscribers"),
            leftOut("AWS::WAFv2::WebACLAssociation", "ResourceArn WebACLArn"),
            leftOut("AWS::SNS::Topic", "TopicName DisplayName Subscription KmsMasterKeyId Tags"),
            leftOut("AWS::SNS::TopicPolicy", "Topics PolicyDocument"),
            leftOut("AWS::SQS::QueuePolicy", "Queues PolicyDocument"),
            leftOut("AWS::S3::BucketPolicy", "Bucket PolicyDocument"),
            leftOut("AWS::Lambda::Permission", "Action FunctionName Principal SourceArn SourceAccount"),
            leftOut(
                    "AWS::ApiGateway::GatewayResponse",
                    "RestApiId ResponseType StatusCode ResponseParameters ResponseTemplates"),
            leftOut("AWS::ApiGateway::Account", "CloudWatchRoleArn"),
            leftOut(
                    "AWS::ApiGateway::DomainName",
                    "DomainName RegionalCertificateArn EndpointConfiguration SecurityPolicy Tags"),
            leftOut("AWS::ApiGateway::BasePathMapping", "DomainName RestApiId Stage BasePath"),
            leftOut("AWS::Route53::RecordSet", "HostedZoneId Name Type TTL ResourceRecords AliasTarget"),
            leftOut("AWS::ApiGateway::UsagePlan", "UsagePlanName Description ApiStages Quota Throttle Tags"),
            leftOut(
                    "AWS::SES::EmailIdentity",
                    "EmailIdentity ConfigurationSetAttributes DkimAttributes DkimSigningAttributes FeedbackAttributes"
                            + " MailFromAttributes Tags"),
            leftOut(
                    "AWS::SES::ConfigurationSet",
                    "Name DeliveryOptions ReputationOptions SendingOptions SuppressionOptions TrackingOptions"
                            + " VdmOptions Tags"),
            leftOut("AWS::SSM::Parameter", "Name Type Value Description Tier AllowedPattern DataType Tags"),
            leftOut("AWS::SecretsManager::Secret", "Name Description GenerateSecretString KmsKeyId Tags"));

    /** What is known of a type of resource; a type in neither list is an error. */
    static KnownProperties of(String logicalId, String type) {
        KnownProperties known = PLAYED.getOrDefault(type, LEFT_OUT.get(type));
        if (known == null) {
            throw new TemplateException(logicalId + ": the runner does not understand the type " + type);
        }
        return known;
    }

    static boolean isPlayed(String type) {
        return PLAYED.containsKey(type);
    }

    private static KnownProperties known(String applied, String notApplied) {
        return new KnownProperties(Set.of(applied.split(" ")), Set.of(notApplied.split(" ")));
    }

    private static Map.Entry<String, KnownProperties> leftOut(String type, String properties) {
        return Map.entry(type, new KnownProperties(Set.of(), Set.of(properties.split(" "))));
    }
}
