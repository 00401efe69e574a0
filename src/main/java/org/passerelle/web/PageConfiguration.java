package org.passerelle.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.freemarker.FreeMarkerProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.view.freemarker.FreeMarkerViewResolver;

/** The texts, and our view in place of Spring Boot's. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    /** Boot makes none unless there is a bundle without a language, which we do not want: a missing text must be noticed. */
    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    @ConditionalOnWebApplication
    FreeMarkerViewResolver freeMarkerViewResolver(FreeMarkerProperties properties) {
        var resolver = new FreeMarkerViewResolver();
        properties.applyToMvcViewResolver(resolver);
        resolver.setViewClass(PageView.class);
        return resolver;
    }
}
