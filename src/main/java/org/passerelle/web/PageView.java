package org.passerelle.web;

import freemarker.template.SimpleHash;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.springframework.web.servlet.view.freemarker.FreeMarkerView;

/**
 * A page with what every page needs in its model. It is made completely before the first byte goes out: a fault in it becomes an error
 * page and not half a page, and a session is begun only for a page that has a form.
 */
public class PageView extends FreeMarkerView {

    @Override
    protected void exposeHelpers(Map<String, Object> model, HttpServletRequest request) {
        obtainApplicationContext().getBean(PageModel.class).fill(model, request);
    }

    @Override
    protected void processTemplate(Template template, SimpleHash model, HttpServletResponse response)
            throws IOException, TemplateException {
        var page = new StringWriter(16_384);
        template.process(model, page);
        response.getWriter().write(page.toString());
    }
}
