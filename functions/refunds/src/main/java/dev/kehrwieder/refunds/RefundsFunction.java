package dev.kehrwieder.refunds;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.usecase.ConsumerResult;
import dev.kehrwieder.core.usecase.PayRefund;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.core.usecase.SettleReturn;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.deployment.EventConsumer;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import java.time.Duration;
import java.util.Map;

/** The function {@code refunds}, put together. */
public final class RefundsFunction extends FunctionStart {
    /** A provider may take its time; the call gives up after ten seconds. */
    private static final Duration MESSAGE_BUDGET = Duration.ofSeconds(15);

    /** Reads the process's environment. */
    public RefundsFunction() {
        this(System.getenv());
    }

    public RefundsFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        SettleReturn settle = new SettleReturn(
                deployment.store(), deployment.commits(), deployment.periods(), deployment.businessClock());
        RecordRefund record = new RecordRefund(deployment.store(), deployment.commits(), deployment.businessClock());
        PayRefund pay =
                new PayRefund(deployment.store(), KnownProviders.of(deployment), record, deployment.businessClock());
        EventConsumer consumer = event -> on(event, settle, pay);
        super(FunctionModule.of(
                SettleReturn.NAME,
                SQSEvent.class,
                SQSBatchResponse.class,
                deployment.consumer(MESSAGE_BUDGET, consumer)));
    }

    private static ConsumerResult on(StoredEvent event, SettleReturn settle, PayRefund pay) {
        try {
            return switch (event.event()) {
                case ReturnEvent.RefundReserved reserved -> pay.on(event.ofReturn(), event.id(), reserved.refund());
                case ReturnEvent.RefundResumed resumed -> pay.on(event.ofReturn(), event.id(), resumed.refund());
                default -> settle.on(event.ofReturn(), event.id());
            };
        } catch (PaymentProvider.Fault e) {
            throw new RetryLater("PAYMENT_PROVIDER", e);
        }
    }
}
