package org.passerelle.web;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may send which request, and what browsers are told. Everything is closed but what a module opens with {@link PublicPaths};
 * what a signed-in person may do with a case is decided by the pages, per structure.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    @Bean
    PublicPaths ownPublicPaths() {
        return new PublicPaths(
                "/", "/*.css", "/*.js", "/*.svg", "/fonts/**", "/webjars/**", "/error", "/actuator/health");
    }

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http,
            ObjectProvider<PublicPaths> open,
            AuthenticationSuccessHandler success,
            AuthenticationFailureHandler failure,
            SessionLost refused)
            throws Exception {
        var openPaths =
                open.stream().flatMap(paths -> Stream.of(paths.patterns())).toArray(String[]::new);
        http.authorizeHttpRequests(
                requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(openPaths)
                        .permitAll()
                        .requestMatchers("/administration/**")
                        .hasAuthority("Administrator")
                        .anyRequest()
                        .authenticated());
        http.formLogin(form -> form.loginPage("/sign-in")
                .usernameParameter("email")
                .successHandler(success)
                .failureHandler(failure));
        http.logout(out -> out.logoutRequestMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out"))
                .logoutSuccessUrl("/sign-in?out"));
        http.exceptionHandling(refusals -> refusals.accessDeniedHandler(refused));
        http.requestCache(cache -> cache.requestCache(onlyPages()));
        http.headers(SecurityConfiguration::tellBrowsers);
        return http.build();
    }

    private static void tellBrowsers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY));
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(permissions -> permissions.policy("camera=(), microphone=(), geolocation=()"));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }

    /** After the sign-in people come back to the page they asked for: to GET requests, under their own address. */
    private static HttpSessionRequestCache onlyPages() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && Arrays.stream(new String[] {"/favicon", "/actuator", "/apple-"})
                        .noneMatch(request.getRequestURI()::startsWith)
                && request.getHeader("HX-Request") == null);
        return cache;
    }
}
