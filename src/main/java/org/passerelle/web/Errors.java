package org.passerelle.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a person sees when something does not work: what happened and what to do, in plain words, with a reference that the log has
 * too. The log names neither the person nor what was typed.
 */
@Controller
@ControllerAdvice
class Errors implements ErrorController {

    /** Set by whoever refuses a request for a reason that the status does not tell. */
    static final String REASON = Errors.class.getName() + ".reason";

    private static final Logger log = LoggerFactory.getLogger(Errors.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    @RequestMapping("/error")
    ModelAndView fromContainer(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        var cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var reason = request.getAttribute(REASON);
        return page(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status, reason, cause, request);
    }

    @ExceptionHandler(Refused.class)
    ModelAndView refused(Refused refused) {
        var formats = Formats.in(LocaleContextHolder.getLocale().getLanguage());
        var arguments = refused.arguments().stream().map(formats::argument).toList();
        var model = Map.of("code", "refused." + refused.code(), "arguments", arguments);
        return new ModelAndView("refused", model, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ModelAndView tooLarge(HttpServletRequest request) {
        return page(HttpStatus.PAYLOAD_TOO_LARGE, null, null, request);
    }

    @ExceptionHandler(AccessDeniedException.class)
    ModelAndView forbidden(HttpServletRequest request) {
        return page(HttpStatus.FORBIDDEN, null, null, request);
    }

    @ExceptionHandler(Exception.class)
    ModelAndView anything(Exception exception, HttpServletRequest request) {
        if (exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return page(HttpStatus.valueOf(known.getStatusCode().value()), null, null, request);
        }
        return page(HttpStatus.INTERNAL_SERVER_ERROR, null, exception, request);
    }

    private static ModelAndView page(
            HttpStatus status, @Nullable Object reason, @Nullable Throwable cause, HttpServletRequest request) {
        var reference = reference();
        if (status.is5xxServerError()) {
            log.error("Error {} on {} {}", reference, request.getMethod(), route(request), cause);
        } else {
            log.info("Refused {} with {}: {}", reference, status.value(), request.getMethod());
        }
        var model = Map.of("kind", reason == null ? kind(status) : reason, "reference", reference);
        return new ModelAndView("error", model, status);
    }

    /** Texts exist for these; the others are told as the nearest of them. */
    private static String kind(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN, UNAUTHORIZED -> "403";
            case PAYLOAD_TOO_LARGE -> "413";
            default -> status.is4xxClientError() ? "404" : "500";
        };
    }

    /** The pattern and not the path, which may hold a link's secret or a case number. */
    private static Object route(HttpServletRequest request) {
        var pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
        return pattern == null ? "(no route)" : pattern;
    }

    private static String reference() {
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
