package org.passerelle.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** One BPMN or DMN file of a folder as plain XML, so that a file the engine would not take can still be looked through. */
record ModelFile(String name, String source, Document document) {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA_BPMN = "http://camunda.org/schema/1.0/bpmn";
    static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";

    /** @throws SAXException when the file is not well-formed */
    static ModelFile parse(Path file, String source) throws SAXException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler() {
                @Override
                public void fatalError(SAXParseException e) throws SAXException {
                    throw new SAXException("line " + e.getLineNumber() + ": " + e.getMessage());
                }
            });
            var document = builder.parse(new org.xml.sax.InputSource(new java.io.StringReader(source)));
            return new ModelFile(file.getFileName().toString(), source, document);
        } catch (ParserConfigurationException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isBpmn() {
        return name.endsWith(".bpmn");
    }

    String baseName() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** All elements of these local names, in the order of the file; of any name when none is given. */
    List<Element> elements(String... names) {
        var wanted = Set.of(names);
        var found = new ArrayList<Element>();
        var all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            var element = (Element) all.item(i);
            if (wanted.isEmpty() || wanted.contains(element.getLocalName())) found.add(element);
        }
        return found;
    }

    Set<String> ids() {
        var ids = new HashSet<String>();
        elements().forEach(element -> ids.add(element.getAttribute("id")));
        return ids;
    }

    static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(name)) found.add(element);
        }
        return found;
    }

    /** What the element is called towards people: the BPMN element or the row of the table it stands in. */
    static String place(Element element) {
        var fallback = "-";
        for (Node node = element; node instanceof Element each; node = node.getParentNode()) {
            var id = each.getAttribute("id");
            if (id.isEmpty() || CAMUNDA_BPMN.equals(each.getNamespaceURI())) continue;
            boolean entry = each.getLocalName().endsWith("Entry");
            if (!entry) return id;
            fallback = id;
        }
        return fallback;
    }

    static String camunda(Element element, String attribute) {
        return element.getAttributeNS(CAMUNDA_BPMN, attribute);
    }
}
