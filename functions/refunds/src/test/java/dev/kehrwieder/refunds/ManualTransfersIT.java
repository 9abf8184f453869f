package dev.kehrwieder.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.PaymentProviders;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.core.usecase.RetryRefund;
import dev.kehrwieder.platform.aws.LocalAws;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.function.TestContext;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.platform.store.DynamoBankTransfers;
import dev.kehrwieder.platform.time.BusinessClock;
import dev.kehrwieder.refunds.manual.ManualPaymentProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A refund that failed and is paid by bank transfer instead, in the real table. */
final class ManualTransfersIT {
    private static final String IBAN = "DE89370400440532013000";
    private static final String ACCOUNTS =
            """
            {"payment/manual/demo":"{\\"name\\":\\"Demo Schuhe\\",\\"iban\\":\\"NL91ABNA0417164300\\",\\"bic\\":\\"ABNANL2A\\"}"}""";

    private static LocalAws aws;

    private final BusinessClock clock = new BusinessClock();
    private Store store;
    private RecordRefund record;
    private RetryRefund retry;
    private ReturnJourney journey;
    private ManualPaymentProvider provider;
    private RefundsApiHandler handler;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
        aws.table();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void aRefundFailed() {
        aws.table().renew();
        store = aws.table().store();
        Commits commits = new Commits(store, new Random(7), pause -> {}, clock);
        record = new RecordRefund(store, commits, clock);
        retry = new RetryRefund(store, commits, new PaymentProviders(List.of()), record, clock);
        journey = ReturnJourney.begin(store, clock)
                .registered()
                .labelled()
                .delivered()
                .inspected()
                .settled()
                .submitted("re_1");
        say(1, new Answer.Failed(Optional.of("re_1"), "declined"), "evt_1");
        provider = new ManualPaymentProvider(
                new DynamoBankTransfers(aws.table().client(), aws.table().name()), store, clock);
        handler = handler(ACCOUNTS);
    }

    private static RefundsApiHandler handler(String secrets) {
        Map<String, String> environment = aws.environment(FunctionNames.REFUNDS_API);
        environment.put("PAYMENT_STRIPE_URL", "http://127.0.0.1:1");
        environment.put("PAYMENT_LOCAL_URL", "http://127.0.0.1:1");
        environment.put("SECRETS_FIXED", secrets);
        return new RefundsApiHandler(environment);
    }

    private void say(int number, Answer answer, String event) {
        record.record(journey.key(), number, Optional.of(answer), "test", new InboxMark("test", event));
    }

    private Refund refund(int number) {
        return journey.now().refund(number).orElseThrow();
    }

    /** The failed refund's place is taken by a transfer, which is put on the list. */
    private void transferred(String iban) {
        retried(iban);
        say(2, provider.refund(refund(2)), "listed");
    }

    private void retried(String iban) {
        Iban account = Iban.parse(iban).orElseThrow();
        retry.retry(
                journey.key(), 1, new RetryRefund.Means.BankTransfer(account, "Jürgen Groß"), "test", Optional.empty());
    }

    private APIGatewayProxyResponseEvent call(ApiRoute route, String... path) {
        return handler.handleRequest(ApiCall.to(route, path).as(Role.FINANCE).event(), new TestContext("r-1"));
    }

    private JsonNode json(ApiRoute route, int status, String... path) {
        APIGatewayProxyResponseEvent answer = call(route, path);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Json.parse(answer.getBody());
    }

    private JsonNode listed(String status) {
        APIGatewayProxyResponseEvent answer = handler.handleRequest(
                ApiCall.to(ApiRoute.LIST_TRANSFERS)
                        .as(Role.FINANCE)
                        .query("status", status)
                        .event(),
                new TestContext("r-1"));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Json.parse(answer.getBody()).get("items");
    }

    @Test
    void a_transfer_is_listed_exported_paid_and_bounced() {
        transferred(IBAN);
        assertThat(refund(2).status()).isEqualTo(RefundStatus.SUBMITTED);
        assertThat(provider.refund(refund(2))).isEqualTo(new Answer.Pending("R7F3K9X2M42-M2"));
        assertThat(listed("OPEN")).singleElement().satisfies(transfer -> {
            assertThat(transfer.get("id").stringValue()).isEqualTo("R7F3K9X2M42-M2");
            assertThat(transfer.get("amount").stringValue()).isEqualTo("30.00");
            assertThat(transfer.toString()).doesNotContain(IBAN, "Groß");
        });

        JsonNode export = json(ApiRoute.EXPORT_TRANSFERS, 201);
        assertThat(export.get("transfers").intValue()).isEqualTo(1);
        assertThat(export.get("total").stringValue()).isEqualTo("30.00");
        String id = export.get("id").stringValue();
        String file = call(ApiRoute.GET_TRANSFER_EXPORT, id).getBody();
        assertThat(file)
                .contains("<EndToEndId>R7F3K9X2M42-M2</EndToEndId>", "<IBAN>" + IBAN, "<Nm>Juergen Gross</Nm>")
                .contains("<MsgId>" + id + "</MsgId>");
        assertThat(call(ApiRoute.GET_TRANSFER_EXPORT, id).getBody()).isEqualTo(file);
        assertThat(listed("EXPORTED")).hasSize(1);
        assertThat(json(ApiRoute.EXPORT_TRANSFERS, 409).get("code").stringValue())
                .isEqualTo("INVALID_STATE");

        json(ApiRoute.TRANSFER_PAID, 200, "R7F3K9X2M42-M2");
        json(ApiRoute.TRANSFER_PAID, 200, "R7F3K9X2M42-M2");
        assertThat(refund(2).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(journey.trail()).containsOnlyOnce("RefundSucceeded").endsWith("ReturnClosed");
        assertThat(provider.find(refund(2))).contains(new Answer.Succeeded("R7F3K9X2M42-M2"));

        json(ApiRoute.TRANSFER_BOUNCED, 200, "R7F3K9X2M42-M2");
        assertThat(refund(2).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(refund(2).failureReason()).contains("bounced");
        json(ApiRoute.TRANSFER_PAID, 409, "R7F3K9X2M42-M2");
    }

    @Test
    void a_refund_whose_transfer_was_paid_before_a_crash_is_healed_by_the_same_call() {
        transferred(IBAN);
        json(ApiRoute.EXPORT_TRANSFERS, 201);
        DynamoBankTransfers list =
                new DynamoBankTransfers(aws.table().client(), aws.table().name());
        var exported = list.read(journey.key(), 2).orElseThrow();
        list.commit(List.of(exported.paid(clock.instant())), Optional.empty());
        assertThat(refund(2).status()).isEqualTo(RefundStatus.SUBMITTED);
        json(ApiRoute.TRANSFER_PAID, 200, "R7F3K9X2M42-M2");
        assertThat(refund(2).status()).isEqualTo(RefundStatus.SUCCEEDED);
    }

    @Test
    void ten_people_at_the_button_make_one_export() throws Exception {
        transferred(IBAN);
        List<Callable<Integer>> presses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            presses.add(() -> call(ApiRoute.EXPORT_TRANSFERS).getStatusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> press : people.invokeAll(presses)) {
                statuses.add(press.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void what_no_file_can_take_is_listed_with_its_reason_and_paid_by_hand() {
        retried(IBAN);
        store.commit(List.of(new Write.PutReturnPerson(journey.key(), Person.nobody())));
        say(2, provider.refund(refund(2)), "listed");
        assertThat(refund(2).status()).isEqualTo(RefundStatus.REQUIRES_ACTION);
        assertThat(listed("NOT_EXPORTABLE")).singleElement().satisfies(transfer -> assertThat(
                        transfer.get("problem").stringValue())
                .isEqualTo("NO_ACCOUNT"));
        json(ApiRoute.EXPORT_TRANSFERS, 409);
        json(ApiRoute.TRANSFER_BOUNCED, 409, "R7F3K9X2M42-M2");
        json(ApiRoute.TRANSFER_PAID, 200, "R7F3K9X2M42-M2");
        assertThat(refund(2).status()).isEqualTo(RefundStatus.SUCCEEDED);
    }

    @Test
    void another_currency_is_never_exported() {
        Refund ofOurs = refund(1);
        Refund francs = Refund.reserved(
                journey.key(),
                7,
                ofOurs.target(),
                Money.of(new BigDecimal("30.00"), Currency.getInstance("CHF")),
                clock.instant(),
                clock.instant());
        assertThat(provider.refund(francs)).isEqualTo(new Answer.RequiresAction("R7F3K9X2M42-M7"));
        assertThat(listed("NOT_EXPORTABLE")).singleElement().satisfies(transfer -> assertThat(
                        transfer.get("problem").stringValue())
                .isEqualTo("CURRENCY"));
    }

    @Test
    void erased_details_leave_neither_a_file_nor_a_transfer_that_waits() {
        transferred(IBAN);
        String id = json(ApiRoute.EXPORT_TRANSFERS, 201).get("id").stringValue();
        store.commit(List.of(new Write.PutReturnPerson(journey.key(), Person.nobody())));
        json(ApiRoute.GET_TRANSFER_EXPORT, 409, id);
    }

    @Test
    void a_transfer_whose_details_were_erased_is_set_aside_by_the_export() {
        transferred(IBAN);
        store.commit(List.of(new Write.PutReturnPerson(journey.key(), Person.nobody())));
        json(ApiRoute.EXPORT_TRANSFERS, 409);
        assertThat(listed("NOT_EXPORTABLE")).hasSize(1);
    }

    @Test
    void strangers_names_and_a_shop_without_an_account_are_refused() {
        transferred(IBAN);
        for (String id : List.of("R7F3K9X2M42-M9", "R7F3K9X2M42", "x", "R0-M1")) {
            json(ApiRoute.TRANSFER_PAID, 404, id);
        }
        json(ApiRoute.GET_TRANSFER_EXPORT, 404, "XNONE");
        for (String secrets : List.of("{}", "{\"payment/manual/demo\":\"{}\"}", "{\"payment/manual/demo\":\"DE89\"}")) {
            handler = handler(secrets);
            json(ApiRoute.EXPORT_TRANSFERS, 409);
        }
        assertThat(listed("OPEN")).hasSize(1);
    }

    @Test
    void others_than_finance_see_nothing_of_it() {
        for (ApiRoute route : List.of(ApiRoute.LIST_TRANSFERS, ApiRoute.EXPORT_TRANSFERS)) {
            for (Role role : List.of(Role.STOREFRONT, Role.WAREHOUSE, Role.SUPPORT)) {
                assertThat(handler.handleRequest(ApiCall.to(route).as(role).event(), new TestContext("r-1"))
                                .getStatusCode())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void no_log_names_an_account_or_its_holder() {
        try (CapturedOutput output = new CapturedOutput()) {
            transferred(IBAN);
            String id = json(ApiRoute.EXPORT_TRANSFERS, 201).get("id").stringValue();
            call(ApiRoute.GET_TRANSFER_EXPORT, id);
            assertThat(output.text()).doesNotContain(IBAN, "Groß", "Gross");
        }
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var answer = handler.handleRequest(
                ApiCall.to(ApiRoute.LIST_TRANSFERS)
                        .as(Role.FINANCE)
                        .query("cursor", "x")
                        .event(),
                new TestContext("r-1"));
        assertThat(answer.getStatusCode()).isEqualTo(422);
    }
}
