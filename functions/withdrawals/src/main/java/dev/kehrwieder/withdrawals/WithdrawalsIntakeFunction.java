package dev.kehrwieder.withdrawals;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.core.usecase.RegisterReturn;
import dev.kehrwieder.core.usecase.TakeUpWithdrawal;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.deployment.EventConsumer;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import java.time.Duration;
import java.util.Map;

/** The function {@code withdrawals-intake}, put together. */
public final class WithdrawalsIntakeFunction extends FunctionStart {
    private static final Duration MESSAGE_BUDGET = Duration.ofSeconds(5);

    /** Reads the process's environment. */
    public WithdrawalsIntakeFunction() {
        this(System.getenv());
    }

    public WithdrawalsIntakeFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        RegisterReturn register = new RegisterReturn(
                deployment.store(),
                deployment.commits(),
                deployment.periods(),
                deployment.ids(),
                deployment.businessClock());
        TakeUpWithdrawal takeUp = new TakeUpWithdrawal(
                deployment.store(), deployment.commits(), register, deployment.periods(), deployment.businessClock());
        EventConsumer consumer = takeUp::on;
        super(FunctionModule.of(
                TakeUpWithdrawal.NAME,
                SQSEvent.class,
                SQSBatchResponse.class,
                deployment.consumer(MESSAGE_BUDGET, consumer)));
    }
}
