package app.hearth.homenet;

import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.SchedulerReplies;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequests;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scheduler's address (sched/sched_main.cpp). */
final class SchedulerPage {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulerPage.class);
    private static final int MAX_REQUEST = 4 << 20;

    private final Scheduler scheduler;

    SchedulerPage(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void answer(Exchange exchange) throws IOException {
        if (!exchange.method().equals("POST")) {
            exchange.answer(405, "text/plain", "Clients send scheduler requests here.\n");
            return;
        }
        exchange.answer(200, "text/xml", SchedulerReplies.write(reply(exchange.body(MAX_REQUEST))));
    }

    private SchedulerReply reply(byte[] body) {
        if (body.length > MAX_REQUEST) return scheduler.refusal("The request is longer than this network accepts");
        try {
            return scheduler.answer(SchedulerRequests.parse(body, MAX_REQUEST));
        } catch (ProtocolException e) {
            LOG.debug("Refused a scheduler request: {}", e.getMessage());
            return scheduler.refusal("The request was not understood: " + e.getMessage());
        }
    }
}
