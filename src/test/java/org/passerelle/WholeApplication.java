package org.passerelle;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The application as it is served, on a database thrown away at the end, with nothing that works by itself: tests move the time. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        properties = {"passerelle.data=", "passerelle.letters.press=false", "camunda.bpm.job-execution.enabled=false"})
public @interface WholeApplication {}
