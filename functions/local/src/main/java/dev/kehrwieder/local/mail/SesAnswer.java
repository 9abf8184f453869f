package dev.kehrwieder.local.mail;

import dev.kehrwieder.local.web.Html;

/** An answer of SES version 1, in the XML that its Query protocol uses. */
sealed interface SesAnswer {
    String NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";

    int status();

    String xml(String requestId);

    /** The result element's content is markup. */
    record Done(String action, String result) implements SesAnswer {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public String xml(String requestId) {
            return """
                    <%1$sResponse xmlns="%2$s"><%1$sResult>%3$s</%1$sResult>\
                    <ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata></%1$sResponse>
                    """
                    .formatted(action, NAMESPACE, result, requestId);
        }
    }

    /** The sender's fault below 500, ours from there on. */
    record Refused(int status, String code, String message) implements SesAnswer {
        static Refused invalid(String message) {
            return new Refused(400, "InvalidParameterValue", message);
        }

        @Override
        public String xml(String requestId) {
            return """
                    <ErrorResponse xmlns="%s"><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>\
                    <RequestId>%s</RequestId></ErrorResponse>
                    """
                    .formatted(NAMESPACE, status < 500 ? "Sender" : "Receiver", code, Html.escape(message), requestId);
        }
    }
}
