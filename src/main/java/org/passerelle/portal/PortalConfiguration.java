package org.passerelle.portal;

import org.passerelle.web.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    @Bean
    PublicPaths portalPublicPaths() {
        return new PublicPaths("/apply", "/apply/**");
    }
}
