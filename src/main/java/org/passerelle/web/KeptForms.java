package org.passerelle.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.shared.Texts;
import org.springframework.stereotype.Component;

/** A form that is still being filled in, as a column of JSON: what was typed, right or wrong. */
@Component
public class KeptForms {

    /** More than any field accepts, so that a text too long comes back whole, to be shortened; less than would fill a disk. */
    private static final int LONGEST_VALUE = 100_000;

    private static final TypeReference<LinkedHashMap<String, List<String>>> FIELDS = new TypeReference<>() {};

    private final ObjectMapper json;

    KeptForms(ObjectMapper json) {
        this.json = json;
    }

    public Form read(String column) {
        try {
            return Form.of(json.readValue(column, FIELDS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was kept, with these fields as they were typed now; other fields typed are not taken. */
    public String write(Form kept, Collection<String> fields, Form typed) {
        var values = new LinkedHashMap<String, List<String>>(kept.values());
        for (var field : fields) {
            values.remove(field);
            if (typed.has(field)) values.put(field, List.of(storable(typed.value(field))));
        }
        return write(values);
    }

    private String write(Map<String, List<String>> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String storable(String value) {
        return Texts.start(value, LONGEST_VALUE);
    }
}
