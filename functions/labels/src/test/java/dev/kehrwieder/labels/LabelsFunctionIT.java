package dev.kehrwieder.labels;

import static dev.kehrwieder.core.Fixtures.event;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.parcel.FormerLabel;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.LabelSize;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.Carriers;
import dev.kehrwieder.core.usecase.IssueLabels;
import dev.kehrwieder.core.usecase.ReissueLabel;
import dev.kehrwieder.documents.Documents;
import dev.kehrwieder.platform.aws.LocalAws;
import dev.kehrwieder.platform.batch.SqsEvents;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.function.TestContext;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.platform.time.BusinessClock;
import dev.kehrwieder.platform.time.BusinessTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Against a real table, queue and bucket. */
final class LabelsFunctionIT {
    private static final String PREFIX = "labels/demo/" + ReturnJourney.RMA + "/1/";

    private static LocalAws aws;
    private static BusinessTime time;

    private ReturnJourney journey;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
        aws.queues();
        aws.bucket();
        time = BusinessTime.usual();
    }

    @AfterAll
    static void stop() {
        time.close();
        aws.close();
    }

    @BeforeEach
    void anApprovedReturn() {
        aws.table().renew();
        aws.bucket().keys("").forEach(key -> aws.bucket()
                .client()
                .deleteObject(request -> request.bucket(aws.bucket().name()).key(key)));
        journey = ReturnJourney.begin(aws.table().store(), new BusinessClock()).registered();
    }

    private static LabelsHandler handler() {
        return new LabelsHandler(aws.environment(IssueLabels.NAME));
    }

    private SQSEvent approved() {
        return SqsEvents.of(EventCodec.message(journey.last(ReturnEvent.ReturnApproved.class)));
    }

    private static ResponseBytes<GetObjectResponse> document(String name) {
        return aws.bucket()
                .client()
                .getObjectAsBytes(request -> request.bucket(aws.bucket().name()).key(PREFIX + name));
    }

    private static String start(String name, int length) {
        return new String(document(name).asByteArray(), 0, length, StandardCharsets.ISO_8859_1);
    }

    @Test
    void the_sample_makes_one_label_with_all_its_documents_by_both_entries() {
        try (CapturedOutput output = new CapturedOutput()) {
            assertThat(BothEntries.agree(handler(), SampleEvents.read("labels/return-approved.json")))
                    .isEqualTo(Json.parse("{\"batchItemFailures\":[]}"));
            assertThat(output.text()).doesNotContain("ada@example.org", "Ada Beispiel", "zu eng", "Laufschuh");
        }
        Parcel parcel = journey.now().state().parcel(1).orElseThrow();
        assertThat(parcel.status()).isEqualTo(ParcelStatus.LABEL_CREATED);
        assertThat(parcel.trackingNumber()).hasValue(ReturnJourney.TRACKING_NUMBER);
        assertThat(journey.now().state().status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
        assertThat(journey.trail()).containsOnlyOnce("LabelIssued");
        assertThat(aws.table().store().tracked("local", ReturnJourney.TRACKING_NUMBER))
                .contains(new TrackedParcel(journey.key(), 1));
        assertThat(aws.bucket().keys(PREFIX))
                .containsExactlyInAnyOrder(
                        PREFIX + "label.pdf",
                        PREFIX + "label.png",
                        PREFIX + "label.zpl",
                        PREFIX + "qr.png",
                        PREFIX + "slip.pdf");
    }

    @Test
    void documents_are_what_their_names_say() {
        handler().handleRequest(approved(), new TestContext("r-1"));
        assertThat(journey.now().state().parcel(1).flatMap(Parcel::documents))
                .map(ParcelDocuments::prefix)
                .hasValue("labels/demo/R7F3K9X2M42/1");
        assertThat(start("label.pdf", 5)).isEqualTo("%PDF-");
        assertThat(start("slip.pdf", 5)).isEqualTo("%PDF-");
        assertThat(start("label.png", 4)).isEqualTo("\u0089PNG");
        assertThat(start("qr.png", 4)).isEqualTo("\u0089PNG");
        assertThat(start("label.zpl", 3)).isEqualTo("^XA");
        assertThat(document("label.pdf").response().contentType()).isEqualTo("application/pdf");
        assertThat(document("qr.png").response().contentType()).isEqualTo("image/png");
    }

    @Test
    void another_carriers_documents_are_stored_and_served_byte_for_byte() throws Exception {
        byte[] odd = new byte[1024];
        for (int at = 0; at < odd.length; at++) {
            odd[at] = (byte) (at * 7);
        }
        Deployment deployment = new Deployment(aws.environment(IssueLabels.NAME));
        new IssueLabels(
                        deployment.store(),
                        deployment.commits(),
                        new Carriers(List.of(new OddCarrier(odd))),
                        new DrawnSlips(new Documents()),
                        deployment.documents(),
                        deployment.links(),
                        deployment.businessClock(),
                        deployment.machineClock())
                .on(
                        journey.key(),
                        journey.last(ReturnEvent.ReturnApproved.class).id());

        ParcelDocuments stored =
                journey.now().state().parcel(1).flatMap(Parcel::documents).orElseThrow();
        assertThat(stored.kinds()).containsExactly(DocumentKind.LABEL_PDF, DocumentKind.LABEL_ZPL, DocumentKind.SLIP);
        for (DocumentKind kind : List.of(DocumentKind.LABEL_PDF, DocumentKind.LABEL_ZPL)) {
            String key = stored.key(kind).orElseThrow();
            assertThat(deployment.documents().get(key)).hasValue(odd);
            URI link = deployment.documents().link(key, kind.contentType(), kind.fileName(), Duration.ofMinutes(5));
            assertThat(served(link)).isEqualTo(odd);
        }
        assertThat(start("slip.pdf", 5)).isEqualTo("%PDF-");
    }

    private static byte[] served(URI link) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private record OddCarrier(byte[] odd) implements Carrier {
        @Override
        public String name() {
            return "local";
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public GivenBack giveBack(String shop, Purchase purchase) {
            return GivenBack.NOT_OFFERED;
        }

        @Override
        public Label label(LabelRequest request) {
            return Label.of("JD014600003", Map.of(DocumentKind.LABEL_PDF, odd, DocumentKind.LABEL_ZPL, odd));
        }
    }

    @Test
    void the_same_approval_again_makes_the_same_documents_byte_for_byte() {
        LabelsHandler handler = handler();
        handler.handleRequest(approved(), new TestContext("r-1"));
        byte[] first = document("label.pdf").asByteArray();
        long version = journey.now().state().version();
        handler.handleRequest(approved(), new TestContext("r-2"));
        assertThat(document("label.pdf").asByteArray()).isEqualTo(first);
        assertThat(journey.now().state().version()).isEqualTo(version);
    }

    @Test
    void an_order_without_an_address_has_a_label_too() {
        aws.table()
                .given(new Write.PutOrderPerson(
                        journey.now().state().firstOrder(),
                        new Person(Optional.of("ada@example.org"), Optional.empty(), Optional.empty(), Map.of())));
        assertThat(handler().handleRequest(approved(), new TestContext("r-1")).getBatchItemFailures())
                .isEmpty();
        assertThat(aws.queues().take("labels-dlq")).isEmpty();
        assertThat(start("label.pdf", 5)).isEqualTo("%PDF-");
    }

    private List<Task> tasks() {
        return aws.table().store().tasks(TaskQuery.about(journey.key(), 10)).tasks();
    }

    @Test
    void a_label_that_can_never_be_drawn_is_said_once_and_becomes_a_task() {
        Map<String, String> environment = aws.environment(IssueLabels.NAME);
        environment.put("PUBLIC_URL", "https://" + "a".repeat(400) + ".example.org");
        LabelsHandler handler = new LabelsHandler(environment);

        assertThat(handler.handleRequest(approved(), new TestContext("r-1")).getBatchItemFailures())
                .isEmpty();
        assertThat(handler.handleRequest(approved(), new TestContext("r-2")).getBatchItemFailures())
                .isEmpty();

        assertThat(journey.last(ReturnEvent.LabelFailed.class).event())
                .isEqualTo(new ReturnEvent.LabelFailed(1, "local", "LINK_TOO_LONG"));
        assertThat(journey.trail()).containsOnlyOnce("LabelFailed").doesNotContain("LabelIssued");
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.LABEL_FAILED);
            assertThat(task.detail()).isEqualTo("LINK_TOO_LONG");
        });
        assertThat(aws.queues().take("labels-dlq")).isEmpty();
        assertThat(aws.bucket().keys(PREFIX)).isEmpty();
    }

    @Test
    void a_return_that_was_canceled_meanwhile_gets_no_label() {
        ReturnJourney other = canceled();
        assertThat(handler().handleRequest(approved(), new TestContext("r-1")).getBatchItemFailures())
                .isEmpty();
        assertThat(other.trail()).doesNotContain("LabelIssued");
        assertThat(aws.bucket().keys(PREFIX)).isEmpty();
    }

    private ReturnJourney canceled() {
        var state = journey.now().state();
        var canceled = state.withStage(Stage.CANCELED).next(state.healAt(), state.dueAt());
        aws.table().given(new Write.PutReturn(Optional.of(state), canceled));
        return journey;
    }

    @Test
    void a_bucket_that_is_away_brings_the_message_back_and_nothing_is_said() {
        Map<String, String> environment = aws.environment(IssueLabels.NAME);
        environment.put("BUCKET_NAME", "gone");
        var answer = new LabelsHandler(environment).handleRequest(approved(), new TestContext("r-1"));
        assertThat(answer.getBatchItemFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getItemIdentifier()).isEqualTo("m-0"));
        assertThat(journey.trail()).doesNotContain("LabelIssued");
        assertThat(journey.now().state().parcel(1).orElseThrow().trackingNumber())
                .isEmpty();
    }

    @Test
    void another_label_has_a_number_and_documents_of_its_own_and_the_old_one_is_given_back() {
        LabelsHandler handler = handler();
        handler.handleRequest(approved(), new TestContext("r-1"));
        byte[] old = document("label.pdf").asByteArray();
        Deployment deployment = new Deployment(aws.environment(IssueLabels.NAME));
        new ReissueLabel(deployment.store(), deployment.commits(), deployment.businessClock())
                .reissue(journey.key(), 1, "SUPPORT:k1", Optional.empty());

        SQSEvent both = SqsEvents.of(
                EventCodec.message(journey.last(ReturnEvent.LabelVoided.class)),
                EventCodec.message(journey.last(ReturnEvent.LabelRequested.class)));
        assertThat(handler.handleRequest(both, new TestContext("r-2")).getBatchItemFailures())
                .isEmpty();

        Parcel parcel = journey.now().state().parcel(1).orElseThrow();
        assertThat(parcel.status()).isEqualTo(ParcelStatus.LABEL_CREATED);
        assertThat(parcel.trackingNumber().orElseThrow()).isNotEqualTo(ReturnJourney.TRACKING_NUMBER);
        assertThat(parcel.label().former()).singleElement().satisfies(former -> {
            assertThat(former.trackingNumber()).isEqualTo(ReturnJourney.TRACKING_NUMBER);
            assertThat(former.ending()).isEqualTo(FormerLabel.Ending.GIVEN_BACK);
        });
        assertThat(aws.table().store().tracked("local", ReturnJourney.TRACKING_NUMBER))
                .contains(new TrackedParcel(journey.key(), 1));
        assertThat(document("label.pdf").asByteArray()).isEqualTo(old);
        assertThat(document("2/label.pdf").asByteArray()).isNotEqualTo(old);
    }

    @Test
    void a_bad_message_keeps_no_good_one_from_its_label() {
        String stray = EventCodec.message(event(returnKey("R-0"), 1, 1, new ReturnEvent.ReturnApproved(true)));
        String good = EventCodec.message(journey.last(ReturnEvent.ReturnApproved.class));
        var answer = handler().handleRequest(SqsEvents.of(stray, "no event", good), new TestContext("r-1"));
        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(journey.trail()).containsOnlyOnce("LabelIssued");
        assertThat(aws.queues().take("labels-dlq"))
                .extracting(message -> message.messageAttributes().get("reason").stringValue())
                .containsExactlyInAnyOrder("UNKNOWN_RETURN", "event is no JSON object");
    }

    @Test
    void a_shop_that_prints_on_four_by_six_inches_gets_such_labels() throws Exception {
        aws.table().renew();
        var policy = policy().labelSize(LabelSize.FOUR_BY_SIX).build();
        journey = ReturnJourney.begin(
                        aws.table().store(),
                        new BusinessClock(),
                        policy,
                        order("1001").build())
                .registered();
        handler().handleRequest(approved(), new TestContext("r-1"));
        try (PDDocument label = Loader.loadPDF(document("label.pdf").asByteArray())) {
            assertThat(label.getPage(0).getMediaBox().getWidth()).isEqualTo(288);
            assertThat(label.getPage(0).getMediaBox().getHeight()).isEqualTo(432);
        }
        assertThat(document("label.zpl").asUtf8String()).contains("^PW812\n^LL1218\n");
    }

    @Test
    void each_parcel_has_a_label_and_a_number_of_its_own() {
        aws.table().renew();
        var policy = policy().build();
        var order = order("1001").build();
        journey = ReturnJourney.begin(aws.table().store(), new BusinessClock(), policy, order)
                .registered(3);
        handler().handleRequest(approved(), new TestContext("r-1"));
        List<String> numbers = journey.now().state().parcels().stream()
                .map(parcel -> parcel.trackingNumber().orElseThrow())
                .toList();
        assertThat(numbers).hasSize(3).doesNotHaveDuplicates().first().isEqualTo(ReturnJourney.TRACKING_NUMBER);
        assertThat(aws.bucket().keys("labels/demo/" + ReturnJourney.RMA + "/")).hasSize(15);
        assertThat(journey.trail()).containsOnlyOnce("LabelIssued");
    }
}
