package dev.kehrwieder.platform.holiday;

import de.focus_shift.jollyday.core.Holiday;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A calendar of Jollyday's own, read by the JDK's parser: its JAXB module does the same with seven more jars and a third of
 * a second at the first use.
 */
record CalendarFile(String hierarchy, CalendarRules rules, List<CalendarFile> parts) {
    /** @return empty where Jollyday has no calendar of the country */
    static Optional<CalendarFile> read(String country) {
        String name = "/holidays/Holidays_" + country + ".xml";
        try (InputStream in = Holiday.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(of(root(in)));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("Jollyday's calendar " + name + " can't be read", e);
        }
    }

    private static Element root(InputStream in) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(in).getDocumentElement();
    }

    private static CalendarFile of(Element element) {
        List<CalendarFile> parts = children(element, "SubConfigurations", CalendarFile::of);
        List<CalendarRules> rules = children(element, "Holidays", CalendarRules::of);
        return new CalendarFile(element.getAttribute("hierarchy"), rules.getFirst(), parts);
    }

    /** The elements of that name directly below, each made into something. */
    static <T> List<T> children(Element parent, String name, Function<Element, ? extends T> make) {
        List<T> made = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                made.add(make.apply(element));
            }
        }
        return List.copyOf(made);
    }
}
